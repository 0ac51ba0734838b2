-- Every line of corrections.csv: what an analyst decided, whether it holds, and for which claim by now.
-- key: correction_id
--
-- correction_id  hash of the row, and of how often the same row stands before it
-- line           line of corrections.csv
-- made_on        day of the decision, as written
-- made_by        who decided
-- reason         why, in words
-- action         accept, reject, set, merge or split
-- target_type    claim, article, source or group
-- target         id it was made for
-- field          field that is set
-- to_value       its new value; for merge the group or claim joined
-- url            where the figure was printed: with the next three it is found again when ids have moved
-- measure        what the figure counts
-- digits         digits or words of the figure as printed
-- sentence       sentence it stands in
-- state          applied, superseded (a later decision on the same field), orphan (nothing it could be about), ambiguous (several) or refused (the row can't be used)
-- why            reason of that state, in a sentence; null where it is applied to the id it was made for
-- anchor         how what it is about was found: id, url, story (a copy at another url) or quotation (a sentence nearly the same); null where it wasn't
-- claim_id       claim it holds for now; null where it is about no claim, or not found
-- article_id     article it holds for now; null where it is about a source or a group, or not found
CREATE TABLE corrections (
    correction_id VARCHAR NOT NULL,
    line          INTEGER NOT NULL,
    made_on       VARCHAR NOT NULL,
    made_by       VARCHAR NOT NULL,
    reason        VARCHAR NOT NULL,
    action        VARCHAR NOT NULL,
    target_type   VARCHAR NOT NULL,
    target        VARCHAR NOT NULL,
    field         VARCHAR,
    to_value      VARCHAR,
    url           VARCHAR,
    measure       VARCHAR,
    digits        VARCHAR,
    sentence      VARCHAR,
    state         VARCHAR NOT NULL,
    why           VARCHAR,
    anchor        VARCHAR,
    claim_id      VARCHAR,
    article_id    VARCHAR
);
