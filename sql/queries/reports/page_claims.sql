-- Every claim as analysts left it, the rejected ones as they were read, with its sentence and where the figure stands in
-- it; of an endless sentence only the part around the figure.
WITH spans AS (
    SELECT m.mention_id, m.surface, m.span_start, m.span_end, m.cue_start, m.cue_end,
           CASE WHEN m.sentence_end - m.sentence_start <= 1500 THEN m.sentence_start
                ELSE greatest(m.sentence_start, m.span_start - 500) END AS shown_start,
           CASE WHEN m.sentence_end - m.sentence_start <= 1500 THEN m.sentence_end
                ELSE least(m.sentence_end, m.span_end + 500) END AS shown_end
    FROM mentions m
),
decided AS (
    SELECT *, CASE WHEN accepted THEN 'accepted' WHEN corrections IS NOT NULL THEN 'corrected' END AS decided
    FROM claims_as_corrected
    UNION ALL BY NAME
    SELECT *, 'rejected' AS decided FROM claims ANTI JOIN claims_as_corrected USING (claim_id)
)
SELECT c.claim_id, c.article_id, c.measure, c.unit, c.population, c.value, c.low, c.high, c.quantifier, c.basis,
       c.status, c.source, c.source_id, s.name AS source_name, s.reliability, c.source_basis, c.place, c.place_id,
       p.name AS place_name, c.where_prec, c.place_basis, c.as_of, c.period_start, c.date_prec, c.date_basis,
       c.published_on, c.subset_of, c.coreference, c.decided, substring(m.surface, 1, 300) AS surface,
       substring(a.text, m.shown_start + 1, m.shown_end - m.shown_start) AS sentence,
       r.publisher AS printed_by, r.url AS page, m.span_start - m.shown_start AS span_start, least(m.span_end, m.shown_end) - m.shown_start AS span_end
FROM decided c
LEFT JOIN sources_as_corrected s USING (source_id)
LEFT JOIN places p ON p.place_id = c.place_id
LEFT JOIN spans m USING (mention_id)
LEFT JOIN articles a ON a.article_id = c.article_id
LEFT JOIN claim_rows r USING (claim_id)
ORDER BY c.published_on NULLS FIRST, c.article_id, c.ordinal, c.claim_id;
