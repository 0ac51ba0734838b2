-- Findings that rest on a claim. $id: claim_id
SELECT rule, severity, sentence, evidence, claim_ids, finding_id FROM findings WHERE list_contains(claim_ids, $id)
ORDER BY rule, finding_id;
