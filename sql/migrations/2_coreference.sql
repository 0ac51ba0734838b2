-- Claims of one incident share a group; which claims they are is worked out when they are resolved again.
ALTER TABLE claims ADD COLUMN coreference VARCHAR;
