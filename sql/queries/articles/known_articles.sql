-- What the ledger knows of the articles that were just read; a date set by hand is none of what they state.
-- batch: article_id of what was read
SELECT article_id, coalesce(s.fingerprint, a.fingerprint) AS fingerprint, origin, format
FROM articles a
LEFT JOIN stated_dates s USING (article_id)
SEMI JOIN batch USING (article_id);
