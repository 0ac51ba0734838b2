-- Forget the named series and the tolls of the named subjects: they are about to be fitted again.
DELETE FROM series WHERE series_id IN (SELECT series_id FROM stale_series);
DELETE FROM series_claims WHERE series_id IN (SELECT series_id FROM stale_series);
DELETE FROM tolls USING stale_subjects AS s
WHERE tolls.measure = s.measure AND tolls.unit = s.unit AND tolls.basis = s.basis AND tolls.place = s.place
  AND tolls.period_start IS NOT DISTINCT FROM s.period_start AND tolls.place_id IS NOT DISTINCT FROM s.place_id;
