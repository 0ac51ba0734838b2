-- The texts of some articles.
-- wanted: article_id
SELECT article_id, text FROM articles SEMI JOIN wanted USING (article_id) ORDER BY article_id;
