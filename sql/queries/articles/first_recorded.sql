-- When the articles that are about to be replaced were first read.
-- changed: their article_id
SELECT article_id, recorded_at FROM articles SEMI JOIN changed USING (article_id);
