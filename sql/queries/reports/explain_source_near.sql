-- Names that hold some words: bodies, and names that the sources table doesn't know. $word: the words
SELECT DISTINCT name FROM (
    SELECT name FROM sources WHERE contains(lower(name), lower($word)) OR contains(lower(list_aggregate(aliases, 'string_agg', ' ')), lower($word))
    UNION ALL SELECT source FROM claims_as_corrected WHERE source_id IS NULL AND contains(lower(source), lower($word))
) ORDER BY name LIMIT 9;
