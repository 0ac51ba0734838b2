-- An analyst's decision about a claim; it survives re-runs.
-- key: correction_id
--
-- correction_id  hash of the row
-- made_on        day of the decision
-- made_by        who decided
-- reason         why, in words
-- target         claim_id it is about
-- action         accept, reject or set
-- field          field that is set
-- to_value       its new value
CREATE TABLE corrections (
    correction_id VARCHAR NOT NULL,
    made_on       DATE NOT NULL,
    made_by       VARCHAR NOT NULL,
    reason        VARCHAR NOT NULL,
    target        VARCHAR NOT NULL,
    action        VARCHAR NOT NULL,
    field         VARCHAR,
    to_value      VARCHAR
);
