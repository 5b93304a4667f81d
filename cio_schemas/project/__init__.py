"""The files of a project: its configuration, and the files that are checked."""
