-- Stories with a changed or removed member: all of theirs are grouped again.
-- gone: article_id of what changed or went
CREATE OR REPLACE TEMP TABLE dissolved AS
SELECT DISTINCT story_id FROM stories SEMI JOIN gone USING (article_id);

DELETE FROM stories USING dissolved WHERE stories.story_id = dissolved.story_id;

DROP TABLE dissolved;
