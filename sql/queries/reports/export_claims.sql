-- Every claim as analysts left it, those of undated articles too, with the corrections that touched it.
SELECT * FROM claims_as_corrected;
