import re

UNLIKE_PATTERN = re.compile('(?!(?:[0-9]{5})\\Z)').match


def is_schema(v):
    """#"""
    if v.__class__ is not dict:
        if not isinstance(v, dict):
            return False
        v = dict(v)
    if not v:
        return False
    if "address" in v and "name" not in v:
        return False
    try:
        v_name = v["name"]
    except KeyError:
        return False
    if v_name.__class__ is not str and not isinstance(v_name, str):
        return False
    if not v_name:
        return False
    if "address" in v:
        v_address = v["address"]
        if v_address.__class__ is not dict:
            if not isinstance(v_address, dict):
                return False
            v_address = dict(v_address)
        try:
            v_city = v_address["city"]
        except KeyError:
            return False
        if v_city.__class__ is not str and not isinstance(v_city, str):
            return False
        if "zip" in v_address:
            v_zip = v_address["zip"]
            if v_zip.__class__ is not str and not isinstance(v_zip, str):
                return False
            if UNLIKE_PATTERN(v_zip):
                return False
    for v_name_2 in v:
        if isinstance(v_name_2, str):
            if len(v_name_2) > 20:
                return False
    return True


is_valid = is_schema


def collect_schema(v, errors, path, schema_path):
    """#"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((0, v, path, schema_path, None))  # type
    else:
        if not v:
            errors.append((1, v, path, schema_path, None))  # minProperties
        if "name" not in v:
            errors.append((2, v, path, schema_path, "name"))  # required
        if "address" in v and "name" not in v:
            errors.append((3, v, path, schema_path, ("address", "name")))  # dependentRequired
        if "name" in v:
            v_name = v["name"]
            if v_name.__class__ is not str and not isinstance(v_name, str):
                errors.append((4, v_name, path + ("name",), schema_path, None))  # type
            elif not v_name:
                errors.append((5, v_name, path + ("name",), schema_path, None))  # minLength
        if "address" in v:
            v_address = v["address"]
            if v_address.__class__ is not dict and not isinstance(v_address, dict):
                errors.append((6, v_address, path + ("address",), schema_path, None))  # type
            else:
                if "city" not in v_address:
                    errors.append((7, v_address, path + ("address",), schema_path, "city"))  # required
                if "city" in v_address:
                    v_city = v_address["city"]
                    if v_city.__class__ is not str and not isinstance(v_city, str):
                        errors.append((8, v_city, path + ("address", "city"), schema_path, None))  # type
                if "zip" in v_address:
                    v_zip = v_address["zip"]
                    if v_zip.__class__ is not str and not isinstance(v_zip, str):
                        errors.append((9, v_zip, path + ("address", "zip"), schema_path, None))  # type
                    elif UNLIKE_PATTERN(v_zip):
                        errors.append((10, v_zip, path + ("address", "zip"), schema_path, None))  # pattern
        for v_name_2 in v:
            if isinstance(v_name_2, str):
                if len(v_name_2) > 20:
                    errors.append((11, v_name_2, path, schema_path, None))  # maxLength


collect = collect_schema
