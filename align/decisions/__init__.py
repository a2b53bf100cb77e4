"""What a person decided about the findings of a run: kept beside it, and put into effect ever after."""
