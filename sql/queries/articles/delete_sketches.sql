-- gone: article_id
DELETE FROM sketches USING gone WHERE sketches.article_id = gone.article_id;
