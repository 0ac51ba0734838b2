-- What a source counts: its claims by measure and basis. $id: source_id, or null; $spoken: its name as printed, for one that isn't known
SELECT measure, basis, count(*) AS claims, count(DISTINCT article_id) AS articles, min(as_of) AS first, max(as_of) AS last
FROM claims_as_corrected
WHERE source_id = $id OR ($id IS NULL AND source_id IS NULL AND lower(source) = lower($spoken))
GROUP BY measure, basis ORDER BY claims DESC, measure, basis;
