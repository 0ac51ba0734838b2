-- Every day of every pooled curve.
SELECT measure, unit, scope, place, basis, period_start, date, low, best, high, projected, claims, lineages,
       low_claim, high_claim, toll_id
FROM tolls
WHERE lineage IS NULL
ORDER BY measure, place, scope, unit, basis, period_start NULLS FIRST, date;
