-- Every figure that was extracted became a claim, but in an article whose figures stopped the resolver.
-- severity: error
SELECT mention_id, article_id, surface
FROM mentions
ANTI JOIN claims USING (mention_id)
ANTI JOIN (SELECT article_id FROM failures WHERE stage = 'claims') AS failed USING (article_id)
WHERE kind = 'figure';
