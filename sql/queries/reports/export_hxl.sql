-- Totals and stocks by their newest toll; new casualties by the claims of single events and days. What is told again, in a copy
-- or of the same incident, is one row: the first claim of it. Bounds never pass the figure: `more than 21,000` is 21,000 or more;
-- one that is open stays so.
-- latest: rows of export_latest; told: claims with their words
SELECT CASE basis WHEN 'stock' THEN 'stock' ELSE 'total' END AS kind, false AS is_flow, measure, country,
       coalesce(place_name, place) AS place, place_id, where_prec, latitude, longitude, scope AS who, unit,
       period_start AS since, date, NULL AS source, NULL AS publisher, NULL AS url, toll_id AS id, NULL::BOOLEAN AS is_sample,
       low, best, high
FROM latest
UNION ALL
SELECT t.basis, true, t.measure, p.country, coalesce(p.name, t.place), t.place_id, p.where_prec, p.latitude, p.longitude,
       t.population, t.unit, coalesce(t.period_start, t.as_of), t.as_of, coalesce(s.name, t.source), t.publisher, t.url,
       t.claim_id, t.is_sample, CASE WHEN t.low > t.value THEN t.value ELSE t.low END, t.value,
       CASE WHEN t.high < t.value THEN t.value ELSE t.high END
FROM told t
LEFT JOIN places p ON p.place_id = t.place_id
LEFT JOIN sources_as_corrected s ON s.source_id = t.source_id
LEFT JOIN stories a ON a.article_id = t.article_id
WHERE t.basis IN ('event', 'daily') AND t.status IN ('asserted', 'revised')
QUALIFY row_number() OVER (
    PARTITION BY t.measure, t.unit, t.population, t.value, t.low, t.high,
                 coalesce(t.coreference, concat_ws('/', coalesce(a.story_id, t.article_id, t.claim_id), t.place, t.as_of, t.period_start))
    ORDER BY t.published_on NULLS LAST, t.claim_id) = 1
ORDER BY is_flow, measure, place, who, since NULLS FIRST, date, id;
