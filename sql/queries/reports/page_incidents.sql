-- Incidents of which several figures were reported, the newest first.
SELECT measure, unit, population, place, as_of, least, greatest, claim_ids FROM incident_disagreement LIMIT 2000;
