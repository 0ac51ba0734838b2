-- The words a claim stands in, and where they were printed.
SELECT claim_id, surface, sentence, publisher, title, url, is_sample FROM claims_with_sentences;
