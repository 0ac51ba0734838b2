-- What the ledger rests on: how many articles, claims, series and tolls, and from when to when.
SELECT (SELECT count(*) FROM articles) AS articles,
       (SELECT count(*) FROM claims) AS claims,
       (SELECT count(*) FROM claim_rows) AS claims_of_tables,
       (SELECT count(*) FROM claims WHERE status = 'denied') AS denied,
       (SELECT count(*) FROM claims WHERE status = 'hypothetical') AS hypothetical,
       (SELECT count(*) FROM series) AS series,
       (SELECT count(DISTINCT lineage) FROM series) AS lineages,
       (SELECT count(*) FROM series_claims) AS fitted,
       (SELECT min(as_of) FROM series_claims) AS first_day,
       (SELECT max(as_of) FROM series_claims) AS last_day;
