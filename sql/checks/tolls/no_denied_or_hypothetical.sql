-- What was denied or only feared is never part of a toll.
-- severity: error
SELECT s.series_id, s.claim_id, c.status
FROM series_claims s JOIN claims c USING (claim_id)
WHERE c.status IN ('denied', 'hypothetical');
