-- One article, text and all. $id: article_id
SELECT * FROM articles WHERE article_id = $id;
