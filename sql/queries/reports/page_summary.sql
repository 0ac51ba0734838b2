-- How much the ledger holds, and the days it spans.
SELECT (SELECT count(*) FROM articles) AS articles,
       (SELECT count(*) FROM articles WHERE published_on IS NULL) AS undated,
       (SELECT count(*) FROM articles WHERE is_sample) AS samples,
       (SELECT count(*) FROM rejected_inputs) AS rejected,
       (SELECT count(*) FROM claims) AS claims,
       (SELECT max(published_on) FROM articles) AS known_on,
       (SELECT count(DISTINCT story_id) FROM stories) AS stories;
