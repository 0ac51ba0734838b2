-- Articles that a corrected file no longer holds: another text in a text file, or the same text with another publisher.
-- An article that another file holds as well (its duplicate is listed) stays.
-- batch: article_id, origin, format and text of what was read
WITH
re_read AS (
    SELECT
        article_id,
        text,
        CASE format WHEN 'txt' THEN origin ELSE regexp_replace(origin, '#[0-9]+$', '') END AS path
    FROM batch
),
candidates AS (
    SELECT
        article_id,
        format,
        origin,
        text,
        CASE format WHEN 'txt' THEN origin ELSE regexp_replace(origin, '#[0-9]+$', '') END AS path
    FROM articles
    ANTI JOIN batch USING (article_id)
)
SELECT DISTINCT candidates.article_id
FROM candidates
JOIN re_read USING (path)
WHERE (candidates.format = 'txt' OR candidates.text = re_read.text)
  AND NOT EXISTS (
    FROM rejected_inputs
    WHERE rule = 'duplicate' AND reason = 'same publisher and text as ' || candidates.origin
);
