-- Articles in which a sentence stands, whatever the blanks between its words.
-- wanted: sentence
SELECT w.sentence, a.article_id
FROM wanted w JOIN articles a ON contains(regexp_replace(a.text, '\s+', ' ', 'g'), w.sentence)
ORDER BY ALL;
