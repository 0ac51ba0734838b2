-- Forget the findings that no longer stand.
DELETE FROM findings WHERE finding_id IN (SELECT finding_id FROM gone);
