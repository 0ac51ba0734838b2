-- Totals and stocks by their newest toll; new casualties by the claims of single events and days, one row a claim.
-- latest: rows of export_latest; told: claims with their words
SELECT CASE basis WHEN 'stock' THEN 'stock' ELSE 'total' END AS kind, false AS is_flow, measure, country,
       coalesce(place_name, place) AS place, place_id, where_prec, latitude, longitude, scope AS who, unit,
       period_start AS since, date, NULL AS source, NULL AS publisher, NULL AS url, toll_id AS id, NULL::BOOLEAN AS is_sample,
       low, best, high
FROM latest
UNION ALL
SELECT t.basis, true, t.measure, p.country, coalesce(p.name, t.place), t.place_id, p.where_prec, p.latitude, p.longitude,
       t.population, t.unit, coalesce(t.period_start, t.as_of), t.as_of, coalesce(s.name, t.source), t.publisher, t.url,
       t.claim_id, t.is_sample, t.low, t.value, t.high
FROM told t
LEFT JOIN places p ON p.place_id = t.place_id
LEFT JOIN sources_as_corrected s ON s.source_id = t.source_id
WHERE t.basis IN ('event', 'daily') AND t.status IN ('asserted', 'revised')
ORDER BY is_flow, measure, place, who, since NULLS FIRST, date, id;
