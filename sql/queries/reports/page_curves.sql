-- Every day of every curve: one curve a source, and the one pooled over sources (no lineage).
SELECT measure, unit, scope, place_id, place, basis, period_start, lineage, date, low, best, high, low_claim, high_claim,
       claims, lineages, projected
FROM tolls
ORDER BY measure, unit, scope, place, place_id, basis, period_start, lineage NULLS FIRST, date;
