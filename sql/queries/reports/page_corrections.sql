-- Every decision of an analyst and what became of it; those that are not in force first.
SELECT line, made_on, made_by, reason, action, target_type, target, field, to_value, digits, sentence, state, why, claim_id,
       article_id
FROM corrections
ORDER BY state IN ('applied', 'superseded'), line DESC;
