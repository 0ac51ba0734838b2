-- The newest tolls, those with most claims first, for a look at the table.
SELECT format('{:,}', best) AS best,
       '(' || format('{:,} to ', low) || coalesce(format('{:,}', high), 'open') || ')' AS range,
       measure, replace(scope, '_', ' ') AS scope, place, date
FROM toll_latest
ORDER BY claims DESC, lineages DESC, measure, place, scope, period_start
LIMIT 12;
