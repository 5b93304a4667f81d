"""The rules, one file a family: each is a record with its check below."""
