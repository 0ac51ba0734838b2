-- The name of each source, how far it is trusted, which scope its totals count, and the United Nations body that an agency is part of.
SELECT source_id, name, scope, reliability, CASE WHEN kind = 'un' THEN parent END AS within FROM sources_as_corrected;
