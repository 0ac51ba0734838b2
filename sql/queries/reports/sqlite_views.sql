-- The analysts' first view in SQLite's own words: the newest toll of each pooled curve, as `toll_latest` in DuckDB.
CREATE VIEW toll_latest AS
SELECT measure, unit, scope, place, basis, period_start, date, low, best, high, claims, lineages
FROM (
    SELECT *, row_number() OVER (
        PARTITION BY measure, unit, scope, place, basis, period_start ORDER BY date DESC) AS newest
    FROM tolls
    WHERE lineage IS NULL AND NOT projected
)
WHERE newest = 1
ORDER BY measure, place, scope, period_start;
