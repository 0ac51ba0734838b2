-- Bodies that report casualty figures.
-- key: source_id
--
-- source_id    short stable name
-- name         full name
-- kind         monitor, ministry, military, un, armed_group, state_media, agency, hospital, civil_defence, ngo, government, anonymous ...
-- country      ISO 3166 alpha-3, where it has one
-- scope        scope its totals count by default
-- parent       source_id of the body above it
-- reliability  A to E
-- reason       why that grade
-- aliases      spellings that news uses
CREATE TABLE sources (
    source_id   VARCHAR NOT NULL,
    name        VARCHAR NOT NULL,
    kind        VARCHAR NOT NULL,
    country     VARCHAR,
    scope       VARCHAR,
    parent      VARCHAR,
    reliability VARCHAR NOT NULL,
    reason      VARCHAR NOT NULL,
    aliases     VARCHAR[] NOT NULL
);
