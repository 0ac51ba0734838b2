-- Every finding.
SELECT * FROM findings;
