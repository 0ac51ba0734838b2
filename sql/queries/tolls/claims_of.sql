-- Every claim about the named measures and places; none of an article that nobody has dated.
SELECT c.* EXCLUDE (corrections) FROM claims_as_corrected c
SEMI JOIN subjects s
  ON s.measure = c.measure AND s.place_id IS NOT DISTINCT FROM c.place_id AND s.place IS NOT DISTINCT FROM c.place
WHERE c.article_id IS NULL OR c.published_on IS NOT NULL;
