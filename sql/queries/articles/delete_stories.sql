-- gone: article_id
DELETE FROM stories USING gone WHERE stories.article_id = gone.article_id;
