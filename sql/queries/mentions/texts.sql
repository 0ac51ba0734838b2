-- The texts of a batch of articles.
-- batch: article_id
SELECT article_id, text FROM articles SEMI JOIN batch USING (article_id) ORDER BY article_id;
