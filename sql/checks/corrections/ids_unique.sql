-- A correction stands once, and decides a field of a claim once.
-- severity: error
SELECT correction_id AS id, NULL AS field, count(*) AS times FROM corrections GROUP BY correction_id HAVING count(*) > 1
UNION ALL
SELECT claim_id, field, count(*) FROM corrected_fields GROUP BY claim_id, field HAVING count(*) > 1;
