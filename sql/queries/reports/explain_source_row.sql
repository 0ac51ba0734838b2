-- The body that a name means: its id, name or an alias, letter case aside. $word: the name
SELECT * FROM sources_as_corrected
WHERE source_id = $word OR lower(name) = lower($word) OR list_contains(list_transform(aliases, lambda x: lower(x)), lower($word))
ORDER BY source_id = $word DESC, lower(name) = lower($word) DESC, source_id LIMIT 1;
