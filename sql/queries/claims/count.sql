-- Claims in the ledger.
SELECT count(*) FROM claims;
