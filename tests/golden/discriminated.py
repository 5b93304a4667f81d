from cio_schemas.runtime import is_number


def is_schema(v):
    """#"""
    if v.__class__ is not dict and not isinstance(v, dict):
        return False
    v_kind = v.get("kind")
    if v_kind == "circle":
        if not is_circle(v):
            return False
    elif v_kind == "square":
        if not is_square(v):
            return False
    else:
        return False
    return True


def is_circle(v):
    """#/oneOf/0"""
    if v.__class__ is not dict and not isinstance(v, dict):
        return False
    if "kind" not in v:
        return False
    if "radius" not in v:
        return False
    v_kind = v["kind"]
    if v_kind != "circle":
        return False
    v_radius = v["radius"]
    if (v_radius.__class__ is not float or v_radius - v_radius) and v_radius.__class__ is not int and not is_number(v_radius):
        return False
    return True


def is_square(v):
    """#/oneOf/1"""
    if v.__class__ is not dict and not isinstance(v, dict):
        return False
    if "kind" not in v:
        return False
    if "side" not in v:
        return False
    v_kind = v["kind"]
    if v_kind != "square":
        return False
    v_side = v["side"]
    if (v_side.__class__ is not float or v_side - v_side) and v_side.__class__ is not int and not is_number(v_side):
        return False
    return True


is_valid = is_schema


def collect_schema(v, errors, path, schema_path):
    """#"""
    v_matching = tuple(i for i, match in enumerate([is_circle(v), is_square(v)]) if match)
    if not v_matching:
        v_context = []
        collect_circle(v, v_context, (), (0,))
        collect_square(v, v_context, (), (1,))
        errors.append((0, v, path, schema_path, v_context))  # oneOf
    elif len(v_matching) > 1:
        errors.append((1, v, path, schema_path, v_matching))  # oneOf


def collect_circle(v, errors, path, schema_path):
    """#/oneOf/0"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((2, v, path, schema_path, None))  # type
    else:
        if "kind" not in v:
            errors.append((3, v, path, schema_path, "kind"))  # required
        if "radius" not in v:
            errors.append((4, v, path, schema_path, "radius"))  # required
        if "kind" in v:
            v_kind = v["kind"]
            if v_kind != "circle":
                errors.append((5, v_kind, path + ("kind",), schema_path, None))  # const
        if "radius" in v:
            v_radius = v["radius"]
            if (v_radius.__class__ is not float or v_radius - v_radius) and v_radius.__class__ is not int and not is_number(v_radius):
                errors.append((6, v_radius, path + ("radius",), schema_path, None))  # type


def collect_square(v, errors, path, schema_path):
    """#/oneOf/1"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((7, v, path, schema_path, None))  # type
    else:
        if "kind" not in v:
            errors.append((8, v, path, schema_path, "kind"))  # required
        if "side" not in v:
            errors.append((9, v, path, schema_path, "side"))  # required
        if "kind" in v:
            v_kind = v["kind"]
            if v_kind != "square":
                errors.append((10, v_kind, path + ("kind",), schema_path, None))  # const
        if "side" in v:
            v_side = v["side"]
            if (v_side.__class__ is not float or v_side - v_side) and v_side.__class__ is not int and not is_number(v_side):
                errors.append((11, v_side, path + ("side",), schema_path, None))  # type


collect = collect_schema
