-- The day from which the running totals of a conflict count, and its place.
SELECT conflict_id, began_on, place_id AS conflict_place FROM conflicts;
