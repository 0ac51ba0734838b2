-- The newest figure of each series of a lineage, with the claim that it rests on. $lineage: source_id, or name as key
SELECT t.measure, t.unit, t.scope, t.place, t.basis, t.period_start, t.date, t.low, t.best, t.high, t.claims, t.low_claim
FROM tolls t
WHERE t.lineage = $lineage AND NOT t.projected
QUALIFY row_number() OVER (
    PARTITION BY t.measure, t.unit, t.scope, t.place_id, t.place, t.basis, t.period_start ORDER BY t.date DESC) = 1
ORDER BY t.claims DESC, t.measure, t.place, t.scope, t.period_start;
