from cio_schemas import formats

UNLIKE_EMAIL = formats.doubt("email")
EMAIL = formats.check("email")


def is_schema(v):
    """#"""
    if v.__class__ is not str and not isinstance(v, str):
        return False
    if not 2 <= len(v) <= 40:
        return False
    if not v or v.strip("abcdefghijklmnopqrstuvwxyz"):
        return False
    if UNLIKE_EMAIL(v) and not EMAIL(v):
        return False
    return True


is_valid = is_schema


def collect_schema(v, errors, path, schema_path):
    """#"""
    if v.__class__ is not str and not isinstance(v, str):
        errors.append((0, v, path, schema_path, None))  # type
    else:
        if len(v) < 2:
            errors.append((1, v, path, schema_path, None))  # minLength
        if len(v) > 40:
            errors.append((2, v, path, schema_path, None))  # maxLength
        if not v or v.strip("abcdefghijklmnopqrstuvwxyz"):
            errors.append((3, v, path, schema_path, None))  # pattern
        if UNLIKE_EMAIL(v) and not EMAIL(v):
            errors.append((4, v, path, schema_path, None))  # format


collect = collect_schema
