"""When: the days and periods that a sentence names, and those that a figure holds for."""
