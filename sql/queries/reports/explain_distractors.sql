-- Numbers of an article that were read as physical quantities and so are no figure of people. $id: article_id
SELECT m.surface, m.magnitude, m.unit, m.dimension, m.span_start,
       trim(substring(a.text, m.sentence_start + 1, m.sentence_end - m.sentence_start)) AS sentence
FROM mentions m JOIN articles a USING (article_id)
WHERE m.article_id = $id AND m.kind = 'quantity'
ORDER BY m.ordinal;
