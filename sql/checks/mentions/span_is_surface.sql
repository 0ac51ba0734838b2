-- The span of a mention lies in its sentence and its text, and the text there is the surface.
-- severity: error
SELECT m.mention_id, m.surface, m.span_start, m.span_end
FROM mentions m JOIN articles a USING (article_id)
WHERE m.span_start < m.sentence_start
   OR m.span_end > m.sentence_end
   OR m.span_end <= m.span_start
   OR m.sentence_end > length(a.text)
   OR substring(a.text, m.span_start + 1, m.span_end - m.span_start) IS DISTINCT FROM m.surface;
