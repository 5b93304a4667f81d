"""What failed in an instance, and how it is reported: failures, messages, errors and violations."""
