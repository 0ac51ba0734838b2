-- One body. $id: source_id
SELECT * FROM sources_as_corrected WHERE source_id = $id;
