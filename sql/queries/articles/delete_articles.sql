-- gone: article_id
DELETE FROM articles USING gone WHERE articles.article_id = gone.article_id;
