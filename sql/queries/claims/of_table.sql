-- The claims that a table of claims held when it was last read.
SELECT * FROM claims SEMI JOIN (SELECT claim_id FROM claim_rows WHERE path = $path) USING (claim_id);
