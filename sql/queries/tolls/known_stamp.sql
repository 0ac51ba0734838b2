-- The stamp under which the tolls were last reconciled.
SELECT value AS stamp FROM ledger_state WHERE name = 'tolls/stamp';
