"""Who says it: speakers, what they are called, and the bodies behind their names."""
