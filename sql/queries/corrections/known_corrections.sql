-- The lines as they were last entered.
SELECT * FROM corrections ORDER BY line;
