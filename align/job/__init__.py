"""Jobs: many documents into one run folder, in shards, so that an interrupted run goes on where it was."""
