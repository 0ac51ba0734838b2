-- What could not be read, with the reason: nothing is lost silently.
-- key: rejection_id
--
-- rejection_id  hash of origin and reason
-- path          file
-- line          line of the record in the file, from 1; null where the whole file is meant
-- rule          empty, binary, too_large, too_long, broken_json, broken_csv, broken_front_matter, broken_records, no_text, bad_date, bad_field, duplicate, unreadable, unknown_format, orphan_manifest
-- reason        one sentence for the person who sent it
-- excerpt       first characters of what was refused
-- recorded_at   when it was refused, UTC
CREATE TABLE rejected_inputs (
    rejection_id VARCHAR NOT NULL,
    path         VARCHAR NOT NULL,
    line         INTEGER,
    rule         VARCHAR NOT NULL,
    reason       VARCHAR NOT NULL,
    excerpt      VARCHAR,
    recorded_at  TIMESTAMP NOT NULL
);
