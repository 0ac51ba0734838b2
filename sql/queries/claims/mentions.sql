-- Figures of the articles in `batch`.
SELECT mentions.* EXCLUDE (recorded_at)
FROM batch JOIN mentions USING (article_id)
WHERE kind = 'figure'
ORDER BY article_id, ordinal;
