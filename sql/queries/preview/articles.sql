-- The newest articles, for a look at the table.
SELECT published_on AS published, publisher, title FROM articles ORDER BY published_on DESC NULLS LAST, article_id LIMIT 12;
