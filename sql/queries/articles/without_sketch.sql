-- Articles whose sketch has not been made yet.
SELECT article_id FROM articles ANTI JOIN sketches USING (article_id) ORDER BY article_id;
