"""Payload files: read, judged by their schema, and reported with line and column."""
