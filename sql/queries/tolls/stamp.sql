-- One line that moves when a claim, a source's grade or an article's outlet does.
SELECT (SELECT count(*) || ':' || coalesce(bit_xor(hash(c)), 0) FROM (SELECT * EXCLUDE (recorded_at) FROM claims) c) || '|'
    || (SELECT count(*) || ':' || coalesce(bit_xor(hash(source_id, scope, reliability)), 0) FROM sources) || '|'
    || (SELECT count(*) || ':' || coalesce(bit_xor(hash(article_id, wire, publisher)), 0) FROM articles) AS stamp;
