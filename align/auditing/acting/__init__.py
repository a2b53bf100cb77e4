"""Who did or said what to whom, in the original and in the English."""
