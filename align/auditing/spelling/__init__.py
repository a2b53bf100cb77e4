"""One name in two spellings."""
