-- Articles with figures whose claims are missing or were resolved from another text, other rules or another extraction.
WITH wanted AS (
    SELECT DISTINCT article_id, fingerprint, $version || '+' || engine_version AS resolver_version
    FROM mentions JOIN articles USING (article_id)
    WHERE kind = 'figure'
),
held AS (
    SELECT DISTINCT article_id, fingerprint, resolver_version FROM claims
    UNION ALL
    SELECT article_id, fingerprint, version FROM failures JOIN articles USING (article_id) WHERE stage = 'claims'
)
SELECT article_id, resolver_version
FROM wanted ANTI JOIN held USING (article_id, fingerprint, resolver_version)
ORDER BY article_id;
