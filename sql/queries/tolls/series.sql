-- Every series.
SELECT * FROM series;
