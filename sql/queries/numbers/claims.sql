-- What stands in the claims table, plotted from run to run.
SELECT count(*) AS "dagster/row_count",
       count(*) AS claims,
       count(*) FILTER (source_id IS NULL AND source IS NOT NULL) AS unresolved_sources,
       count(*) FILTER (place_id IS NULL) AS unresolved_places,
       count(*) FILTER (as_of IS NULL) AS undated,
       count(*) FILTER (status IN ('denied', 'hypothetical')) AS never_counted
FROM claims;
