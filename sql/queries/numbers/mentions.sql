-- What stands in the mentions table, plotted from run to run.
SELECT count(*) AS "dagster/row_count",
       count(*) FILTER (kind = 'figure') AS figures,
       count(*) FILTER (kind = 'quantity') AS quantities,
       count(DISTINCT article_id) FILTER (kind = 'figure') AS articles_with_figures,
       (SELECT round((value::JSON ->> 'recall')::DOUBLE, 3) FROM ledger_state WHERE name = 'gold') AS gold_recall,
       (SELECT round((value::JSON ->> 'precision')::DOUBLE, 3) FROM ledger_state WHERE name = 'gold') AS gold_precision
FROM mentions;
