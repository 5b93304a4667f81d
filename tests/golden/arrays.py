from cio_schemas.runtime import NoStepsError, is_integer, is_unique, resumed


def is_schema(v):
    """#"""
    if v.__class__ is not list and not isinstance(v, list):
        return False
    if not 1 <= len(v) <= 9:
        return False
    if not is_unique(v):
        return False
    v_item = v[0]
    if v_item.__class__ is not str and not isinstance(v_item, str):
        return False
    if len(v) > 1:
        v_item_2 = v[1]
        if v_item_2.__class__ is not int and not is_integer(v_item_2):
            return False
    for v_item_3 in v[2:]:
        if v_item_3.__class__ is not dict and not isinstance(v_item_3, dict):
            return False
        if "id" not in v_item_3:
            return False
    v_count = sum(1 for v_item_4 in v if isinstance(v_item_4, str))
    if v_count > 3:
        return False
    elif v_count < 1:
        return False
    return True


def is_valid(v):
    try:
        return is_schema(v)
    except (RecursionError, NoStepsError) as error:
        return resumed(is_schema, v, error)


def collect_schema(v, errors, path, schema_path):
    """#"""
    if v.__class__ is not list and not isinstance(v, list):
        errors.append((0, v, path, schema_path, None))  # type
    else:
        if not v:
            errors.append((1, v, path, schema_path, None))  # minItems
        if len(v) > 9:
            errors.append((2, v, path, schema_path, None))  # maxItems
        if not is_unique(v):
            errors.append((3, v, path, schema_path, None))  # uniqueItems
        if len(v) > 0:
            v_item = v[0]
            if v_item.__class__ is not str and not isinstance(v_item, str):
                errors.append((4, v_item, path + (0,), schema_path, None))  # type
        if len(v) > 1:
            v_item_2 = v[1]
            if v_item_2.__class__ is not int and not is_integer(v_item_2):
                errors.append((5, v_item_2, path + (1,), schema_path, None))  # type
        for v_index, v_item_3 in enumerate(v[2:], 2):
            if v_item_3.__class__ is not dict and not isinstance(v_item_3, dict):
                errors.append((6, v_item_3, path + (v_index,), schema_path, None))  # type
            elif "id" not in v_item_3:
                errors.append((7, v_item_3, path + (v_index,), schema_path, "id"))  # required
        v_count = sum(1 for v_item_4 in v if isinstance(v_item_4, str))
        if v_count > 3:
            errors.append((8, v, path, schema_path, v_count))  # maxContains
        elif v_count < 1:
            if v_count:
                errors.append((9, v, path, schema_path, v_count))  # minContains
            else:
                errors.append((10, v, path, schema_path, None))  # contains


collect = collect_schema
