-- The series as they were last fitted.
SELECT series_id, fingerprint, measure, unit, basis, period_start, place_id, place FROM series;
