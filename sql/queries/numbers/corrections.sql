-- What stands in the corrections tables, plotted from run to run.
SELECT count(*) AS "dagster/row_count",
       count(*) FILTER (state = 'applied') AS in_force,
       count(*) FILTER (state IN ('orphan', 'ambiguous')) AS orphans,
       count(*) FILTER (state = 'refused') AS unusable,
       (SELECT count(DISTINCT claim_id) FROM corrected_fields) AS claims_touched,
       (SELECT count(*) FROM stated_dates) AS articles_dated_by_hand
FROM corrections;
