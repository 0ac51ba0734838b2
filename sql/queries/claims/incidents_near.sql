-- Claims within `reach` days of the incidents in `touched`, where there are two of one number at least; `inside` where
-- the touched ones can change their group. With the sentence of each.
WITH told AS (
    SELECT *, coalesce(value, low) AS amount, coalesce(as_of, published_on) AS day
    FROM claims
    WHERE basis = 'event' AND status IN ('asserted', 'revised') AND mention_id IS NOT NULL
),
gaps AS (
    SELECT told.claim_id, min(abs(told.day - touched.day)) AS gap
    FROM told JOIN touched
      ON touched.measure = told.measure AND touched.unit = told.unit AND touched.amount = told.amount
     AND abs(told.day - touched.day) <= $reach
    GROUP BY told.claim_id
),
near AS (
    SELECT told.*, gap
    FROM told JOIN gaps USING (claim_id)
    QUALIFY count(*) OVER (PARTITION BY measure, unit, amount) > 1 OR coreference IS NOT NULL
)
SELECT near.claim_id, near.article_id, near.measure, near.unit, near.population, near.amount, near.as_of,
       near.date_prec, near.published_on, near.place, near.place_id, near.conflict_id, near.coreference,
       near.gap <= $reach // 2 AS inside, mentions.sentence_start,
       substring(articles.text, mentions.sentence_start + 1, mentions.sentence_end - mentions.sentence_start) AS sentence
FROM near JOIN mentions USING (mention_id) JOIN articles ON articles.article_id = near.article_id
ORDER BY near.claim_id;
