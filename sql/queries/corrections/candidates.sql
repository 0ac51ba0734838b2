-- Claims that may be the one a decision was made about: the same figure printed at its address, or one of its measure in
-- a sentence of about its length; with the sentence, each run of blanks one blank.
-- wanted: line, url, measure, digits, number, words, shortest and longest
WITH printed AS (
    SELECT claim_id, mention_id, article_id, story_id, published_on, measure, value, low, high, surface, sentence_start,
           sentence_end, regexp_replace(surface, '[^0-9]+', '', 'g') AS digits
    FROM claims
    JOIN (SELECT mention_id, surface, sentence_start, sentence_end FROM mentions) USING (mention_id)
),
same_figure AS (
    SELECT w.line, p.claim_id FROM wanted w JOIN printed p ON p.digits = w.digits
    UNION
    SELECT w.line, p.claim_id FROM wanted w JOIN printed p ON p.value = w.number
    UNION
    SELECT w.line, p.claim_id FROM wanted w JOIN printed p ON p.low = w.number
    UNION
    SELECT w.line, p.claim_id FROM wanted w JOIN printed p ON p.high = w.number
    UNION
    SELECT w.line, p.claim_id FROM wanted w
    JOIN printed p ON w.words IS NOT NULL AND (contains(lower(p.surface), w.words) OR contains(w.words, lower(p.surface)))
)
SELECT s.line, p.claim_id, p.article_id, p.story_id, p.published_on, p.measure, p.surface, a.url,
       CASE a.format WHEN 'txt' THEN a.origin ELSE regexp_replace(a.origin, '#[0-9]+$', '') END AS path,
       trim(regexp_replace(substring(a.text, p.sentence_start + 1, p.sentence_end - p.sentence_start), '\s+', ' ', 'g'))
           AS sentence
FROM same_figure s
JOIN wanted w USING (line)
JOIN printed p USING (claim_id)
JOIN articles a USING (article_id)
WHERE w.url IN (a.url, a.origin, regexp_replace(a.origin, '#[0-9]+$', ''))
   OR (p.measure = w.measure AND p.sentence_end - p.sentence_start BETWEEN w.shortest AND w.longest)
ORDER BY s.line, p.claim_id;
