-- A claim's period begins before it ends, and it holds for no day after publication, unless it is hypothetical.
-- severity: warn
SELECT id AS claim_id, reason FROM needs_review WHERE rule = 'dates_out_of_order';
