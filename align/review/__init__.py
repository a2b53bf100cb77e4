"""The review of a finished run in the browser: one finding after the other, for a person to decide about."""
