-- The last day of every pooled curve on which a source still speaks, with the sources behind it.
WITH last_day AS (
    SELECT * FROM tolls
    WHERE lineage IS NULL
    QUALIFY row_number() OVER (
        PARTITION BY measure, unit, scope, place_id, place, basis, period_start ORDER BY projected, date DESC) = 1
),
voices AS (
    SELECT DISTINCT measure, unit, scope, place_id, place, basis, period_start, lineage
    FROM tolls WHERE lineage IS NOT NULL
),
-- A lineage may write the place another way; the place_id, where there is one, decides.
sources AS (
    SELECT measure, unit, scope, coalesce(place_id, lower(place)) AS where_key, basis, period_start,
           list_sort(list(DISTINCT lineage)) AS sources
    FROM voices GROUP BY ALL
)
SELECT t.measure, t.unit, t.scope, t.place, t.basis, t.period_start, t.date, t.low, t.best, t.high, t.projected,
       t.claims, t.lineages, s.sources
FROM last_day t
LEFT JOIN sources s
  ON s.measure = t.measure AND s.unit = t.unit AND s.scope = t.scope AND s.basis = t.basis
 AND s.where_key = coalesce(t.place_id, lower(t.place)) AND s.period_start IS NOT DISTINCT FROM t.period_start
ORDER BY t.measure, t.place, t.scope, t.unit, t.basis, t.period_start NULLS FIRST;
