-- Events in the columns of ACLED; empty where only a coder could know. events: rows of export_events
SELECT id AS event_id_cnty, date_end AS event_date, year(date_end) AS year,
       -- ACLED: 1 the day, 2 the week, 3 the month. UCDP: 1 the day, 2 within a week, 3 the week, 4 the month, 5 longer.
       CASE WHEN date_prec = 1 THEN 1 WHEN date_prec <= 3 THEN 2 ELSE 3 END AS time_precision,
       NULL AS disorder_type, NULL AS event_type, NULL AS sub_event_type, NULL AS actor1, NULL AS assoc_actor_1,
       NULL AS inter1, NULL AS actor2, NULL AS assoc_actor_2, NULL AS inter2, NULL AS interaction,
       NULL AS civilian_targeting, NULL AS iso, NULL AS region,
       country_name AS country, admin1, admin2, NULL AS admin3, place AS location, latitude, longitude,
       -- ACLED: 1 the place, 2 a place near it or the part of a region, 3 a region or more.
       CASE WHEN where_prec = 1 THEN 1 WHEN where_prec <= 3 THEN 2 ELSE 3 END AS geo_precision,
       concat_ws('; ', source, publisher) AS source, NULL AS source_scale, sentence AS notes, low AS fatalities,
       NULL AS tags, published_on AS timestamp,
       best AS fatalities_best, high AS fatalities_high, civilians AS fatalities_civilians, population, quantifier,
       country AS iso3, url, is_sample
FROM events
ORDER BY event_date, event_id_cnty;
