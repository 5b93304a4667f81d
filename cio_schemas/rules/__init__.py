"""What rules of lint and of payloads share: selection of codes."""
