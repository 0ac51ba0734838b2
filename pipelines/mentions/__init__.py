"""Text becomes mentions: every span that states a figure, with its measure, unit and population."""
