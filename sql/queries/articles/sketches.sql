-- What finds copies: every article's sketch, and when the article appeared.
SELECT sketches.*, articles.published_on
FROM sketches
JOIN articles USING (article_id)
ORDER BY article_id;
