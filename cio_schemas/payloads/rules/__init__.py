"""Rules of payloads: what Customer.io drops, misreads or refuses, and JSON Schema can't say."""
