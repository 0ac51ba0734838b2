-- A row an incident or day on which people were reported killed: best, least and greatest report, the report trusted most.
-- told: claims with their words, and the incident and its first day (event_day)
WITH reports AS (
    SELECT t.*, s.name AS source_name, s.kind AS source_kind, coalesce(s.reliability, 'F') AS grade,
           coalesce(a.story_id, t.article_id, t.claim_id) AS voice
    FROM told t
    LEFT JOIN sources_as_corrected s ON s.source_id = t.source_id
    LEFT JOIN stories a ON a.article_id = t.article_id
    WHERE t.measure = 'killed' AND t.unit IN ('person', 'body') AND t.basis IN ('event', 'daily')
      AND t.status IN ('asserted', 'revised') AND t.subset_of IS NULL AND t.event_day IS NOT NULL
),
-- Figures that are told as part of a report's figure: the civilians among its dead.
civilians AS (
    SELECT subset_of AS claim_id, sum(value) AS deaths
    FROM told
    WHERE measure = 'killed' AND population = 'civilian' AND value IS NOT NULL
    GROUP BY subset_of
),
weighed AS (
    SELECT r.*, c.deaths AS civilian_part,
           min(coalesce(r.low, r.value)) OVER w AS least, max(coalesce(r.high, r.value, r.low)) OVER w AS greatest,
           count(DISTINCT r.voice) OVER w AS voices,
           row_number() OVER (PARTITION BY r.incident ORDER BY r.value IS NULL, grade, r.published_on DESC NULLS LAST, r.claim_id) AS rank
    FROM reports r
    LEFT JOIN civilians c ON c.claim_id = r.claim_id
    WINDOW w AS (PARTITION BY r.incident)
),
chosen AS (
    SELECT *, coalesce(value, low, high) AS best FROM weighed WHERE rank = 1
),
-- The units that each place lies in, by walking up to the country.
within AS (
    WITH RECURSIVE up AS (
        SELECT place_id AS leaf, place_id, name, kind, parent FROM places
        UNION ALL
        SELECT up.leaf, p.place_id, p.name, p.kind, p.parent FROM up JOIN places p ON p.place_id = up.parent
    )
    SELECT leaf AS place_id, max(name) FILTER (kind = 'admin1') AS admin1, max(name) FILTER (kind = 'admin2') AS admin2,
           max(name) FILTER (kind = 'country') AS country_name
    FROM up GROUP BY leaf
)
SELECT c.incident AS id, c.claim_id, c.event_day AS as_of, coalesce(c.period_start, c.event_day) AS date_start, c.event_day AS date_end,
       c.date_prec, c.basis, c.population, c.best, least(c.least, c.best) AS low, greatest(c.greatest, c.best) AS high,
       CASE WHEN c.population = 'civilian' THEN c.best ELSE least(coalesce(c.civilian_part, 0), c.best) END AS civilians,
       c.quantifier, coalesce(c.source_name, c.source) AS source, c.source_kind, c.voices, c.publisher, c.published_on,
       c.title, c.url, c.sentence, coalesce(p.name, c.place) AS place, c.place AS place_words, c.place_id, p.country,
       within.country_name, within.admin1, within.admin2, p.latitude, p.longitude, coalesce(c.where_prec, p.where_prec) AS where_prec,
       k.name AS conflict, c.is_sample
FROM chosen c
LEFT JOIN places p ON p.place_id = c.place_id
LEFT JOIN within ON within.place_id = c.place_id
LEFT JOIN conflicts k ON k.conflict_id = c.conflict_id
ORDER BY c.event_day, id;
