-- The newest toll of each measure, scope and place, pooled over its sources; days past the last claim left out.
-- key: measure, unit, scope, place, basis, period_start
--
-- measure       what is counted
-- unit          person, household, body ...
-- scope         whom it counts
-- place         where
-- basis         cumulative or stock
-- period_start  day from which it counts
-- date          day of the newest claim
-- low           greatest floor of the kept claims
-- best          the reconciled figure
-- high          least ceiling; null = open
-- claims        claims it rests on
-- lineages      independent sources that speak
CREATE OR REPLACE VIEW toll_latest AS
SELECT measure, unit, scope, place, basis, period_start, date, low, best, high, claims, lineages
FROM tolls
WHERE lineage IS NULL AND NOT projected
QUALIFY row_number() OVER (PARTITION BY measure, unit, scope, place, basis, period_start ORDER BY date DESC) = 1
ORDER BY measure, place, scope, period_start;
