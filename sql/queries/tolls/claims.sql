-- Every claim that stands, for the curves and the findings.
SELECT * FROM claims;
