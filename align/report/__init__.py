"""The findings of a run in the forms people and programs read: a web page, text, JSON Lines, CSV, SARIF."""
