-- The files that were read, so that a run opens only new and changed ones.
-- key: path
--
-- path          file as last seen; absolute
-- bytes         size of the file
-- modified_ns   modification time, nanoseconds since 1970
-- changed_ns    status-change time, nanoseconds since 1970: moves even where the modification time is copied
-- context_hash  what the reading depended on beside the file: version of the readers, hash of its manifest row
-- encoding      how its bytes were read: utf-8, utf-8-sig, utf-16, utf-32, utf-8-damaged (spots became U+FFFD), cp1252 (assumed), several joined by +; null if not decoded
-- articles      articles found in it, duplicates included
-- rejected      records refused
-- recorded_at   when it was read, UTC
CREATE TABLE inputs (
    path         VARCHAR NOT NULL,
    bytes        BIGINT NOT NULL,
    modified_ns  BIGINT NOT NULL,
    changed_ns   BIGINT NOT NULL,
    context_hash VARCHAR NOT NULL,
    encoding     VARCHAR,
    articles     INTEGER NOT NULL,
    rejected     INTEGER NOT NULL,
    recorded_at  TIMESTAMP NOT NULL
);
