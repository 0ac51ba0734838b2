-- How much the ledger holds, and the days it spans.
SELECT (SELECT count(*) FROM articles) AS articles,
       (SELECT count(*) FROM articles WHERE published_on IS NULL) AS undated,
       (SELECT count(*) FROM articles WHERE is_sample) AS samples,
       (SELECT count(*) FROM rejected_inputs) AS rejected,
       (SELECT count(*) FROM claims) AS claims,
       (SELECT count(*) FROM claim_rows) AS tabled,
       (SELECT count(url) FROM claim_rows) AS tabled_with_page,
       (SELECT max(coalesce(published_on, as_of)) FROM claims_as_corrected
        WHERE article_id IS NULL OR published_on IS NOT NULL) AS known_on,
       (SELECT count(DISTINCT story_id) FROM stories) AS stories;
