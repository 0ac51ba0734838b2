-- What corrections set is set of claims that stand in the ledger, by corrections that are in force.
-- severity: error
SELECT claim_id, field, correction_id FROM corrected_fields ANTI JOIN claims USING (claim_id)
UNION ALL
SELECT f.claim_id, f.field, f.correction_id
FROM corrected_fields f ANTI JOIN (FROM corrections WHERE state = 'applied') c USING (correction_id);
