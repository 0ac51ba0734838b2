-- Every correction finds the figure it was made about, and can be used; an orphan is not in force.
-- severity: warn
SELECT line, state, why, action, target_type, target, digits, made_by
FROM orphaned_corrections;
