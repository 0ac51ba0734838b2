-- Every claim that stands, for the curves and the findings; none of an article that nobody has dated.
SELECT * EXCLUDE (corrections) FROM claims_as_corrected WHERE article_id IS NULL OR published_on IS NOT NULL;
