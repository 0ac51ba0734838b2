-- No article's figures stopped the resolver; those that did are no claims until a new version resolves them.
-- severity: warn
SELECT article_id, reason FROM failures WHERE stage = 'claims';
