-- The version of the code that did a part of the stage last, if it ever ran.
-- part: sketches or dating
SELECT value FROM ledger_state WHERE name = $part;
