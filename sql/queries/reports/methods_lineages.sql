-- Every lineage of a curve, its grade, what it leaves out by definition, and how many of its claims stand in curves.
SELECT s.lineage, any_value(b.name) AS name, coalesce(any_value(b.reliability), 'E') AS reliability,
       any_value(b.scope) AS scope, sum(s.claims)::BIGINT AS claims, count(*) AS series
FROM series s LEFT JOIN sources b ON b.source_id = s.lineage
GROUP BY s.lineage
ORDER BY claims DESC, s.lineage;
