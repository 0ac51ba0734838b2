-- Pooled tolls that a claim holds up or down: days on which it binds low or high. $id: claim_id
SELECT measure, scope, place, period_start, 'low' AS bound, count(*) AS days, min(date) AS first, max(date) AS last
FROM tolls WHERE lineage IS NULL AND low_claim = $id GROUP BY ALL
UNION ALL
SELECT measure, scope, place, period_start, 'high', count(*), min(date), max(date)
FROM tolls WHERE lineage IS NULL AND high_claim = $id GROUP BY ALL
ORDER BY ALL;
