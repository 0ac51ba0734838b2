-- The other claims that tell the incident of a claim. $id: claim_id
SELECT c.claim_id, c.measure, c.population, c.value, c.low, c.high, c.quantifier, c.source, c.as_of, c.published_on,
       m.surface, a.publisher, a.title
FROM claims_as_corrected c
JOIN (SELECT coreference FROM claims_as_corrected WHERE claim_id = $id) me ON c.coreference = me.coreference
LEFT JOIN mentions m USING (mention_id)
LEFT JOIN articles a ON a.article_id = c.article_id
WHERE c.claim_id <> $id
ORDER BY c.published_on NULLS LAST, c.ordinal, c.claim_id;
