"""A project's files: its configuration, and which of them are checked."""
