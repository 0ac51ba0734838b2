-- What articles whose date an analyst has set say of it themselves: put back when the correction is taken back.
-- key: article_id
--
-- article_id           the article
-- fingerprint          its fingerprint with that date
-- published_on         the day it states, or that was inferred; null where neither was
-- published_basis      as in articles
-- published_precision  as in articles
CREATE TABLE stated_dates (
    article_id          VARCHAR NOT NULL,
    fingerprint         VARCHAR NOT NULL,
    published_on        DATE,
    published_basis     VARCHAR,
    published_precision TINYINT
);
