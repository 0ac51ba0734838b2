-- The dead and hurt of a conflict were so in its country; those who left it are counted elsewhere.
-- severity: warn
SELECT id AS claim_id, reason FROM needs_review WHERE rule = 'place_outside_conflict';
