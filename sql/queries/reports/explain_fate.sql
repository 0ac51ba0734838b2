-- What the fit made of a claim in each series it is in. $id: claim_id
SELECT s.lineage, s.measure, s.unit, s.scope, s.place, s.basis, s.period_start, f.as_of AS fit_as_of, f.lower, f.upper,
       f.weight, f.role, f.reason, f.fitted, s.series_id
FROM series_claims f JOIN series s USING (series_id)
WHERE f.claim_id = $id
ORDER BY s.series_id;
