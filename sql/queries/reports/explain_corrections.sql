-- Decisions that touched a claim, an article or a source, oldest first. $id: its id
SELECT k.correction_id, k.made_on, k.made_by, k.reason, k.action, k.target_type, k.field, k.to_value, k.state, k.why
FROM corrections k
WHERE (k.target_type = 'source' AND k.target = $id) OR (k.target_type = 'article' AND k.article_id = $id)
   OR k.claim_id = $id OR k.correction_id IN (SELECT correction_id FROM corrected_fields WHERE claim_id = $id)
ORDER BY k.line;
