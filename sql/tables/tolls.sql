-- The reconciled low, best and high of a measure, scope and place on a date. A consistency range of what was reported, not a confidence interval.
-- key: toll_id
--
-- toll_id       hash of measure, unit, scope, place, starting date, lineage and date
-- measure       as in mentions
-- unit          as in mentions
-- scope         as in series
-- place_id      as in series
-- place         as in series
-- basis         cumulative or stock
-- period_start  as in series
-- lineage       the one lineage of this curve; null for the curve pooled over lineages
-- date          day the toll holds for
-- low           greatest floor of the kept claims up to the day; pooled: of those that the least ceiling allows
-- best          the fitted curve; pooled: fitted over all lineages where they agree, else their weighted median
-- high          least ceiling of the kept claims from the day on; pooled: of those that the greatest floor allows; null = open
-- low_claim     claim that binds low
-- high_claim    claim that binds high; null where open
-- claims        claims kept up to the day, copies of one story counted once
-- lineages      lineages that speak near the day
-- projected     past the last claim: the last known level, carried on
CREATE TABLE tolls (
    toll_id      VARCHAR NOT NULL,
    measure      VARCHAR NOT NULL,
    unit         VARCHAR NOT NULL,
    scope        VARCHAR NOT NULL,
    place_id     VARCHAR,
    place        VARCHAR NOT NULL,
    basis        VARCHAR NOT NULL,
    period_start DATE,
    lineage      VARCHAR,
    date         DATE NOT NULL,
    low          BIGINT NOT NULL,
    best         BIGINT NOT NULL,
    high         BIGINT,
    low_claim    VARCHAR,
    high_claim   VARCHAR,
    claims       INTEGER NOT NULL,
    lineages     INTEGER NOT NULL,
    projected    BOOLEAN NOT NULL
);
