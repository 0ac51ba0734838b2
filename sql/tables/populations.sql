-- Classes of people that a figure counts.
-- key: population
--
-- population   the class
-- scope        scope it feeds
-- parent       the class it is part of
-- description  who is meant
CREATE TABLE populations (
    population  VARCHAR NOT NULL,
    scope       VARCHAR NOT NULL,
    parent      VARCHAR,
    description VARCHAR NOT NULL
);
