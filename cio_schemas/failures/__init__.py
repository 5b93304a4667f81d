"""What failed in an instance, and how it is told: failures, messages, errors and violations."""
