-- A toll stands once.
-- severity: error
SELECT toll_id, count(*) AS rows FROM tolls GROUP BY toll_id HAVING count(*) > 1;
