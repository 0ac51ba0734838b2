-- The texts of the articles that hold a claim.
SELECT article_id, text FROM articles SEMI JOIN claims USING (article_id) ORDER BY article_id;
