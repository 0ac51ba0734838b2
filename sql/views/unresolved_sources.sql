-- Names of sources that the sources table doesn't know, most frequent first: aliases to add.
-- key: source
--
-- source    the name, verbatim
-- claims    claims it makes
-- articles  articles it stands in
-- example   one of those claims
CREATE OR REPLACE VIEW unresolved_sources AS
SELECT source, count(*) AS claims, count(DISTINCT article_id) AS articles, min(claim_id) AS example
FROM claims
WHERE source IS NOT NULL AND source_id IS NULL
GROUP BY source
ORDER BY claims DESC, source;
