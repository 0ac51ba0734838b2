"""What each `tollbook` command does: it calls the stages and shows the result to a person at a terminal."""
