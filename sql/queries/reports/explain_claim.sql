-- A claim with its words, its article and who printed it. $id: claim_id
SELECT c.*, m.surface, m.span_start, m.span_end, m.sentence_start, m.engine_version,
       substring(a.text, m.sentence_start + 1, m.sentence_end - m.sentence_start) AS sentence,
       a.publisher, a.wire, a.title, a.url, a.origin, a.published_basis, a.published_precision, a.is_sample
FROM claims c
LEFT JOIN mentions m USING (mention_id)
LEFT JOIN articles a ON a.article_id = c.article_id
WHERE c.claim_id = $id;
