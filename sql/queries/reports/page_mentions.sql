-- Everything that was read in the articles that hold a claim: figures with their claim, and physical quantities.
SELECT m.article_id, m.kind, m.span_start, m.span_end, m.measure, m.unit, m.dimension, m.magnitude, c.claim_id
FROM mentions m
LEFT JOIN claims c ON c.mention_id = m.mention_id
SEMI JOIN claims held ON held.article_id = m.article_id
ORDER BY m.article_id, m.span_start, m.span_end;
