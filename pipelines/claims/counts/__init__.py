"""What is counted: incident or running total, whole or part, of whom, and whether it is asserted."""
