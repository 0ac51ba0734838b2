-- The places by name, and how exact each is, in the order of their file.
SELECT place_id, name, where_prec, aliases FROM places ORDER BY rowid;
