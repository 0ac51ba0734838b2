-- What an analyst should look at: findings that ask for a check, claims without a day, articles without a date.
-- key: kind, id
--
-- kind    finding, claim or article
-- id      finding_id, claim_id or article_id
-- reason  why, in a sentence
CREATE OR REPLACE VIEW needs_review AS
SELECT 'finding' AS kind, finding_id AS id, sentence AS reason FROM findings WHERE severity <> 'note'
UNION ALL
SELECT 'claim', claim_id, 'a running total without a day it holds for: no part of any toll'
FROM claims WHERE as_of IS NULL AND basis IN ('cumulative', 'stock') AND status = 'asserted'
UNION ALL
SELECT 'article', article_id, 'no date of publication is known: its claims are no part of any toll'
FROM articles WHERE published_on IS NULL
ORDER BY kind, id;
