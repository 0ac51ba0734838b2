-- Which of the named articles are in the ledger.
-- wanted: article_id
SELECT article_id FROM articles SEMI JOIN wanted USING (article_id) ORDER BY article_id;
