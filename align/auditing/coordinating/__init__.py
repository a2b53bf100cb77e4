"""What "and" joins that does not go together."""
