-- What an analyst should look at: findings that ask for a check, claims that can't be right or that no toll can use, articles without a date or that stopped a stage, corrections that lost their figure. What an analyst accepted is done.
-- key: kind, rule, id
--
-- kind    finding, claim, article or correction
-- rule    which rule asks for it: a finding's own, or undated_total, unplaced_total, dates_out_of_order, place_outside_conflict, undated_article, unreadable_article, or the state of the correction
-- id      finding_id, claim_id, article_id or correction_id
-- reason  why, in a sentence
CREATE OR REPLACE VIEW needs_review AS
WITH accepted AS (
    SELECT claim_id FROM corrected_fields WHERE field = 'decision' AND to_value = 'accept'
),
claims AS (
    SELECT * FROM claims_as_corrected WHERE NOT accepted
)
SELECT 'finding' AS kind, rule, finding_id AS id, sentence AS reason
FROM findings
WHERE severity <> 'note' AND coalesce(claim_ids[1], '') NOT IN (FROM accepted)
UNION ALL
SELECT 'claim', 'undated_total', claim_id, 'a running total without a day it holds for: no part of any toll'
FROM claims WHERE as_of IS NULL AND basis IN ('cumulative', 'stock') AND status = 'asserted'
UNION ALL
SELECT 'claim', 'unplaced_total', claim_id, 'a running total without a place: no part of any toll'
FROM claims
WHERE place IS NULL AND place_id IS NULL AND as_of IS NOT NULL AND article_id IS NOT NULL
  AND basis IN ('cumulative', 'stock') AND status = 'asserted' AND claim_id NOT IN (SELECT claim_id FROM series_claims)
UNION ALL
SELECT 'claim', 'dates_out_of_order', claim_id,
       'counts from ' || coalesce(period_start::VARCHAR, 'an unknown day') || ' to ' || as_of
       || CASE WHEN as_of > published_on THEN ', after it was published on ' || published_on ELSE '' END
FROM claims WHERE status <> 'hypothetical' AND (period_start > as_of OR as_of > published_on)
UNION ALL
SELECT 'claim', 'place_outside_conflict', claim_id,
       'is placed in ' || there.name || ' (' || there.country || '), outside the ' || conflicts.name
FROM claims
JOIN conflicts USING (conflict_id)
JOIN places AS home ON home.place_id = conflicts.place_id
JOIN places AS there ON there.place_id = claims.place_id
WHERE there.country <> home.country AND claims.measure IN ('killed', 'injured', 'casualties', 'missing', 'captured')
UNION ALL
SELECT 'article', 'undated_article', article_id, 'no date of publication is known: its claims are no part of any toll'
FROM articles WHERE published_on IS NULL
UNION ALL
SELECT 'article', 'unreadable_article', article_id, 'the stage ' || stage || ' stopped at it: ' || reason
FROM failures
UNION ALL
SELECT 'correction', state, correction_id, 'line ' || line || ' of corrections.csv is not in force: ' || why
FROM corrections WHERE state NOT IN ('applied', 'superseded')
ORDER BY kind, rule, id;
