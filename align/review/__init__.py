"""The review of a finished run: decisions of a person about findings, kept beside the run and honoured ever after."""
