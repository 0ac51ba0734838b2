-- gone: path
DELETE FROM inputs USING gone WHERE inputs.path = gone.path;
