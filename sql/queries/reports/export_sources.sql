-- Every row of sources.
SELECT * FROM sources;
