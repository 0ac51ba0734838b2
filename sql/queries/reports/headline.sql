-- The curve that rests on most claims, day by day; people killed before any other measure.
WITH curves AS (
    SELECT measure, unit, scope, place, basis, period_start, max(claims) AS claims, max(best) AS best
    FROM tolls
    WHERE lineage IS NULL AND NOT projected AND basis = 'cumulative'
    GROUP BY ALL
),
headline AS (
    FROM curves ORDER BY measure = 'killed' DESC, claims DESC, best DESC, place, scope, period_start LIMIT 1
)
SELECT t.measure, t.place, t.scope, t.period_start, t.date, t.low, t.best, t.high, t.projected
FROM tolls t
SEMI JOIN headline h
    ON t.measure = h.measure AND t.unit = h.unit AND t.scope = h.scope AND t.place = h.place AND t.basis = h.basis
    AND t.period_start IS NOT DISTINCT FROM h.period_start
WHERE t.lineage IS NULL AND NOT t.projected
ORDER BY t.date;
