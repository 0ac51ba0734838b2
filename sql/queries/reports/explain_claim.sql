-- A claim as it stands, or stood before an analyst rejected it, with its words and its article. $id: claim_id
WITH standing AS (
    SELECT *, false AS rejected FROM claims_as_corrected WHERE claim_id = $id
    UNION ALL BY NAME
    SELECT c.*, true AS rejected FROM claims c ANTI JOIN claims_as_corrected USING (claim_id) WHERE c.claim_id = $id
)
SELECT c.*, m.surface, m.span_start, m.span_end, m.sentence_start, m.engine_version,
       substring(a.text, m.sentence_start + 1, m.sentence_end - m.sentence_start) AS sentence,
       a.publisher, a.wire, a.title, a.url, a.origin, a.published_basis, a.published_precision, a.is_sample
FROM standing c
LEFT JOIN mentions m USING (mention_id)
LEFT JOIN articles a ON a.article_id = c.article_id;
