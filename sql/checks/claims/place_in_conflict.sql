-- severity: warn
-- A figure of a conflict is about a place in the conflict's country; people who cross borders and forces abroad apart.
SELECT claims.claim_id, claims.conflict_id, claims.place, places.country, home.country AS conflict_country
FROM claims
JOIN places ON places.place_id = claims.place_id
JOIN conflicts ON conflicts.conflict_id = claims.conflict_id
JOIN places home ON home.place_id = conflicts.place_id
WHERE places.country IS DISTINCT FROM home.country
  AND claims.measure NOT IN ('refugees', 'returned', 'displaced', 'defected', 'troops', 'equipment');
