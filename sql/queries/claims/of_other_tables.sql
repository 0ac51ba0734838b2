-- The claims that stand in another table of claims.
SELECT claim_id FROM claim_rows WHERE path <> $path;
