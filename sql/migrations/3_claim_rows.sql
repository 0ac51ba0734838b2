-- Claims that came from tables of claims have a place where they stand.
CREATE TABLE claim_rows (
    claim_id  VARCHAR NOT NULL,
    path      VARCHAR NOT NULL,
    line      INTEGER NOT NULL,
    row_id    VARCHAR,
    publisher VARCHAR,
    url       VARCHAR,
    note      VARCHAR,
    stamp     VARCHAR NOT NULL
);
