"""Whom a pronoun stands for, and whether it can."""
