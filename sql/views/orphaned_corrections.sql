-- Corrections that are not in force though nobody took them back: their figure is gone, or stands in several places, or the row can't be used.
-- key: correction_id
--
-- correction_id  the correction
-- line           line of corrections.csv
-- state          orphan, ambiguous or refused
-- why            reason, in a sentence
-- made_on        day of the decision
-- made_by        who decided
-- reason         why they decided so
-- action         accept, reject, set, merge or split
-- target_type    claim, article, source or group
-- target         id it was made for
-- field          field that is set
-- to_value       its new value
-- url            where the figure was printed
-- digits         digits or words of the figure as printed
-- sentence       sentence it stood in
CREATE OR REPLACE VIEW orphaned_corrections AS
SELECT correction_id, line, state, why, made_on, made_by, reason, action, target_type, target, field, to_value, url,
       digits, sentence
FROM corrections
WHERE state NOT IN ('applied', 'superseded')
ORDER BY line;
