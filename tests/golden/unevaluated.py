from cio_schemas.runtime import is_integer


def is_schema(v):
    """#"""
    if v.__class__ is not dict and not isinstance(v, dict):
        return False
    if "id" in v:
        v_id = v["id"]
        if v_id.__class__ is not int and not is_integer(v_id):
            return False
    if "name" in v:
        v_name = v["name"]
        if v_name.__class__ is not str and not isinstance(v_name, str):
            return False
    v_match = is_any_of_0(v)
    v_match_2 = is_any_of_1(v)
    if not (v_match or v_match_2):
        return False
    v_rest = [v_name_2 for v_name_2 in v if v_name_2 not in {"id", "name"}]
    if v_rest and v_match:
        v_rest = [v_name_2 for v_name_2 in v_rest if v_name_2 not in {"a"}]
    if v_rest and v_match_2:
        v_rest = [v_name_2 for v_name_2 in v_rest if v_name_2 not in {"b"}]
    if v_rest:
        return False
    return True


def is_any_of_0(v):
    """#/anyOf/0"""
    if isinstance(v, dict):
        if "a" not in v:
            return False
    return True


def is_any_of_1(v):
    """#/anyOf/1"""
    if isinstance(v, dict):
        if "b" not in v:
            return False
    return True


is_valid = is_schema


def collect_schema(v, errors, path, schema_path):
    """#"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((0, v, path, schema_path, None))  # type
    elif "id" in v:
        v_id = v["id"]
        if v_id.__class__ is not int and not is_integer(v_id):
            errors.append((1, v_id, path + ("id",), schema_path, None))  # type
    if isinstance(v, dict):
        if "name" in v:
            v_name = v["name"]
            if v_name.__class__ is not str and not isinstance(v_name, str):
                errors.append((2, v_name, path + ("name",), schema_path, None))  # type
    if not is_any_of_0(v) and not is_any_of_1(v):
        v_context = []
        collect_any_of_0(v, v_context, (), (0,))
        collect_any_of_1(v, v_context, (), (1,))
        errors.append((3, v, path, schema_path, v_context))  # anyOf
    if isinstance(v, dict):
        v_rest = [v_name_2 for v_name_2 in v if v_name_2 not in {"id"}]
        if v_rest and is_all_of_0(v):
            v_rest = [v_name_2 for v_name_2 in v_rest if v_name_2 not in {"name"}]
        if v_rest and is_any_of_0(v):
            v_rest = [v_name_2 for v_name_2 in v_rest if v_name_2 not in {"a"}]
        if v_rest and is_any_of_1(v):
            v_rest = [v_name_2 for v_name_2 in v_rest if v_name_2 not in {"b"}]
        if v_rest:
            errors.append((4, v, path, schema_path, v_rest))  # unevaluatedProperties


def collect_any_of_0(v, errors, path, schema_path):
    """#/anyOf/0"""
    if isinstance(v, dict):
        if "a" not in v:
            errors.append((5, v, path, schema_path, "a"))  # required


def collect_any_of_1(v, errors, path, schema_path):
    """#/anyOf/1"""
    if isinstance(v, dict):
        if "b" not in v:
            errors.append((6, v, path, schema_path, "b"))  # required


def is_all_of_0(v):
    """#/allOf/0"""
    if isinstance(v, dict):
        if "name" in v:
            v_name = v["name"]
            if v_name.__class__ is not str and not isinstance(v_name, str):
                return False
    return True


collect = collect_schema
