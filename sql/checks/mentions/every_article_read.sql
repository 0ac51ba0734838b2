-- No article is lost between the stages: each was read by exactly one version of the engine.
-- severity: error
SELECT article_id, count(r.article_id) AS readings
FROM articles LEFT JOIN readings r USING (article_id)
GROUP BY article_id
HAVING count(r.article_id) <> 1;
