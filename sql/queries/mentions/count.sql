-- Mentions in the ledger.
SELECT count(*) AS mentions FROM mentions;
