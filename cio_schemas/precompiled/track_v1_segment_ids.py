"""Written by `python -m cio_schemas.precompiled` from the schema that BASE names; not to be edited."""

# mypy: ignore-errors

from cio_schemas.runtime import is_number


def is_segment_ids(v):
    """#"""
    if v.__class__ is not dict:
        if not isinstance(v, dict):
            return False
        v = dict(v)
    try:
        v_ids = v["ids"]
    except KeyError:
        return False
    if v_ids.__class__ is not list and not isinstance(v_ids, list):
        return False
    if not 1 <= len(v_ids) <= 1000:
        return False
    for v_item in v_ids:
        if isinstance(v_item, str):
            if not v_item:
                return False
        elif (v_item.__class__ is not float or v_item - v_item) and v_item.__class__ is not int and not is_number(v_item):
            return False
    return True


is_valid = is_segment_ids


def collect_segment_ids(v, errors, path, schema_path):
    """#"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((0, v, path, schema_path, None))  # type
    else:
        if "ids" not in v:
            errors.append((1, v, path, schema_path, "ids"))  # required
        if "ids" in v:
            v_ids = v["ids"]
            if v_ids.__class__ is not list and not isinstance(v_ids, list):
                errors.append((2, v_ids, path + ("ids",), schema_path, None))  # type
            else:
                if not v_ids:
                    errors.append((3, v_ids, path + ("ids",), schema_path, None))  # minItems
                if len(v_ids) > 1000:
                    errors.append((4, v_ids, path + ("ids",), schema_path, None))  # maxItems
                for v_index, v_item in enumerate(v_ids):
                    if (v_item.__class__ is not float or v_item - v_item) and v_item.__class__ is not int and not is_number(v_item) and v_item.__class__ is not str and not isinstance(v_item, str):
                        errors.append((5, v_item, path + ("ids", v_index), schema_path, None))  # type
                    if isinstance(v_item, str):
                        if not v_item:
                            errors.append((6, v_item, path + ("ids", v_index), schema_path, None))  # minLength


collect = collect_segment_ids


BASE = "urn:cio-schemas:track/v1/segment-ids"
SITES = [
    ("type", ""),
    ("required", ""),
    ("type", "/properties/ids"),
    ("minItems", "/properties/ids"),
    ("maxItems", "/properties/ids"),
    ("type", "/properties/ids/items"),
    ("minLength", "/properties/ids/items"),
]
