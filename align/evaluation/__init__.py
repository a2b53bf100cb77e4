"""Scores against gold: alignment, translation, findings, and the names and numbers that arrive."""
