-- The whole that a claim is part of is a claim of the same article, and not the claim itself.
-- severity: error
SELECT part.claim_id, part.subset_of
FROM claims part LEFT JOIN claims whole ON whole.claim_id = part.subset_of
WHERE part.subset_of IS NOT NULL
  AND (whole.claim_id IS NULL OR whole.article_id IS DISTINCT FROM part.article_id OR whole.claim_id = part.claim_id);
