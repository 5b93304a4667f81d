"""Written by `python -m cio_schemas.precompiled` from the schema that BASE names; not to be edited."""

# mypy: ignore-errors

def is_no_body(v):
    """#"""
    if v.__class__ is not dict and not isinstance(v, dict):
        return False
    return True


is_valid = is_no_body


def collect_no_body(v, errors, path, schema_path):
    """#"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((0, v, path, schema_path, None))  # type


collect = collect_no_body


BASE = "urn:cio-schemas:track/v1/no-body"
SITES = [
    ("type", ""),
]
