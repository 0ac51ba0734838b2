-- What the fit made of every claim.
SELECT * FROM series_claims;
