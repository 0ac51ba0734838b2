-- Every finding, the gravest rules first.
SELECT rule, severity, sentence, finding_id
FROM findings
ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'check' THEN 1 ELSE 2 END, rule, sentence, finding_id;
