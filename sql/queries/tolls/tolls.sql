-- Every toll.
SELECT * FROM tolls;
