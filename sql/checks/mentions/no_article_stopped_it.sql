-- No article made the engine stop; one that did is kept without figures until a new version reads it.
-- severity: warn
SELECT article_id, reason FROM failures WHERE stage = 'mentions';
