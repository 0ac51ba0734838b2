-- A figure's low does not exceed its high, its value lies between them, and none is negative.
-- severity: error
SELECT mention_id, surface, value, low, high, quantifier
FROM mentions
WHERE low > high OR low < 0 OR high < 0 OR value < 0
   OR (quantifier IN ('exact', 'approximately') AND (low IS DISTINCT FROM value OR high IS DISTINCT FROM value));
