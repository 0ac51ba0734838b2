-- What the corrections make of a claim, field by field: what claims_as_corrected lays over claims.
-- key: claim_id, field
--
-- claim_id       the claim
-- field          a column of claims, or decision (accept or reject)
-- to_value       its value, as text; null where it is emptied
-- correction_id  the correction that says so, or from which it follows
CREATE TABLE corrected_fields (
    claim_id      VARCHAR NOT NULL,
    field         VARCHAR NOT NULL,
    to_value      VARCHAR,
    correction_id VARCHAR NOT NULL
);
