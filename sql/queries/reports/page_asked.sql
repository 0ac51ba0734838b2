-- What needs_review asks for, with the claims it is about; the words of a finding stand with the finding.
SELECT n.kind, n.rule, n.id, CASE WHEN n.kind <> 'finding' THEN n.reason END AS reason,
       CASE n.kind WHEN 'finding' THEN f.claim_ids WHEN 'claim' THEN [n.id] ELSE [c.claim_id] END AS claim_ids
FROM needs_review n
LEFT JOIN findings f ON n.kind = 'finding' AND f.finding_id = n.id
LEFT JOIN corrections c ON n.kind = 'correction' AND c.correction_id = n.id
ORDER BY n.kind, n.rule, n.id;
