"""Case endings of the original that stand on English names."""
