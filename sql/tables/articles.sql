-- One published text, kept exactly as indexed: every offset in the ledger counts its code points.
-- key: article_id
--
-- article_id           hash of publisher and text: the same article has the same id on any machine
-- fingerprint          hash of everything a claim depends on: text, publisher, wire, dates, title, url
-- publisher            who printed it; never the source of a claim
-- wire                 agency whose copy it carries, as named
-- title                headline
-- url                  where it was published
-- language             ISO 639-1 code; en unless stated
-- published_on         the day it appeared
-- published_basis      how that day is known: front_matter, manifest, record, inferred, correction; null while unknown
-- published_precision  UCDP date_prec: 1 exact day to 5 more than a month
-- is_sample            written for this project as a demonstration; never evidence
-- format               txt, jsonl or csv
-- origin               file and, for records, #line where it was first read
-- text                 the text
-- recorded_at          when this ledger first read it, UTC
CREATE TABLE articles (
    article_id          VARCHAR NOT NULL,
    fingerprint         VARCHAR NOT NULL,
    publisher           VARCHAR,
    wire                VARCHAR,
    title               VARCHAR,
    url                 VARCHAR,
    language            VARCHAR NOT NULL,
    published_on        DATE,
    published_basis     VARCHAR,
    published_precision TINYINT,
    is_sample           BOOLEAN NOT NULL,
    format              VARCHAR NOT NULL,
    origin              VARCHAR NOT NULL,
    text                VARCHAR NOT NULL,
    recorded_at         TIMESTAMP NOT NULL
);
