-- The words by which news calls a source. $id, $spoken: as in explain_source_claims
SELECT coalesce(source, '(the publisher speaks)') AS words, count(*) AS claims
FROM claims_as_corrected
WHERE source_id = $id OR ($id IS NULL AND source_id IS NULL AND lower(source) = lower($spoken))
GROUP BY words ORDER BY claims DESC, words;
