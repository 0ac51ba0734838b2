-- gone: rejection_id
DELETE FROM rejected_inputs USING gone WHERE rejected_inputs.rejection_id = gone.rejection_id;
