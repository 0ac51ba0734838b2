-- The articles that exported claims stand in. told: claims
SELECT a.* FROM articles a SEMI JOIN told USING (article_id);
