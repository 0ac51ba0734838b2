-- The newest tolls for the terminal, those with most claims first; $rows at most.
SELECT measure || CASE unit WHEN 'person' THEN '' ELSE ' (' || unit || ')' END AS measure,
       scope, place, period_start, date, low, best, high, claims, lineages
FROM toll_latest
ORDER BY claims DESC, lineages DESC, measure, place, scope, period_start
LIMIT $rows;
