-- Articles that this version of the engine has not read: no mention of theirs carries it.
-- $version: version of the engine and its lexicon
SELECT article_id
FROM articles
ANTI JOIN (SELECT article_id FROM mentions WHERE engine_version = $version) AS seen USING (article_id)
ORDER BY article_id;
