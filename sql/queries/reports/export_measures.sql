-- Every row of measures.
SELECT * FROM measures;
