-- Every pooled toll, day by day.
-- key: measure, unit, scope, place, basis, period_start, date
--
-- measure       what is counted
-- unit          person, household, body ...
-- scope         whom it counts
-- place         where
-- basis         cumulative or stock
-- period_start  day from which it counts
-- date          the day
-- low           greatest floor of the kept claims
-- best          the reconciled figure
-- high          least ceiling; null = open
-- projected     past the last claim
-- low_claim     claim that binds low
-- high_claim    claim that binds high
CREATE OR REPLACE VIEW toll_history AS
SELECT measure, unit, scope, place, basis, period_start, date, low, best, high, projected, low_claim, high_claim
FROM tolls
WHERE lineage IS NULL
ORDER BY measure, place, scope, period_start, date;
