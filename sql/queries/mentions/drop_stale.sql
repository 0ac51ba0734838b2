-- Mentions that are about to be replaced, and those whose article has gone.
-- batch: article_id
DELETE FROM mentions USING batch WHERE mentions.article_id = batch.article_id;
DELETE FROM mentions WHERE article_id NOT IN (SELECT article_id FROM articles);
