-- The claims as analysts left them: what the tolls, the page and the exports read. Claims that were rejected are left out; claims keeps all.
-- key: claim_id
--
-- claim_id          as in claims
-- mention_id        as in claims
-- article_id        as in claims
-- story_id          as in claims
-- resolver_version  as in claims
-- fingerprint       as in claims
-- ordinal           as in claims
-- measure           as in claims or as corrected
-- unit              as in claims
-- population        as in claims or as corrected
-- value             as in claims or as corrected
-- low               as in claims or as corrected
-- high              as in claims or as corrected
-- quantifier        as in claims or as corrected
-- basis             as in claims or as corrected
-- status            as in claims or as corrected
-- source            as in claims or as corrected
-- source_id         as in claims or as corrected
-- source_basis      as in claims; correction where an analyst set the source
-- source_score      as in claims
-- place             as in claims or as corrected
-- place_id          as in claims or as corrected
-- where_prec        as in claims or as corrected
-- place_basis       as in claims; correction where an analyst set the place
-- as_of             as in claims or as corrected
-- period_start      as in claims or as corrected
-- date_prec         as in claims or as corrected
-- date_basis        as in claims; correction where an analyst set the day
-- published_on      as in claims
-- subset_of         as in claims or as corrected
-- conflict_id       as in claims
-- recorded_at       as in claims
-- coreference       as in claims or as corrected
-- accepted          whether an analyst looked at it and let it stand
-- corrections       ids of the corrections that touched it; null where none did
CREATE OR REPLACE VIEW claims_as_corrected AS
WITH decided AS (
    SELECT claim_id, list(field) AS fields,
           max(to_value) FILTER (field = 'decision') AS decision,
           max(to_value) FILTER (field = 'measure') AS measure,
           max(to_value) FILTER (field = 'population') AS population,
           max(to_value) FILTER (field = 'value') AS value,
           max(to_value) FILTER (field = 'low') AS low,
           max(to_value) FILTER (field = 'high') AS high,
           max(to_value) FILTER (field = 'quantifier') AS quantifier,
           max(to_value) FILTER (field = 'basis') AS basis,
           max(to_value) FILTER (field = 'status') AS status,
           max(to_value) FILTER (field = 'source') AS source,
           max(to_value) FILTER (field = 'source_id') AS source_id,
           max(to_value) FILTER (field = 'source_basis') AS source_basis,
           max(to_value) FILTER (field = 'place') AS place,
           max(to_value) FILTER (field = 'place_id') AS place_id,
           max(to_value) FILTER (field = 'where_prec') AS where_prec,
           max(to_value) FILTER (field = 'place_basis') AS place_basis,
           max(to_value) FILTER (field = 'as_of') AS as_of,
           max(to_value) FILTER (field = 'period_start') AS period_start,
           max(to_value) FILTER (field = 'date_prec') AS date_prec,
           max(to_value) FILTER (field = 'date_basis') AS date_basis,
           max(to_value) FILTER (field = 'subset_of') AS subset_of,
           max(to_value) FILTER (field = 'coreference') AS coreference,
           list_sort(list_distinct(list(correction_id))) AS corrections
    FROM corrected_fields
    GROUP BY claim_id
)
SELECT c.claim_id,
       c.mention_id,
       c.article_id,
       c.story_id,
       c.resolver_version,
       c.fingerprint,
       c.ordinal,
       coalesce(d.measure, c.measure) AS measure,
       c.unit,
       coalesce(d.population, c.population) AS population,
       CASE WHEN list_contains(d.fields, 'value') THEN d.value::BIGINT ELSE c.value END AS value,
       CASE WHEN list_contains(d.fields, 'low') THEN d.low::BIGINT ELSE c.low END AS low,
       CASE WHEN list_contains(d.fields, 'high') THEN d.high::BIGINT ELSE c.high END AS high,
       coalesce(d.quantifier, c.quantifier) AS quantifier,
       coalesce(d.basis, c.basis) AS basis,
       coalesce(d.status, c.status) AS status,
       CASE WHEN list_contains(d.fields, 'source') THEN d.source ELSE c.source END AS source,
       CASE WHEN list_contains(d.fields, 'source_id') THEN d.source_id ELSE c.source_id END AS source_id,
       CASE WHEN list_contains(d.fields, 'source_basis') THEN d.source_basis ELSE c.source_basis END AS source_basis,
       c.source_score,
       CASE WHEN list_contains(d.fields, 'place') THEN d.place ELSE c.place END AS place,
       CASE WHEN list_contains(d.fields, 'place_id') THEN d.place_id ELSE c.place_id END AS place_id,
       CASE WHEN list_contains(d.fields, 'where_prec') THEN d.where_prec::TINYINT ELSE c.where_prec END AS where_prec,
       CASE WHEN list_contains(d.fields, 'place_basis') THEN d.place_basis ELSE c.place_basis END AS place_basis,
       CASE WHEN list_contains(d.fields, 'as_of') THEN d.as_of::DATE ELSE c.as_of END AS as_of,
       CASE WHEN list_contains(d.fields, 'period_start') THEN d.period_start::DATE ELSE c.period_start END AS period_start,
       CASE WHEN list_contains(d.fields, 'date_prec') THEN d.date_prec::TINYINT ELSE c.date_prec END AS date_prec,
       CASE WHEN list_contains(d.fields, 'date_basis') THEN d.date_basis ELSE c.date_basis END AS date_basis,
       c.published_on,
       CASE WHEN list_contains(d.fields, 'subset_of') THEN d.subset_of ELSE c.subset_of END AS subset_of,
       c.conflict_id,
       c.recorded_at,
       CASE WHEN list_contains(d.fields, 'coreference') THEN d.coreference ELSE c.coreference END AS coreference,
       coalesce(d.decision = 'accept', false) AS accepted,
       d.corrections
FROM claims c
LEFT JOIN decided d USING (claim_id)
WHERE d.decision IS DISTINCT FROM 'reject';
