-- One body. $id: source_id
SELECT * FROM sources WHERE source_id = $id;
