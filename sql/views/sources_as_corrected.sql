-- The sources with the reliability that analysts gave them.
-- key: source_id
--
-- source_id      short stable name
-- name           full name
-- kind           as in sources
-- country        ISO 3166 alpha-3, where it has one
-- scope          scope its totals count by default
-- parent         source_id of the body above it
-- reliability    A to E, as corrected
-- reason         why that grade
-- aliases        spellings that news uses
-- correction_id  the correction that set the grade; null where none did
CREATE OR REPLACE VIEW sources_as_corrected AS
SELECT s.source_id, s.name, s.kind, s.country, s.scope, s.parent, coalesce(c.to_value, s.reliability) AS reliability,
       coalesce(c.reason, s.reason) AS reason, s.aliases, c.correction_id
FROM sources s
LEFT JOIN corrections c
  ON c.target = s.source_id AND c.target_type = 'source' AND c.field = 'reliability' AND c.state = 'applied';
