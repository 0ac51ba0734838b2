-- A running total falls only where a count began again: between the first figure of a phase and the first that was kept.
-- severity: error
WITH days AS (
    SELECT measure, unit, scope, place, basis, period_start, lineage, date, best, lag(best) OVER curve AS before
    FROM tolls
    WHERE basis = 'cumulative'
    WINDOW curve AS (PARTITION BY measure, unit, scope, place, period_start, lineage ORDER BY date)
),
openings AS (
    SELECT series_id, phase, measure, unit, scope, place, basis, period_start, lineage,
           min(series_claims.as_of) AS first, min(series_claims.as_of) FILTER (role = 'kept') AS first_kept
    FROM series_claims JOIN series USING (series_id)
    WHERE phase > 0
    GROUP BY ALL
)
SELECT measure, scope, place, period_start, lineage, date, before, best
FROM days
WHERE best < before AND NOT EXISTS (
    FROM openings o
    WHERE days.date BETWEEN o.first AND coalesce(o.first_kept, o.first)
      AND (o.measure, o.unit, o.scope, o.place, o.basis) = (days.measure, days.unit, days.scope, days.place, days.basis)
      AND o.period_start IS NOT DISTINCT FROM days.period_start
      AND (days.lineage IS NULL OR o.lineage = days.lineage)
);
