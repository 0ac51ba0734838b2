-- What the fit made of the named claims.
SELECT * FROM series_claims SEMI JOIN wanted USING (claim_id);
