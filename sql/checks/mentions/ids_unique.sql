-- A mention stands once.
-- severity: error
SELECT mention_id, count(*) AS rows FROM mentions GROUP BY mention_id HAVING count(*) > 1;
