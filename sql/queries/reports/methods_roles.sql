-- What became of the claims of curves.
SELECT role, count(*) AS claims FROM series_claims GROUP BY role ORDER BY claims DESC, role;
