"""Words that have grown together, and where they come apart."""
