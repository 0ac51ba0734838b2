-- Corrections, those that ask for a look first, the newest of each before older ones.
SELECT state,
       concat_ws(' ', action, field, to_value) AS decision,
       coalesce(digits, target) AS figure,
       coalesce(why, reason) AS why,
       made_by
FROM corrections
ORDER BY array_position(['orphan', 'ambiguous', 'refused', 'applied', 'superseded'], state), line DESC
LIMIT 12;
