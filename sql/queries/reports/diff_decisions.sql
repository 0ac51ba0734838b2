-- The decisions in force and the claims they touch, those that set an article's date through its claims.
SELECT DISTINCT t.claim_id, k.correction_id, k.made_on, k.made_by, k.reason, k.action, k.field, k.to_value, k.state, k.why
FROM corrections k
JOIN (
    SELECT claim_id, correction_id FROM corrected_fields
    UNION ALL
    SELECT c.claim_id, k.correction_id FROM corrections k JOIN claims c USING (article_id) WHERE k.target_type = 'article'
) t USING (correction_id)
WHERE k.state = 'applied'
ORDER BY t.claim_id, k.correction_id;
