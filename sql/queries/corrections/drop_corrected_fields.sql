-- What is laid over the claims is made anew.
DELETE FROM corrected_fields;
