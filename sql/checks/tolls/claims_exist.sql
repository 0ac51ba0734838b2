-- Every claim of a series, and every claim that binds a toll, stands in the ledger.
-- severity: error
SELECT claim_id FROM series_claims ANTI JOIN claims USING (claim_id)
UNION ALL
SELECT low_claim FROM tolls LEFT JOIN claims ON claim_id = low_claim WHERE low_claim IS NOT NULL AND claim_id IS NULL
UNION ALL
SELECT high_claim FROM tolls LEFT JOIN claims ON claim_id = high_claim WHERE high_claim IS NOT NULL AND claim_id IS NULL;
