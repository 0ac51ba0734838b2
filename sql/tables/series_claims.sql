-- What the fit made of each claim of a series.
-- key: series_id, claim_id
--
-- series_id  the series
-- claim_id   the claim
-- phase      0, and one more after each restart of the count
-- as_of      day it holds for in the fit: a stale quote moves back
-- lower      floor of the interval the claim commits to
-- upper      ceiling of it; null = open
-- weight     source reliability x precision / copies
-- role       kept, floor (kept as a floor only), set_aside or quarantined
-- reason     why it was set aside or kept as a floor only
-- fitted     the curve on its day
CREATE TABLE series_claims (
    series_id VARCHAR NOT NULL,
    claim_id  VARCHAR NOT NULL,
    phase     INTEGER NOT NULL,
    as_of     DATE NOT NULL,
    lower     DOUBLE,
    upper     DOUBLE,
    weight    DOUBLE NOT NULL,
    role      VARCHAR NOT NULL,
    reason    VARCHAR,
    fitted    DOUBLE
);
