-- The outlet behind an article: its wire where it names one, else who printed it.
SELECT article_id, coalesce(wire, publisher) AS outlet FROM articles;
