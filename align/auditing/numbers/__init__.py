"""Figures and numbers in words: what of the original's the English and the fresh translation lack."""
