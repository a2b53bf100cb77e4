"""What is said twice: words, clauses, sentences."""
