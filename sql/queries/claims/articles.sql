-- What the resolver needs of the articles in `batch`.
SELECT article_id, text, published_on, published_precision, publisher, wire, fingerprint, story_id
FROM batch JOIN articles USING (article_id) LEFT JOIN stories USING (article_id)
ORDER BY article_id;
