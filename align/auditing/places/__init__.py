"""Places: their old and new names, what guards them, and which of the original's are left out."""
