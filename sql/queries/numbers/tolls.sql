-- What stands in the tolls tables, plotted from run to run; low, best and high are those of the toll of people killed
-- that rests on most claims.
WITH headline AS (
    SELECT * FROM toll_latest
    WHERE measure = 'killed'
    ORDER BY claims DESC, lineages DESC, best DESC, place, scope
    LIMIT 1
)
SELECT (SELECT count(*) FROM tolls) AS "dagster/row_count",
       (SELECT count(*) FROM series) AS series,
       (SELECT count(*) FROM toll_latest) AS tolls,
       (SELECT count(*) FROM findings) AS findings,
       (SELECT count(*) FROM needs_review) AS needs_review,
       (SELECT low FROM headline) AS low,
       (SELECT best FROM headline) AS best,
       (SELECT high FROM headline) AS high;
