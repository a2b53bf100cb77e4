"""The command line: arguments, calls and exit codes; the work is done elsewhere in the package."""
