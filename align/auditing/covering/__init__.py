"""What of one side the other leaves out or adds."""
