-- A date of publication lies between 1800 and the day after it was recorded.
-- severity: warn
SELECT article_id, published_on, recorded_at
FROM articles
WHERE published_on < DATE '1800-01-01' OR published_on > recorded_at::DATE + 1;
