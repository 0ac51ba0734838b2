-- Every row of units.
SELECT * FROM units;
