-- How far each source is trusted, and which scope its totals count.
SELECT source_id, scope, reliability FROM sources;
