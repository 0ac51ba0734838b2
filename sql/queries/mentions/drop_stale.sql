-- Mentions that are about to be replaced, and those whose article has gone; likewise the note that they were read.
-- batch: article_id
DELETE FROM mentions USING batch WHERE mentions.article_id = batch.article_id;
DELETE FROM readings USING batch WHERE readings.article_id = batch.article_id;
DELETE FROM failures USING batch WHERE failures.article_id = batch.article_id;
DELETE FROM mentions WHERE article_id NOT IN (SELECT article_id FROM articles);
DELETE FROM readings WHERE article_id NOT IN (SELECT article_id FROM articles);
DELETE FROM failures WHERE article_id NOT IN (SELECT article_id FROM articles);
