-- The articles that hold a claim, without their texts.
SELECT a.article_id, a.publisher, a.wire, a.title, a.url, a.language, a.published_on, a.published_basis,
       a.published_precision, a.is_sample, a.story_id, a.copies
FROM (
    SELECT articles.*, stories.story_id, count(*) OVER (PARTITION BY stories.story_id) AS copies
    FROM articles LEFT JOIN stories USING (article_id)
) a
SEMI JOIN claims c ON c.article_id = a.article_id
ORDER BY a.published_on NULLS FIRST, a.article_id;
