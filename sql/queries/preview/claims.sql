-- The newest claims, for a look at the table.
SELECT as_of,
       coalesce(value, low, high) AS figure,
       measure || CASE population WHEN 'all' THEN '' ELSE ' (' || population || ')' END AS measure,
       basis,
       coalesce(source, source_id) AS source,
       place
FROM claims
ORDER BY as_of DESC NULLS LAST, claim_id
LIMIT 12;
