-- Articles whose date set by hand is new, another or taken back (wanted_on null): as they are, and what they state
-- themselves.
-- wanted: article_id, wanted_on
SELECT a.* EXCLUDE (recorded_at), w.wanted_on,
       CASE WHEN s.article_id IS NULL THEN a.published_on ELSE s.published_on END AS stated_published_on,
       CASE WHEN s.article_id IS NULL THEN a.published_basis ELSE s.published_basis END AS stated_published_basis,
       CASE WHEN s.article_id IS NULL THEN a.published_precision ELSE s.published_precision END
           AS stated_published_precision,
       coalesce(s.fingerprint, a.fingerprint) AS stated_fingerprint
FROM articles a
LEFT JOIN wanted w USING (article_id)
LEFT JOIN stated_dates s USING (article_id)
WHERE w.wanted_on IS DISTINCT FROM CASE WHEN s.article_id IS NOT NULL THEN a.published_on END
ORDER BY article_id;
