-- Corrections say whether they hold and for what; the file they come from is read on every run, so nothing is kept.
DROP TABLE corrections;
CREATE TABLE corrections (
    correction_id VARCHAR NOT NULL,
    line          INTEGER NOT NULL,
    made_on       VARCHAR NOT NULL,
    made_by       VARCHAR NOT NULL,
    reason        VARCHAR NOT NULL,
    action        VARCHAR NOT NULL,
    target_type   VARCHAR NOT NULL,
    target        VARCHAR NOT NULL,
    field         VARCHAR,
    to_value      VARCHAR,
    url           VARCHAR,
    measure       VARCHAR,
    digits        VARCHAR,
    sentence      VARCHAR,
    state         VARCHAR NOT NULL,
    why           VARCHAR,
    anchor        VARCHAR,
    claim_id      VARCHAR,
    article_id    VARCHAR
);
CREATE TABLE corrected_fields (
    claim_id      VARCHAR NOT NULL,
    field         VARCHAR NOT NULL,
    to_value      VARCHAR,
    correction_id VARCHAR NOT NULL
);
CREATE TABLE stated_dates (
    article_id          VARCHAR NOT NULL,
    fingerprint         VARCHAR NOT NULL,
    published_on        DATE,
    published_basis     VARCHAR,
    published_precision TINYINT
);
