-- Forget which files were read, so that the next run opens every one again; what was read of them stays.
DELETE FROM inputs;
