-- The gazetteer: countries, first-level units, cities, and places of conflict down to the neighbourhood.
-- key: place_id
--
-- place_id    short stable name
-- name        usual English name
-- kind        country, admin1, city, town, village, neighbourhood, camp, crossing, region
-- parent      place_id of the place it lies in
-- country     ISO 3166 alpha-3
-- latitude    degrees north
-- longitude   degrees east
-- where_prec  UCDP where_prec: 1 exact place to 7 international
-- aliases     spellings that news uses
CREATE TABLE places (
    place_id   VARCHAR NOT NULL,
    name       VARCHAR NOT NULL,
    kind       VARCHAR NOT NULL,
    parent     VARCHAR,
    country    VARCHAR,
    latitude   DOUBLE,
    longitude  DOUBLE,
    where_prec TINYINT NOT NULL,
    aliases    VARCHAR[] NOT NULL
);
