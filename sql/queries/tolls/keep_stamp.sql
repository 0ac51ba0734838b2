-- Remember under which stamp the tolls were reconciled.
DELETE FROM ledger_state WHERE name = 'tolls/stamp';
INSERT INTO ledger_state VALUES ('tolls/stamp', $stamp);
