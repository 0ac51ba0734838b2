-- Which of the named claims are in the ledger, with their article.
-- wanted: claim_id
SELECT claim_id, article_id FROM claims SEMI JOIN wanted USING (claim_id);
