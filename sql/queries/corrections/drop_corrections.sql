-- Every line is entered anew.
DELETE FROM corrections;
