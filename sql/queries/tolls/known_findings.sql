-- The findings that could change: those that rest first on the named claims, or on claims that are gone, and those of
-- the named rules.
SELECT finding_id, rule, severity, series_id, evidence::VARCHAR AS evidence, sentence
FROM findings
WHERE list_contains($everywhere, rule)
   OR claim_ids[1] IN (SELECT claim_id FROM wanted)
   OR claim_ids[1] NOT IN (SELECT claim_id FROM claims_as_corrected);
