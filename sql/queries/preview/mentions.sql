-- How often each measure is mentioned, for a look at the table, with an example of its words.
SELECT measure, count(*) AS mentions, count(DISTINCT article_id) AS articles, any_value(surface ORDER BY mention_id) AS example
FROM mentions
WHERE kind = 'figure'
GROUP BY measure
ORDER BY mentions DESC, measure
LIMIT 12;
