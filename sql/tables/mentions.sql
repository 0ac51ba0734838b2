-- A span of an article that states a figure, or a physical quantity beside one.
-- key: mention_id
--
-- mention_id      hash of article, span, kind and measure
-- article_id      the article
-- engine_version  version of the extraction engine and its lexicon
-- kind            figure (people, bodies, households, equipment) or quantity (a physical amount, never a toll)
-- ordinal         position among the article's mentions of its kind, from 0
-- sentence_start  code point at which its sentence opens
-- sentence_end    code point after its sentence
-- span_start      code point at which the quantity phrase opens
-- span_end        code point after it
-- surface         the words themselves: text[span_start:span_end]
-- value           printed number of a figure; null for a range, a vague word, an unknown number
-- low             least number the words commit to; null = open
-- high            greatest number the words commit to; null = open
-- magnitude       amount of a quantity; null for a figure
-- quantifier      exact, approximately, at_least, more_than, at_most, less_than, between, vague
-- measure         killed, injured, casualties, missing, captured, displaced, refugees, returned, defected, troops, equipment; null for a quantity
-- unit            person, household, body, the lemma of a piece of equipment, or a quantity's unit
-- dimension       what the unit counts or measures: person, household, equipment, length, mass ...
-- population      class of people, as in populations: all, civilian, military, rebel ...; null for a quantity
-- cue_start       code point at which the words open that give the measure; null where the number itself does
-- cue_end         code point after them
-- recorded_at     when it was extracted, UTC
CREATE TABLE mentions (
    mention_id     VARCHAR NOT NULL,
    article_id     VARCHAR NOT NULL,
    engine_version VARCHAR NOT NULL,
    kind           VARCHAR NOT NULL,
    ordinal        INTEGER NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end   INTEGER NOT NULL,
    span_start     INTEGER NOT NULL,
    span_end       INTEGER NOT NULL,
    surface        VARCHAR NOT NULL,
    value          BIGINT,
    low            BIGINT,
    high           BIGINT,
    magnitude      DOUBLE,
    quantifier     VARCHAR NOT NULL,
    measure        VARCHAR,
    unit           VARCHAR NOT NULL,
    dimension      VARCHAR NOT NULL,
    population     VARCHAR,
    cue_start      INTEGER,
    cue_end        INTEGER,
    recorded_at    TIMESTAMP NOT NULL
);
