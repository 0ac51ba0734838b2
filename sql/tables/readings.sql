-- Which version of the engine read an article: most articles of general news hold no figure and leave no other trace.
-- key: article_id
--
-- article_id      the article
-- engine_version  version of the extraction engine and its lexicon
CREATE TABLE readings (
    article_id     VARCHAR NOT NULL,
    engine_version VARCHAR NOT NULL
);
