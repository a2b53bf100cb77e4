"""Names in the romanization of another language, or letter by letter."""
