import re

UNLIKE_PATTERN = re.compile('(?!(?:[0-9]{5})\\Z)').match


def is_schema(v):
    """#"""
    if v.__class__ is not dict and not isinstance(v, dict):
        return False
    if is_if(v):
        if "zip" in v:
            v_zip = v["zip"]
            if isinstance(v_zip, str):
                if UNLIKE_PATTERN(v_zip):
                    return False
    elif "zip" in v:
        v_zip_2 = v["zip"]
        if isinstance(v_zip_2, str):
            if len(v_zip_2) < 3:
                return False
    return True


def is_if(v):
    """#/if"""
    if isinstance(v, dict):
        if "country" not in v:
            return False
        v_country = v["country"]
        if v_country != "US":
            return False
    return True


is_valid = is_schema


def collect_schema(v, errors, path, schema_path):
    """#"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((0, v, path, schema_path, None))  # type
    if is_if(v):
        if isinstance(v, dict):
            if "zip" in v:
                v_zip = v["zip"]
                if isinstance(v_zip, str):
                    if UNLIKE_PATTERN(v_zip):
                        errors.append((1, v_zip, path + ("zip",), schema_path, None))  # pattern
    elif isinstance(v, dict):
        if "zip" in v:
            v_zip_2 = v["zip"]
            if isinstance(v_zip_2, str):
                if len(v_zip_2) < 3:
                    errors.append((2, v_zip_2, path + ("zip",), schema_path, None))  # minLength


collect = collect_schema
