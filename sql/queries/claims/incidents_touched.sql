-- Which incidents the claims of the articles in `stale` may tell: number and day, of those that name no day that of print.
SELECT DISTINCT measure, unit, coalesce(value, low) AS amount, coalesce(as_of, published_on) AS day
FROM claims
WHERE basis = 'event' AND (article_id IN (SELECT article_id FROM stale)
                           OR (mention_id IS NOT NULL AND mention_id NOT IN (SELECT mention_id FROM mentions)))
  AND coalesce(value, low) > 0 AND coalesce(as_of, published_on) IS NOT NULL;
