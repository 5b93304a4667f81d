"""Guards around the clients of others, which are imported by nobody here."""
