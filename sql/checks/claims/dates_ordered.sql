-- A claim's period begins before it ends, and it holds for no day after publication, unless it is hypothetical.
-- severity: warn
SELECT claim_id, period_start, as_of, published_on, status
FROM claims
WHERE status <> 'hypothetical' AND (period_start > as_of OR as_of > published_on);
