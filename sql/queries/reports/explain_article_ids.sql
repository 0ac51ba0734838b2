-- Articles meant by a word: its address, the opening of its id or its file's name; else part of its title or file's name. $word: the word
SELECT article_id, title, origin FROM (
    SELECT *, CASE WHEN url = $word OR origin = $word OR ends_with(origin, '/' || $word)
                     OR (length($word) >= 4 AND starts_with(article_id, lower($word))) THEN 2
                   WHEN length($word) >= 4
                        AND (contains(lower(title), lower($word)) OR contains(lower(parse_filename(origin)), lower($word))) THEN 1 ELSE 0 END AS likeness
    FROM articles
)
WHERE likeness > 0
QUALIFY likeness = max(likeness) OVER ()
ORDER BY article_id LIMIT 9;
