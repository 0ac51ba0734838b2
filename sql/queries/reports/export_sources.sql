-- Every source, with the grade that analysts gave it.
SELECT * EXCLUDE (correction_id) FROM sources_as_corrected;
