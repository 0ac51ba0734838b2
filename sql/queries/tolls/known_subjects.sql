-- What the tolls in the ledger are about.
SELECT DISTINCT measure, unit, basis, period_start, place_id, place FROM tolls;
