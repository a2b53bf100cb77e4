"""What one side denies and the other asserts: by a negation, a verb, a prefix or an idiom."""
