-- Articles in the ledger.
SELECT count(*) AS articles FROM articles;
