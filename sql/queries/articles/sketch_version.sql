-- The version of the code that made the sketches, if any have been made.
SELECT value FROM ledger_state WHERE name = 'sketches';
