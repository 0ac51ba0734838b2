-- No claim without its mention, except one that came from a table of claims.
-- severity: error
SELECT claim_id, mention_id, article_id
FROM claims ANTI JOIN mentions USING (mention_id)
WHERE mention_id IS NOT NULL OR article_id IS NOT NULL;
