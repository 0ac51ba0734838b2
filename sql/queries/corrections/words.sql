-- The measures and populations that there are.
SELECT 'measure' AS kind, measure AS word FROM measures
UNION ALL
SELECT 'population', population FROM populations;
