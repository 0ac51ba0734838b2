-- What the fit made of each claim, with the series it is part of.
SELECT f.series_id, f.claim_id, f.phase, f.as_of, f.lower, f.upper, f.weight, f.role, f.reason, f.fitted,
       s.lineage, s.measure, s.unit, s.scope, s.place_id, s.place, s.basis, s.period_start
FROM series_claims f
JOIN series s USING (series_id)
ORDER BY f.series_id, f.as_of, f.claim_id;
