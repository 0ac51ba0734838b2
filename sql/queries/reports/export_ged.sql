-- Events in the columns of UCDP GED 24.1; empty where only a coder could know. events: rows of export_events
SELECT id, claim_id AS relid, year(date_end) AS year, NULL AS active_year, 'Unchecked' AS code_status,
       NULL AS type_of_violence, NULL AS conflict_dset_id, NULL AS conflict_new_id, conflict AS conflict_name,
       NULL AS dyad_dset_id, NULL AS dyad_new_id, NULL AS dyad_name, NULL AS side_a_dset_id, NULL AS side_a_new_id,
       NULL AS side_a, NULL AS side_b_dset_id, NULL AS side_b_new_id, NULL AS side_b, voices AS number_of_sources,
       sentence AS source_article, publisher AS source_office, published_on AS source_date, title AS source_headline,
       source AS source_original, where_prec, place AS where_coordinates, place_words AS where_description,
       admin1 AS adm_1, admin2 AS adm_2, latitude, longitude,
       CASE WHEN longitude IS NOT NULL THEN 'POINT (' || longitude || ' ' || latitude || ')' END AS geom_wkt,
       -- PRIO-GRID: cells of half a degree, numbered from the south-west corner of the world.
       CASE WHEN longitude IS NOT NULL
            THEN (floor((latitude + 90) * 2) * 720 + floor((longitude + 180) * 2) + 1)::INTEGER END AS priogrid_gid,
       country_name AS country, NULL AS country_id, NULL AS region, CASE basis WHEN 'event' THEN 1 ELSE 2 END AS event_clarity,
       date_prec, date_start, date_end, NULL AS deaths_a, NULL AS deaths_b, civilians AS deaths_civilians,
       best - civilians AS deaths_unknown, best, high, low, NULL AS gwnoa, NULL AS gwnob,
       country AS iso3, population, quantifier, url, is_sample
FROM events
ORDER BY date_start, id;
