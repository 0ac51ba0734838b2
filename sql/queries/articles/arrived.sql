-- What this ledger first saw between two days: the articles, and the files they, or only refusals, came from.
-- $first, $last: the days, both included
SELECT article_id, CASE format WHEN 'txt' THEN origin ELSE regexp_replace(origin, '#[0-9]+$', '') END AS path
FROM articles
WHERE recorded_at::DATE BETWEEN $first AND $last
UNION ALL
SELECT NULL, path
FROM inputs
WHERE articles = 0 AND recorded_at::DATE BETWEEN $first AND $last
ORDER BY ALL;
