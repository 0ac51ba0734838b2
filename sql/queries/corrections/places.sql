-- The places by name, and how exact each is.
SELECT place_id, name, where_prec, aliases FROM places ORDER BY place_id;
