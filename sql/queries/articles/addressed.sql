-- Articles at the named addresses: where they were published, or the file they came from.
-- wanted: url
SELECT w.url, a.article_id FROM wanted w JOIN articles a ON a.url = w.url
UNION
SELECT w.url, a.article_id FROM wanted w JOIN articles a ON a.origin = w.url
UNION
SELECT w.url, a.article_id FROM wanted w
JOIN articles a ON a.format <> 'txt' AND regexp_replace(a.origin, '#[0-9]+$', '') = w.url
ORDER BY ALL;
