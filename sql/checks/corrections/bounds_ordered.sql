-- A corrected figure's low does not exceed its high, and none is negative.
-- severity: error
SELECT claim_id, value, low, high, quantifier
FROM claims_as_corrected
WHERE corrections IS NOT NULL AND (low > high OR low < 0 OR high < 0 OR value < 0);
