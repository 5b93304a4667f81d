"""Instances that show that a schema is not contained in another: found, and made small."""
