-- The claims of one lineage, measure, scope, place and starting date.
-- key: series_id
--
-- series_id     hash of lineage, measure, unit, scope, place, basis and starting date
-- lineage       originating source of the figures, never the outlet that prints them
-- measure       as in mentions
-- unit          as in mentions
-- scope         what it counts: everyone, civilians, government forces ...
-- place_id      the place in places
-- place         its name
-- basis         cumulative or stock
-- period_start  day from which it counts
-- fingerprint   hash of its claims and of the method: refitted when it changes
-- claims        claims in it
-- first_as_of   day of its first claim
-- last_as_of    day of its last claim
CREATE TABLE series (
    series_id    VARCHAR NOT NULL,
    lineage      VARCHAR NOT NULL,
    measure      VARCHAR NOT NULL,
    unit         VARCHAR NOT NULL,
    scope        VARCHAR NOT NULL,
    place_id     VARCHAR,
    place        VARCHAR NOT NULL,
    basis        VARCHAR NOT NULL,
    period_start DATE,
    fingerprint  VARCHAR NOT NULL,
    claims       INTEGER NOT NULL,
    first_as_of  DATE NOT NULL,
    last_as_of   DATE NOT NULL
);
