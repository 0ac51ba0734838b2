-- What a table of claims held when it was last read and holds no more.
DELETE FROM claims WHERE claim_id IN (SELECT claim_id FROM gone);
DELETE FROM claim_rows WHERE path = $path;
