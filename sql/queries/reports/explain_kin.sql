-- The whole that a claim is part of, and its own parts. $id: claim_id
SELECT CASE WHEN c.claim_id = me.subset_of THEN 'whole' ELSE 'part' END AS kin, c.*, m.surface
FROM claims_as_corrected c
JOIN (SELECT claim_id, subset_of FROM claims_as_corrected WHERE claim_id = $id) me
  ON c.claim_id = me.subset_of OR c.subset_of = me.claim_id
LEFT JOIN mentions m USING (mention_id)
ORDER BY kin DESC, c.ordinal;
