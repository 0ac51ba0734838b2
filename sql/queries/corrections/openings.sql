-- What a decision can be about whose id opens with some letters, or an article by its address or its file's name; two show that
-- they don't suffice. $word: the letters, or the name
SELECT * FROM (
    SELECT 'claim' AS kind, claim_id AS id FROM claims
    UNION ALL
    SELECT 'article', article_id FROM articles
    UNION ALL
    SELECT 'source', source_id FROM sources
    UNION ALL
    SELECT DISTINCT 'group', coreference FROM claims WHERE coreference IS NOT NULL
)
WHERE starts_with(id, lower($word))
   OR (kind = 'article' AND id IN (SELECT article_id FROM articles WHERE url = $word OR origin = $word OR ends_with(origin, '/' || $word)))
ORDER BY id <> lower($word), kind, id
LIMIT 9;
