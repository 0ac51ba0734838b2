-- The stamps under which measures and places were last reconciled.
SELECT name, value FROM ledger_state WHERE name LIKE 'tolls/%';
