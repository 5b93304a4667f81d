from decimal import Decimal

from cio_schemas.runtime import is_integer, same_number


def is_schema(v):
    """#"""
    if isinstance(v, str):
        if not v:
            return False
    elif v.__class__ is int or is_integer(v):
        pass
    elif isinstance(v, dict):
        if not is_any_of_2(v):
            return False
    else:
        return False
    if v == 7 if v.__class__ is not Decimal else same_number(v, 7):
        return False
    return True


def is_any_of_2(v):
    """#/anyOf/2"""
    if v.__class__ is not dict and not isinstance(v, dict):
        return False
    if "ref" not in v:
        return False
    v_ref = v["ref"]
    if v_ref.__class__ is not str and not isinstance(v_ref, str):
        return False
    return True


is_valid = is_schema


def collect_schema(v, errors, path, schema_path):
    """#"""
    if ((v.__class__ is not str and not isinstance(v, str)) or not v) and v.__class__ is not int and not is_integer(v) and not is_any_of_2(v):
        v_context = []
        if v.__class__ is not str and not isinstance(v, str):
            v_context.append((0, v, (), (), None))  # type
        elif not v:
            v_context.append((1, v, (), (), None))  # minLength
        if v.__class__ is not int and not is_integer(v):
            v_context.append((2, v, (), (), None))  # type
        collect_any_of_2(v, v_context, (), (2,))
        errors.append((3, v, path, schema_path, v_context))  # anyOf
    if v == 7 if v.__class__ is not Decimal else same_number(v, 7):
        errors.append((4, v, path, schema_path, None))  # not


def collect_any_of_2(v, errors, path, schema_path):
    """#/anyOf/2"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((5, v, path, schema_path, None))  # type
    else:
        if "ref" not in v:
            errors.append((6, v, path, schema_path, "ref"))  # required
        if "ref" in v:
            v_ref = v["ref"]
            if v_ref.__class__ is not str and not isinstance(v_ref, str):
                errors.append((7, v_ref, path + ("ref",), schema_path, None))  # type


collect = collect_schema
