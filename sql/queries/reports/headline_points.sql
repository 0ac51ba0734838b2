-- The figures behind one curve: day, number, who says it, and what the fit made of it.
-- $measure, $place, $scope, $period_start: the curve
SELECT c.as_of, coalesce(c.value, c.low) AS value, s.lineage AS source, f.role
FROM series s
JOIN series_claims f USING (series_id)
JOIN claims_as_corrected c USING (claim_id)
WHERE s.measure = $measure AND s.place = $place AND s.scope = $scope
  AND s.period_start IS NOT DISTINCT FROM $period_start
ORDER BY c.as_of, value, source;
