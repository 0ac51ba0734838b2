-- The bodies in the sources table, by the name under which a curve of theirs stands.
SELECT source_id, name, kind, reliability, reason FROM sources_as_corrected ORDER BY source_id;
