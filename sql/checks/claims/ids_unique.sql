-- A claim stands once.
-- severity: error
SELECT claim_id, count(*) AS rows FROM claims GROUP BY claim_id HAVING count(*) > 1;
