"""What a careful coder would record for the main event of a text."""
