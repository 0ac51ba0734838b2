-- Claims follow their article into the story it belongs to by now.
UPDATE claims SET story_id = stories.story_id
FROM stories
WHERE claims.article_id = stories.article_id AND claims.story_id IS DISTINCT FROM stories.story_id;
