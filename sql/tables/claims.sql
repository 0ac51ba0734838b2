-- A mention with its meaning resolved: who says it, about whom and where, for which period.
-- key: claim_id
--
-- claim_id          hash of its mention, or of the row of a claims table
-- mention_id        the mention; null for a claim that came from a table of claims
-- article_id        the article; null for a claim that came from a table of claims
-- story_id          the story, so that copies count as one voice
-- resolver_version  version of the rules and tables that resolved it
-- fingerprint       fingerprint of the article it was resolved against
-- ordinal           position among the article's claims, from 0, by span
-- measure           as in mentions
-- unit              as in mentions
-- population        as in mentions, or the class that the words around the figure tell
-- value             as in mentions
-- low               as in mentions
-- high              as in mentions
-- quantifier        as in mentions
-- basis             event, daily, cumulative or stock
-- status            asserted, denied, hypothetical or revised
-- source            verbatim words naming who makes the claim; null where the publisher states it as fact
-- source_id         the body in sources; null where unknown
-- source_basis      alias, country (the office of the country spoken of), antecedent, publisher, anonymous or null
-- source_score      likeness of its words to a name in sources, 0 to 1; null where none was compared
-- place             verbatim words of the most specific place
-- place_id          the place in places; null where unknown
-- where_prec        UCDP where_prec: 1 exact place to 7 international
-- place_basis       nearest, sentence, previous_sentence, next_sentence, dateline, conflict (its place; of refugees the one they fled) or null
-- as_of             day the figure holds for
-- period_start      first day of the period it counts, for daily and cumulative figures
-- date_prec         UCDP date_prec of as_of: 1 exact day to 5 more than a month
-- date_basis        weekday, relative_day, stated_date, month, publication, conflict_age, known_event (of events.csv), antecedent or null
-- published_on      when the article appeared: the second clock
-- subset_of         claim_id of the whole it is part of
-- conflict_id       the conflict that the article is about; null where unknown
-- recorded_at       when it was resolved, UTC
-- coreference       group of the claims that tell the same incident, in one article or in several; null where it is alone
CREATE TABLE claims (
    claim_id         VARCHAR NOT NULL,
    mention_id       VARCHAR,
    article_id       VARCHAR,
    story_id         VARCHAR,
    resolver_version VARCHAR NOT NULL,
    fingerprint      VARCHAR NOT NULL,
    ordinal          INTEGER NOT NULL,
    measure          VARCHAR NOT NULL,
    unit             VARCHAR NOT NULL,
    population       VARCHAR NOT NULL,
    value            BIGINT,
    low              BIGINT,
    high             BIGINT,
    quantifier       VARCHAR NOT NULL,
    basis            VARCHAR NOT NULL,
    status           VARCHAR NOT NULL,
    source           VARCHAR,
    source_id        VARCHAR,
    source_basis     VARCHAR,
    source_score     DOUBLE,
    place            VARCHAR,
    place_id         VARCHAR,
    where_prec       TINYINT,
    place_basis      VARCHAR,
    as_of            DATE,
    period_start     DATE,
    date_prec        TINYINT,
    date_basis       VARCHAR,
    published_on     DATE,
    subset_of        VARCHAR,
    conflict_id      VARCHAR,
    recorded_at      TIMESTAMP NOT NULL,
    coreference      VARCHAR
);
