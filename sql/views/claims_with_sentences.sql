-- Every claim as analysts left it (rejected ones left out), with the sentence it stands in, the article and who printed it: where a number leads back to its words.
-- key: claim_id
--
-- claim_id      the claim
-- published_on  when the article appeared
-- as_of         day the figure holds for
-- measure       what is counted
-- population    class of people
-- surface       the words of the figure
-- value         the printed number
-- low           least number the words commit to
-- high          greatest number the words commit to
-- quantifier    exact, at_least, approximately ...
-- basis         event, daily, cumulative or stock
-- status        asserted, denied, hypothetical or revised
-- source        who makes the claim, verbatim
-- source_id     the body in sources
-- place         where, verbatim
-- place_id      the place in places
-- period_start  first day of the period counted
-- sentence      the sentence it stands in
-- publisher     who printed it
-- title         headline
-- url           where it was published
-- article_id    the article
-- is_sample     whether the article is a demonstration, never evidence
CREATE OR REPLACE VIEW claims_with_sentences AS
SELECT c.claim_id, c.published_on, c.as_of, c.measure, c.population, m.surface, c.value, c.low, c.high, c.quantifier,
       c.basis, c.status, c.source, c.source_id, c.place, c.place_id, c.period_start,
       trim(substring(a.text, m.sentence_start + 1, m.sentence_end - m.sentence_start)) AS sentence,
       coalesce(a.publisher, r.publisher) AS publisher, a.title, coalesce(a.url, r.url) AS url, c.article_id, a.is_sample
FROM claims_as_corrected c
LEFT JOIN mentions m USING (mention_id)
LEFT JOIN articles a ON a.article_id = c.article_id
LEFT JOIN claim_rows r ON r.claim_id = c.claim_id;
