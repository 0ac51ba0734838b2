-- Every row of places.
SELECT * FROM places;
