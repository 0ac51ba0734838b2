-- The claims that decisions are about, as they were read.
-- wanted: claim_id
SELECT * FROM claims SEMI JOIN wanted USING (claim_id);
