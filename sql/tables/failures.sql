-- Articles at which a stage stopped, with what stopped it: the article is kept, the others go on. Read again by the next version.
-- key: article_id, stage
--
-- article_id   the article
-- stage        mentions (its text could not be read) or claims (its figures could not be given their meaning)
-- version      version of the stage that stopped
-- reason       the error, in one line
-- recorded_at  when it stopped, UTC
CREATE TABLE failures (
    article_id  VARCHAR NOT NULL,
    stage       VARCHAR NOT NULL,
    version     VARCHAR NOT NULL,
    reason      VARCHAR NOT NULL,
    recorded_at TIMESTAMP NOT NULL
);
