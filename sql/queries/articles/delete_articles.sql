-- gone: article_id
DELETE FROM articles USING gone WHERE articles.article_id = gone.article_id;
DELETE FROM stated_dates USING gone WHERE stated_dates.article_id = gone.article_id;
