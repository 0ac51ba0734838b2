-- What is kept of each text to find its copies without reading it again.
-- key: article_id
--
-- article_id  article
-- shingles    number of different 3-word shingles in the text
-- sample      upper 32 bits of the hashes of a fourth of them, the same fourth in every text; of all of them below 64
-- figures     different whole numbers from 10 in the text, years apart, in ascending order
CREATE TABLE sketches (
    article_id VARCHAR NOT NULL,
    shingles   INTEGER NOT NULL,
    sample     UINTEGER[] NOT NULL,
    figures    BIGINT[] NOT NULL
);
