-- What a person has to name of a claim, an article, a source or a group so that it is found again when its id has moved.
-- $target: its id
WITH wanted AS (
    SELECT 'claim' AS target_type, claim_id AS target, mention_id, article_id, measure FROM claims WHERE claim_id = $target
    UNION ALL
    SELECT 'article', article_id, NULL, article_id, NULL FROM articles WHERE article_id = $target
    UNION ALL
    SELECT 'source', source_id, NULL, NULL, NULL FROM sources WHERE source_id = $target
    UNION ALL
    SELECT DISTINCT 'group', coreference, NULL, NULL, NULL FROM claims WHERE coreference = $target
)
SELECT w.target_type, w.target,
       coalesce(a.url, CASE a.format WHEN 'txt' THEN a.origin ELSE regexp_replace(a.origin, '#[0-9]+$', '') END) AS url,
       w.measure, m.surface AS digits,
       substring(a.text, m.sentence_start + 1, m.sentence_end - m.sentence_start) AS sentence
FROM wanted w
LEFT JOIN mentions m USING (mention_id)
LEFT JOIN articles a ON a.article_id = w.article_id;
