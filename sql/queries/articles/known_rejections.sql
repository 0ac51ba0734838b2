-- What was refused before, and where.
SELECT rejection_id, path FROM rejected_inputs;
