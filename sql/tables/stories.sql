-- Articles that carry the same copy: one voice, however often it is printed.
-- key: article_id
--
-- story_id     hash of the earliest member
-- article_id   member; an article has one story
-- containment  share of the shorter text's 3-word shingles that stands in the story's first article; 1 for itself
-- basis        how it belongs: first, shingles (copies the first), numbers (same figures in other words), chain (a copy of a copy)
CREATE TABLE stories (
    story_id    VARCHAR NOT NULL,
    article_id  VARCHAR NOT NULL,
    containment DOUBLE NOT NULL,
    basis       VARCHAR NOT NULL
);
