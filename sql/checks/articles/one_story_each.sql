-- Every article has exactly one story, and every story's articles exist.
-- severity: error
SELECT coalesce(a.article_id, s.article_id) AS article_id, count(s.story_id) AS stories
FROM articles a FULL JOIN stories s USING (article_id)
GROUP BY ALL
HAVING count(s.story_id) <> 1 OR count(a.article_id) = 0;
