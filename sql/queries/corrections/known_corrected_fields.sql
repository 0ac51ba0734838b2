-- What was laid over the claims.
SELECT * FROM corrected_fields ORDER BY claim_id, field;
