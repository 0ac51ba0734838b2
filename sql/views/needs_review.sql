-- What an analyst should look at: findings that ask for a check, claims without a day, articles without a date, and corrections that lost their figure. What was accepted is done.
-- key: kind, id
--
-- kind    finding, claim, article or correction
-- id      finding_id, claim_id, article_id or correction_id
-- reason  why, in a sentence
CREATE OR REPLACE VIEW needs_review AS
SELECT 'finding' AS kind, finding_id AS id, sentence AS reason FROM findings
WHERE severity <> 'note' AND coalesce(claim_ids[1], '') NOT IN
      (SELECT claim_id FROM corrected_fields WHERE field = 'decision' AND to_value = 'accept')
UNION ALL
SELECT 'claim', claim_id, 'a running total without a day it holds for: no part of any toll'
FROM claims_as_corrected
WHERE as_of IS NULL AND basis IN ('cumulative', 'stock') AND status = 'asserted' AND NOT accepted
UNION ALL
SELECT 'article', article_id, 'no date of publication is known: its claims are no part of any toll'
FROM articles WHERE published_on IS NULL
UNION ALL
SELECT 'correction', correction_id, 'line ' || line || ' of corrections.csv is not in force: ' || why
FROM corrections WHERE state NOT IN ('applied', 'superseded')
ORDER BY kind, id;
