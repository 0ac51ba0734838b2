-- Every figure that was extracted became a claim.
-- severity: error
SELECT mention_id, article_id, surface FROM mentions ANTI JOIN claims USING (mention_id) WHERE kind = 'figure';
