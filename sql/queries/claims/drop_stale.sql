-- Claims about to be made again, and claims whose mention is gone.
DELETE FROM claims WHERE article_id IN (SELECT article_id FROM stale);
DELETE FROM failures WHERE stage = 'claims' AND article_id IN (SELECT article_id FROM stale);
DELETE FROM claims WHERE mention_id IS NOT NULL AND mention_id NOT IN (SELECT mention_id FROM mentions);
