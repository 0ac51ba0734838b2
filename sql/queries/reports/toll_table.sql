-- The newest tolls for the terminal, those with most claims first, and all the sources behind each.
WITH behind AS (
    SELECT measure, unit, scope, coalesce(place_id, lower(place)) AS place, basis, period_start,
           count(DISTINCT lineage) AS sources
    FROM tolls
    WHERE lineage IS NOT NULL
    GROUP BY ALL
),
newest AS (
    FROM tolls
    WHERE lineage IS NULL AND NOT projected
    QUALIFY row_number() OVER (PARTITION BY measure, unit, scope, place, basis, period_start ORDER BY date DESC) = 1
)
SELECT t.measure || CASE t.unit WHEN 'person' THEN '' ELSE ' (' || t.unit || ')' END AS measure,
       t.scope, t.place, t.period_start, t.date, t.low, t.best, t.high, t.claims, b.sources,
       t.place_id, p.name AS on_map
FROM newest t
LEFT JOIN places p ON p.place_id = t.place_id
LEFT JOIN behind b
  ON b.measure = t.measure AND b.unit = t.unit AND b.scope = t.scope AND b.basis = t.basis
 AND b.place = coalesce(t.place_id, lower(t.place)) AND b.period_start IS NOT DISTINCT FROM t.period_start
ORDER BY t.claims DESC, b.sources DESC, t.measure, t.place, t.scope, t.period_start;
