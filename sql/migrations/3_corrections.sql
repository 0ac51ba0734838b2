-- Corrections say whether they hold and for what; the file they come from is read on every run, so nothing is kept.
DROP TABLE corrections;
