-- Every row of conflicts.
SELECT * FROM conflicts;
