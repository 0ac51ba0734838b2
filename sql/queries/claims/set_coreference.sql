-- Groups as they are now.
UPDATE claims SET coreference = groups.coreference FROM groups WHERE claims.claim_id = groups.claim_id;
