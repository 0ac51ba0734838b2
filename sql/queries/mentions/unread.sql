-- Articles that this version of the engine has not read.
-- $version: version of the engine and its lexicon
SELECT article_id
FROM articles
ANTI JOIN (SELECT article_id FROM readings WHERE engine_version = $version) AS seen USING (article_id)
ORDER BY article_id;
