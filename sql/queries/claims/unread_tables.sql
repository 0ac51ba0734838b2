-- CSV files without an article that were not read as tables of claims since they changed.
WITH candidates AS (
    SELECT path, concat_ws(':', bytes, modified_ns, changed_ns, $version) AS stamp
    FROM inputs
    WHERE articles = 0 AND path ILIKE '%.csv'
)
SELECT path, stamp FROM candidates ANTI JOIN claim_rows USING (path, stamp) ORDER BY path;
