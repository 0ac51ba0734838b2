"""What analysts decided, as it stands in `corrections.csv`: read, checked and appended here, applied by the stages."""
