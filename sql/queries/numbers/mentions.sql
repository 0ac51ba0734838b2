-- What stands in the mentions table, plotted from run to run.
SELECT count(*) AS "dagster/row_count",
       count(*) FILTER (kind = 'figure') AS figures,
       count(*) FILTER (kind = 'quantity') AS quantities,
       count(DISTINCT article_id) FILTER (kind = 'figure') AS articles_with_figures
FROM mentions;
