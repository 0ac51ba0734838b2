-- Every finding with its claims and evidence, the gravest rules first.
SELECT finding_id, rule, severity, claim_ids, evidence::VARCHAR AS evidence, sentence
FROM findings
ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'check' THEN 1 ELSE 2 END, rule, sentence, finding_id;
