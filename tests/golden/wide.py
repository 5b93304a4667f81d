from cio_schemas.runtime import NoStepsError, STEPS_LEFT, is_integer, resumed, take_steps


def is_schema(v):
    """#"""
    if v.__class__ is not dict and not isinstance(v, dict):
        return False
    v_steps = STEPS_LEFT[0] = STEPS_LEFT[0] - 1
    if v_steps < 0:
        raise NoStepsError
    if len(v) > 16:
        take_steps(len(v))
    for v_name, v_member in v.items():
        if v_name in {"a", "b", "c", "d", "e", "f", "g", "h"}:
            if v_member.__class__ is not str and not isinstance(v_member, str):
                return False
        elif v_name in {"i", "j", "k", "l"}:
            if v_member.__class__ is not int and not is_integer(v_member):
                return False
        elif v_name in {"m", "n", "o", "p"}:
            if v_member is not True and v_member is not False:
                return False
        elif v_name in {"r", "s", "t", "u"}:
            pass
        else:
            v_check = PROPERTIES.get(v_name)
            if v_check is not None:
                if not v_check(v_member):
                    return False
            else:
                return False
    return True


def is_q(v):
    """#/properties/q"""
    if v.__class__ is not list and not isinstance(v, list):
        return False
    if len(v) > 16:
        take_steps(len(v))
    try:
        "".join(v)  # takes strings only
    except TypeError:
        return False
    return True


PROPERTIES = {
    "q": is_q,
}


def is_valid(v):
    try:
        return is_schema(v)
    except (RecursionError, NoStepsError) as error:
        return resumed(is_schema, v, error)


def collect_schema(v, errors, path, schema_path):
    """#"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((0, v, path, schema_path, None))  # type
    else:
        v_steps = STEPS_LEFT[0] = STEPS_LEFT[0] - 1
        if v_steps < 0:
            raise NoStepsError
        if len(v) > 16:
            take_steps(len(v))
        for v_name, v_member in v.items():
            if v_name in SITE_OF:
                v_site = SITE_OF[v_name]
                if v_member.__class__ is not str and not isinstance(v_member, str):
                    errors.append((v_site, v_member, path + (v_name,), schema_path, None))  # type
            elif v_name in SITE_OF_2:
                v_site_2 = SITE_OF_2[v_name]
                if v_member.__class__ is not int and not is_integer(v_member):
                    errors.append((v_site_2, v_member, path + (v_name,), schema_path, None))  # type
            elif v_name in SITE_OF_3:
                v_site_3 = SITE_OF_3[v_name]
                if v_member is not True and v_member is not False:
                    errors.append((v_site_3, v_member, path + (v_name,), schema_path, None))  # type
            elif v_name in COLLECT_PROPERTIES:
                COLLECT_PROPERTIES[v_name](v_member, errors, path + (v_name,), schema_path + ("properties", v_name))
        v_extra = [v_name_2 for v_name_2 in v if v_name_2 not in {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u"}]
        if v_extra:
            errors.append((17, v, path, schema_path, v_extra))  # additionalProperties


def collect_q(v, errors, path, schema_path):
    """#/properties/q"""
    if v.__class__ is not list and not isinstance(v, list):
        errors.append((18, v, path, schema_path, None))  # type
    else:
        if len(v) > 16:
            take_steps(len(v))
        for v_index, v_item in enumerate(v):
            if v_item.__class__ is not str and not isinstance(v_item, str):
                errors.append((19, v_item, path + (v_index,), schema_path, None))  # type


SITE_OF = {
    "a": 1,
    "b": 2,
    "c": 3,
    "d": 4,
    "e": 5,
    "f": 6,
    "g": 7,
    "h": 8,
}
SITE_OF_2 = {
    "i": 9,
    "j": 10,
    "k": 11,
    "l": 12,
}
SITE_OF_3 = {
    "m": 13,
    "n": 14,
    "o": 15,
    "p": 16,
}
COLLECT_PROPERTIES = {
    "q": collect_q,
}


collect = collect_schema
