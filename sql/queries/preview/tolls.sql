-- The newest tolls, those with most claims first, for a look at the table.
SELECT measure, scope AS who, place AS "where", date AS "on", low, best, high
FROM toll_latest
ORDER BY claims DESC, lineages DESC, measure, place, scope, period_start
LIMIT 12;
