-- An article that stops a stage no longer stops the run.
CREATE TABLE failures (
    article_id  VARCHAR NOT NULL,
    stage       VARCHAR NOT NULL,
    version     VARCHAR NOT NULL,
    reason      VARCHAR NOT NULL,
    recorded_at TIMESTAMP NOT NULL
);
