-- The newest claims, for a look at the table.
SELECT as_of,
       coalesce(value, low, high) AS figure,
       measure || CASE population WHEN 'all' THEN '' ELSE ' (' || population || ')' END AS measure,
       basis,
       coalesce(c.source, s.name) AS source,
       place
FROM claims c LEFT JOIN sources s USING (source_id)
ORDER BY as_of DESC NULLS LAST, claim_id
LIMIT 12;
