from cio_schemas.runtime import NoStepsError, STEPS_LEFT, is_integer, resumed, take_steps


def is_schema(v):
    """#"""
    v_steps = STEPS_LEFT[0] = STEPS_LEFT[0] - 1
    if v_steps < 0:
        raise NoStepsError
    if v.__class__ is not dict:
        if not isinstance(v, dict):
            return False
        v = dict(v)
    try:
        v_value = v["value"]
    except KeyError:
        return False
    if v_value.__class__ is not int and not is_integer(v_value):
        return False
    if "children" in v:
        v_children = v["children"]
        if v_children.__class__ is not list and not isinstance(v_children, list):
            return False
        if len(v_children) > 16:
            take_steps(len(v_children))
        for v_item in v_children:
            if not is_schema(v_item):
                return False
    return True


def is_valid(v):
    try:
        return is_schema(v)
    except (RecursionError, NoStepsError) as error:
        return resumed(is_schema, v, error)


def collect_schema(v, errors, path, schema_path):
    """#"""
    v_steps = STEPS_LEFT[0] = STEPS_LEFT[0] - 1
    if v_steps < 0:
        raise NoStepsError
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((0, v, path, schema_path, None))  # type
    else:
        if "value" not in v:
            errors.append((1, v, path, schema_path, "value"))  # required
        if "value" in v:
            v_value = v["value"]
            if v_value.__class__ is not int and not is_integer(v_value):
                errors.append((2, v_value, path + ("value",), schema_path, None))  # type
        if "children" in v:
            v_children = v["children"]
            if v_children.__class__ is not list and not isinstance(v_children, list):
                errors.append((3, v_children, path + ("children",), schema_path, None))  # type
            else:
                if len(v_children) > 16:
                    take_steps(len(v_children))
                for v_index, v_item in enumerate(v_children):
                    collect_schema(v_item, errors, path + ("children", v_index), schema_path + ("properties", "children", "items"))


collect = collect_schema
