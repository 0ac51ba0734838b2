-- A discrepancy, or a note on what only looks like one: its rule, its claims and its evidence.
-- key: finding_id
--
-- finding_id  hash of rule and claims
-- rule        name of the rule
-- severity    note, check or error
-- series_id   the series it touches
-- claim_ids   the claims it rests on, the one at fault first
-- evidence    the numbers and dates that fired the rule
-- sentence    the finding in one plain sentence
CREATE TABLE findings (
    finding_id VARCHAR NOT NULL,
    rule       VARCHAR NOT NULL,
    severity   VARCHAR NOT NULL,
    series_id  VARCHAR,
    claim_ids  VARCHAR[] NOT NULL,
    evidence   JSON NOT NULL,
    sentence   VARCHAR NOT NULL
);
