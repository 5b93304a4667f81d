from cio_schemas.runtime import NoStepsError, STEPS_LEFT, resumed, take_steps


def is_strict_tree(v):
    """#"""
    v_steps = STEPS_LEFT[0] = STEPS_LEFT[0] - 1
    if v_steps < 0:
        raise NoStepsError
    if v.__class__ is not dict and not isinstance(v, dict):
        return False
    if "children" in v:
        v_children = v["children"]
        if v_children.__class__ is not list and not isinstance(v_children, list):
            return False
        if len(v_children) > 16:
            take_steps(len(v_children))
        for v_item in v_children:
            if not is_strict_tree(v_item):
                return False
    if len(v) > 16:
        take_steps(len(v))
    v_rest = [v_name for v_name in v if v_name not in {"children", "data"}]
    if v_rest:
        return False
    return True


def is_valid(v):
    try:
        return is_strict_tree(v)
    except (RecursionError, NoStepsError) as error:
        return resumed(is_strict_tree, v, error)


def collect_strict_tree(v, errors, path, schema_path):
    """#"""
    v_steps = STEPS_LEFT[0] = STEPS_LEFT[0] - 1
    if v_steps < 0:
        raise NoStepsError
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((0, v, path, schema_path, None))  # type
    elif "children" in v:
        v_children = v["children"]
        if v_children.__class__ is not list and not isinstance(v_children, list):
            errors.append((1, v_children, path + ("children",), schema_path, None))  # type
        else:
            if len(v_children) > 16:
                take_steps(len(v_children))
            for v_index, v_item in enumerate(v_children):
                collect_strict_tree(v_item, errors, path + ("children", v_index), schema_path + ("properties", "children", "items", "$dynamicRef"))
    if isinstance(v, dict):
        if len(v) > 16:
            take_steps(len(v))
        v_rest = [v_name for v_name in v if v_name not in {"children", "data"}]
        if v_rest:
            errors.append((2, v, path, schema_path, v_rest))  # unevaluatedProperties


collect = collect_strict_tree
