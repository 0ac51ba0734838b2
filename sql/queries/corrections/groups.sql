-- The groups that are named by id or by one of their claims, with all their claims; and the named claims that are alone.
-- wanted: name
SELECT claim_id, coreference
FROM claims
WHERE claim_id IN (SELECT name FROM wanted)
   OR coreference IN (SELECT name FROM wanted)
   OR coreference IN (SELECT coreference FROM claims WHERE claim_id IN (SELECT name FROM wanted))
ORDER BY claim_id;
