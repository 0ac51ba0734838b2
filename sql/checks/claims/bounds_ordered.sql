-- What a claim commits to is in order: its low does not exceed its high, and none of its numbers is negative.
-- severity: error
SELECT claim_id, value, low, high, quantifier
FROM claims
WHERE low > high OR low < 0 OR high < 0 OR value < 0;
