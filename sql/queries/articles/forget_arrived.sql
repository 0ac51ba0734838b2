-- Forget that these articles were read: their files are opened again, their figures found and resolved again.
-- arrived: article_id; files: path, of those that are still there
DELETE FROM inputs WHERE path IN (SELECT path FROM files);
DELETE FROM readings WHERE article_id IN (SELECT article_id FROM arrived);
DELETE FROM claims WHERE article_id IN (SELECT article_id FROM arrived);
