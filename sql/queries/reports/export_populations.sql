-- Every row of populations.
SELECT * FROM populations;
