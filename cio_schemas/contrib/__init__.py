"""Guards around third-party clients; the package does not import those itself."""
