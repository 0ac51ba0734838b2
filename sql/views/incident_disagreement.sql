-- Incidents of which several figures were reported: the least and the greatest, and who gave them. Figures of one incident are those that tell of the same one (coreference), and figures of one day at one place.
-- key: incident, basis, measure, unit, population
--
-- incident     coreference of its claims, else place and day
-- basis        event or daily
-- measure      what is counted
-- unit         person, household, body ...
-- population   class of people
-- place        where, as first named
-- as_of        first day it is told of
-- least        lowest figure
-- least_by     who gave it
-- greatest     highest figure
-- greatest_by  who gave it
-- ratio        greatest by least; null where the least is nought
-- claims       claims that tell of it
-- claim_ids    those claims, the lowest figure first
CREATE OR REPLACE VIEW incident_disagreement AS
WITH told AS (
    SELECT *, coalesce(value, low, high) AS number, coalesce(source_id, source, 'nobody named') AS who,
           -- A district or a whole country sees several incidents a day: there only a figure of the day is one figure.
           CASE WHEN where_prec <= 3 OR basis = 'daily' THEN place_id || ' ' || as_of::VARCHAR END AS spot
    FROM claims_as_corrected
    WHERE basis IN ('event', 'daily') AND status IN ('asserted', 'revised') AND subset_of IS NULL
      AND (article_id IS NULL OR published_on IS NOT NULL)
),
grouped AS (
    SELECT *, coalesce(coreference, CASE WHEN spot IS NOT NULL THEN min(coreference) OVER same_day END, spot) AS incident
    FROM told
    WHERE number IS NOT NULL AND as_of IS NOT NULL
    WINDOW same_day AS (PARTITION BY basis, measure, unit, population, spot, period_start)
)
SELECT incident, basis, measure, unit, population, arg_min(place, published_on) AS place, min(as_of) AS as_of,
       min(number) AS least, arg_min(who, number) AS least_by, max(number) AS greatest, arg_max(who, number) AS greatest_by,
       round(max(number) / nullif(min(number), 0), 3) AS ratio, count(*) AS claims,
       list(claim_id ORDER BY number, claim_id) AS claim_ids
FROM grouped
WHERE incident IS NOT NULL
GROUP BY incident, basis, measure, unit, population
-- What one source says of a place and a day in one article is of several incidents rather than at odds with itself.
HAVING max(number) > min(number) AND count(DISTINCT (coalesce(article_id, claim_id), who)) > 1
ORDER BY as_of DESC, incident, measure, population;
