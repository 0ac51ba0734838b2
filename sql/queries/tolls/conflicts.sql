-- The day from which the running totals of a conflict count, and its place.
SELECT conflict_id, began_on, conflicts.place_id AS conflict_place, places.name AS place_name
FROM conflicts LEFT JOIN places USING (place_id);
