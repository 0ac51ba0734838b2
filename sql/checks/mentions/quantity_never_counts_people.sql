-- A physical quantity has a magnitude and a dimension and no measure; a figure has a measure and no magnitude.
-- severity: error
SELECT mention_id, kind, surface, measure, magnitude, dimension
FROM mentions
WHERE (kind = 'quantity' AND (magnitude IS NULL OR measure IS NOT NULL OR population IS NOT NULL
                              OR value IS NOT NULL OR dimension IN ('person', 'household', 'body', 'equipment')))
   OR (kind = 'figure' AND (measure IS NULL OR population IS NULL OR magnitude IS NOT NULL))
   OR kind NOT IN ('figure', 'quantity');
