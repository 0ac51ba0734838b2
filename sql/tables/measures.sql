-- What a figure counts.
-- key: measure
--
-- measure      the measure
-- accumulates  whether a running total of it can only grow
-- hxl          HXL hashtag
-- description  what is meant
CREATE TABLE measures (
    measure     VARCHAR NOT NULL,
    accumulates BOOLEAN NOT NULL,
    hxl         VARCHAR NOT NULL,
    description VARCHAR NOT NULL
);
