-- Days on which sources of one scope differ: the least and greatest of their curves, and who stands where.
-- key: measure, unit, scope, place, basis, period_start, date
--
-- measure       what is counted
-- unit          person, household, body ...
-- scope         whom it counts
-- place         where
-- basis         cumulative or stock
-- period_start  day from which it counts
-- date          the day
-- least         lowest best of a source
-- least_by      that source
-- greatest      highest best of a source
-- greatest_by   that source
-- ratio         greatest by least; null where the least is nought
CREATE OR REPLACE VIEW source_disagreement AS
SELECT measure, unit, scope, place, basis, period_start, date,
       min(best) AS least, arg_min(lineage, best) AS least_by,
       max(best) AS greatest, arg_max(lineage, best) AS greatest_by,
       round(max(best) / nullif(min(best), 0), 3) AS ratio
FROM tolls
WHERE lineage IS NOT NULL AND NOT projected
GROUP BY measure, unit, scope, place, basis, period_start, date
HAVING max(best) > min(best)
ORDER BY ratio DESC, date;
