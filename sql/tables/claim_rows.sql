-- Where a claim that came from a table of claims stands: its file and row, who printed it, and what the row notes.
-- key: claim_id
--
-- claim_id   the claim
-- path       the table of claims; absolute
-- line       line of the row in the file, from 1
-- row_id     what the table calls the row
-- publisher  who printed the figure
-- url        where it was printed
-- note       what the row notes
-- stamp      size and times of the file and version of its reader: moves when it must be read again
CREATE TABLE claim_rows (
    claim_id  VARCHAR NOT NULL,
    path      VARCHAR NOT NULL,
    line      INTEGER NOT NULL,
    row_id    VARCHAR,
    publisher VARCHAR,
    url       VARCHAR,
    note      VARCHAR,
    stamp     VARCHAR NOT NULL
);
