-- Every decision of an analyst.
SELECT * FROM corrections;
