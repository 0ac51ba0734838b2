-- The curve of the toll of people killed that rests on most claims, day by day.
WITH headline AS (
    SELECT * FROM toll_latest
    WHERE measure = 'killed'
    ORDER BY claims DESC, lineages DESC, best DESC, place, scope
    LIMIT 1
)
SELECT h.date, h.low, h.best, h.high, h.place, h.scope
FROM toll_history h
JOIN headline ON h.measure = headline.measure AND h.unit = headline.unit AND h.scope = headline.scope
    AND h.place = headline.place AND h.basis = headline.basis
    AND h.period_start IS NOT DISTINCT FROM headline.period_start
WHERE NOT h.projected
ORDER BY h.date;
