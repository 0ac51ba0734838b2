-- What may be told again or denied far from where it was first told: events of a named class of people, denials, and
-- the figures they may deny.
SELECT * EXCLUDE (corrections) FROM claims_as_corrected
WHERE (basis = 'event' AND population <> 'all')
   OR status = 'denied'
   OR (measure, value) IN (SELECT (measure, value) FROM claims_as_corrected WHERE status = 'denied');
