-- Remember under which stamps measures and places were reconciled.
DELETE FROM ledger_state WHERE name LIKE 'tolls/%' AND name NOT IN (SELECT name FROM stamps);
DELETE FROM ledger_state WHERE name IN (SELECT name FROM moved);
INSERT INTO ledger_state SELECT name, value FROM moved;
