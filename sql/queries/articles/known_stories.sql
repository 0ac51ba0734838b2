-- The stories as they are.
SELECT story_id, article_id, containment, basis FROM stories;
