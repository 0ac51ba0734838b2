-- Conflicts: when they began, where they are fought, what is known to have happened.
-- key: conflict_id
--
-- conflict_id  short stable name
-- name         usual name
-- began_on     day from which running totals count
-- ended_on     null while it lasts
-- place_id     where, in places
-- nationwide   whether any report of fighting in its country, between its days, is about it
-- words        words by which news calls it
CREATE TABLE conflicts (
    conflict_id VARCHAR NOT NULL,
    name        VARCHAR NOT NULL,
    began_on    DATE NOT NULL,
    ended_on    DATE,
    place_id    VARCHAR NOT NULL,
    nationwide  BOOLEAN NOT NULL,
    words       VARCHAR[] NOT NULL
);
