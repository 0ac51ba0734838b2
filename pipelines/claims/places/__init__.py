"""Where: the places that a sentence names, and the one that a figure is about."""
