-- Articles that came without a date, whether one could be inferred or not.
SELECT * FROM articles WHERE published_on IS NULL OR published_basis = 'inferred' ORDER BY article_id;
