-- For every measure and place, as the claims word it, a stamp that moves when one of its claims, the grade of a source
-- or the outlet of an article does.
SELECT c.measure, c.place_id, c.place,
       count(*) || ':' || bit_xor(hash(c, s.scope, s.reliability, a.wire, a.publisher)) AS stamp
FROM (
    SELECT * EXCLUDE (recorded_at, corrections) FROM claims_as_corrected
    WHERE article_id IS NULL OR published_on IS NOT NULL
) c
LEFT JOIN sources_as_corrected s USING (source_id)
LEFT JOIN articles a ON a.article_id = c.article_id
GROUP BY c.measure, c.place_id, c.place
ORDER BY c.measure, c.place_id, c.place;
