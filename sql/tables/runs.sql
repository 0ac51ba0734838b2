-- The runs that changed the ledger; a run that found nothing new leaves no row.
-- key: run_id
--
-- run_id       id of the run
-- stage        stage that changed something
-- started_at   when it began, UTC
-- finished_at  when it ended, UTC
-- version      version of the project
-- counts       rows added and removed, by table
CREATE TABLE runs (
    run_id      VARCHAR NOT NULL,
    stage       VARCHAR NOT NULL,
    started_at  TIMESTAMP NOT NULL,
    finished_at TIMESTAMP NOT NULL,
    version     VARCHAR NOT NULL,
    counts      JSON NOT NULL
);
