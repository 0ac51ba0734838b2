-- What the ledger knows of the articles that were just read.
-- batch: article_id of what was read
SELECT article_id, fingerprint, origin, format
FROM articles
SEMI JOIN batch USING (article_id);
