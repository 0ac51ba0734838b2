-- The decisions in the order of their lines, in a few words each.
-- $orphans: only those that are not in force though nobody took them back; pending: those that no run has looked at yet
SELECT line, state, made_on, made_by,
       concat_ws(' ', action, target_type, CASE action WHEN 'set' THEN field || '=' || coalesce(to_value, '') END,
                 CASE action WHEN 'merge' THEN to_value END) AS decision,
       coalesce(digits || ': ' || sentence, target) AS about,
       coalesce(why, reason) AS why, reason, correction_id, target, claim_id, article_id
FROM (FROM corrections UNION ALL BY NAME FROM pending)
WHERE NOT $orphans OR state NOT IN ('applied', 'superseded', 'pending')
ORDER BY line;
