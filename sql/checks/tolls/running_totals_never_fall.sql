-- A running total falls only where a count began again: on the first day of a phase of one of its series.
-- severity: error
WITH days AS (
    SELECT measure, unit, scope, place, basis, period_start, lineage, date, best, lag(best) OVER curve AS before
    FROM tolls
    WHERE basis = 'cumulative'
    WINDOW curve AS (PARTITION BY measure, unit, scope, place, period_start, lineage ORDER BY date)
),
openings AS (
    SELECT series_id, phase, measure, unit, scope, place, basis, period_start, lineage, min(series_claims.as_of) AS opens
    FROM series_claims JOIN series USING (series_id)
    WHERE phase > 0
    GROUP BY ALL
)
SELECT measure, scope, place, period_start, lineage, date, before, best
FROM days
WHERE best < before AND NOT EXISTS (
    FROM openings o
    WHERE o.opens = days.date
      AND (o.measure, o.unit, o.scope, o.place, o.basis) = (days.measure, days.unit, days.scope, days.place, days.basis)
      AND o.period_start IS NOT DISTINCT FROM days.period_start
      AND (days.lineage IS NULL OR o.lineage = days.lineage)
);
