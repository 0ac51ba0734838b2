-- What a number counts or measures.
-- key: unit
--
-- unit       the unit
-- entity     what it is a unit of
-- dimension  person, household, equipment, or a physical dimension
-- uri        address of its definition
CREATE TABLE units (
    unit      VARCHAR NOT NULL,
    entity    VARCHAR NOT NULL,
    dimension VARCHAR NOT NULL,
    uri       VARCHAR
);
