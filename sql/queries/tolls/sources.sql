-- How far each source is trusted, which scope its totals count, and the United Nations body that an agency is part of.
SELECT source_id, scope, reliability, CASE WHEN kind = 'un' THEN parent END AS within FROM sources_as_corrected;
