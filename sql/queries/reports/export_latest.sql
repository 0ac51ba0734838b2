-- The newest toll of each pooled curve on which a source still speaks, with its place. curves: rows of tolls
SELECT t.*, p.name AS place_name, p.kind AS place_kind, p.country, p.latitude, p.longitude, p.where_prec
FROM curves t
LEFT JOIN places p ON p.place_id = t.place_id
WHERE t.lineage IS NULL AND NOT t.projected
QUALIFY row_number() OVER (
    PARTITION BY t.measure, t.unit, t.scope, t.place_id, t.place, t.basis, t.period_start ORDER BY t.date DESC) = 1
ORDER BY t.measure, t.place, t.scope, t.unit, t.basis, t.period_start NULLS FIRST;
