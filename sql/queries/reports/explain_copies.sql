-- The articles of an article's story, itself left out. $id: article_id
SELECT a.article_id, a.publisher, a.title, a.published_on, a.url, s.containment, s.basis
FROM stories s JOIN articles a USING (article_id)
WHERE s.story_id = (SELECT story_id FROM stories WHERE article_id = $id) AND s.article_id <> $id
ORDER BY a.published_on NULLS LAST, a.article_id;
