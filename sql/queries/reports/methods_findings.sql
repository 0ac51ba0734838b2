-- How often each rule found something.
SELECT rule, severity, count(*) AS findings FROM findings GROUP BY rule, severity ORDER BY findings DESC, rule;
