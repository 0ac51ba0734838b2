-- No mention without its article.
-- severity: error
SELECT mention_id, article_id FROM mentions ANTI JOIN articles USING (article_id);
