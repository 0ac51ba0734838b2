-- What stands in the articles tables, plotted from run to run.
SELECT count(*) AS "dagster/row_count",
       count(*) AS articles,
       count(*) FILTER (published_on IS NULL) AS undated,
       (SELECT count(DISTINCT story_id) FROM stories) AS stories,
       (SELECT count(*) FROM rejected_inputs) AS rejected_inputs
FROM articles;
