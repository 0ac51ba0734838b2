-- Every claim of an article as it stands, rejected ones too, with its words and what the fit made of it. $id: article_id
WITH standing AS (
    SELECT *, false AS rejected FROM claims_as_corrected WHERE article_id = $id
    UNION ALL BY NAME
    SELECT c.*, true AS rejected FROM claims c ANTI JOIN claims_as_corrected USING (claim_id) WHERE c.article_id = $id
)
SELECT c.*, m.surface, m.span_start, trim(substring(a.text, m.sentence_start + 1, m.sentence_end - m.sentence_start)) AS sentence,
       f.role, f.reason
FROM standing c
JOIN mentions m USING (mention_id)
JOIN articles a ON a.article_id = c.article_id
LEFT JOIN (SELECT claim_id, min(role) AS role, min(reason) AS reason FROM series_claims GROUP BY claim_id) f USING (claim_id)
ORDER BY c.ordinal;
