-- What the ledger knows of itself: its schema's version, and the hash of each seed file and contract it was built with.
-- key: name
--
-- name   schema_version, contracts, seeds/<file>, gold (what the engine reached on the annotated sample) ...
-- value  its value
CREATE TABLE ledger_state (
    name  VARCHAR NOT NULL,
    value VARCHAR NOT NULL
);
