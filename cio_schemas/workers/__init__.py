"""One map over several processes, in order and in flat memory."""
