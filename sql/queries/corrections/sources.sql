-- The sources by name.
SELECT source_id, name, aliases FROM sources ORDER BY source_id;
