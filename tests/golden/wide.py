from cio_schemas.runtime import is_integer


def is_schema(v):
    "#"
    if v.__class__ is not dict and not isinstance(v, dict):
        return False
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
    "#/properties/q"
    if v.__class__ is not list and not isinstance(v, list):
        return False
    try:
        "".join(v)  # takes strings only
    except TypeError:
        return False
    return True


PROPERTIES = {
    "q": is_q,
}


is_valid = is_schema


def collect_schema(v, errors, path, schema_path):
    "#"
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((0, v, path, schema_path, None))  # type
    else:
        if "a" in v:
            v_a = v["a"]
            if v_a.__class__ is not str and not isinstance(v_a, str):
                errors.append((1, v_a, path + ("a",), schema_path, None))  # type
        if "b" in v:
            v_b = v["b"]
            if v_b.__class__ is not str and not isinstance(v_b, str):
                errors.append((2, v_b, path + ("b",), schema_path, None))  # type
        if "c" in v:
            v_c = v["c"]
            if v_c.__class__ is not str and not isinstance(v_c, str):
                errors.append((3, v_c, path + ("c",), schema_path, None))  # type
        if "d" in v:
            v_d = v["d"]
            if v_d.__class__ is not str and not isinstance(v_d, str):
                errors.append((4, v_d, path + ("d",), schema_path, None))  # type
        if "e" in v:
            v_e = v["e"]
            if v_e.__class__ is not str and not isinstance(v_e, str):
                errors.append((5, v_e, path + ("e",), schema_path, None))  # type
        if "f" in v:
            v_f = v["f"]
            if v_f.__class__ is not str and not isinstance(v_f, str):
                errors.append((6, v_f, path + ("f",), schema_path, None))  # type
        if "g" in v:
            v_g = v["g"]
            if v_g.__class__ is not str and not isinstance(v_g, str):
                errors.append((7, v_g, path + ("g",), schema_path, None))  # type
        if "h" in v:
            v_h = v["h"]
            if v_h.__class__ is not str and not isinstance(v_h, str):
                errors.append((8, v_h, path + ("h",), schema_path, None))  # type
        if "i" in v:
            v_i = v["i"]
            if v_i.__class__ is not int and not is_integer(v_i):
                errors.append((9, v_i, path + ("i",), schema_path, None))  # type
        if "j" in v:
            v_j = v["j"]
            if v_j.__class__ is not int and not is_integer(v_j):
                errors.append((10, v_j, path + ("j",), schema_path, None))  # type
        if "k" in v:
            v_k = v["k"]
            if v_k.__class__ is not int and not is_integer(v_k):
                errors.append((11, v_k, path + ("k",), schema_path, None))  # type
        if "l" in v:
            v_l = v["l"]
            if v_l.__class__ is not int and not is_integer(v_l):
                errors.append((12, v_l, path + ("l",), schema_path, None))  # type
        if "m" in v:
            v_m = v["m"]
            if v_m is not True and v_m is not False:
                errors.append((13, v_m, path + ("m",), schema_path, None))  # type
        if "n" in v:
            v_n = v["n"]
            if v_n is not True and v_n is not False:
                errors.append((14, v_n, path + ("n",), schema_path, None))  # type
        if "o" in v:
            v_o = v["o"]
            if v_o is not True and v_o is not False:
                errors.append((15, v_o, path + ("o",), schema_path, None))  # type
        if "p" in v:
            v_p = v["p"]
            if v_p is not True and v_p is not False:
                errors.append((16, v_p, path + ("p",), schema_path, None))  # type
        if "q" in v:
            v_q = v["q"]
            collect_q(v_q, errors, path + ("q",), schema_path + ("properties", "q"))
        v_extra = [v_name for v_name in v if v_name not in {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u"}]
        if v_extra:
            errors.append((17, v, path, schema_path, v_extra))  # additionalProperties


def collect_q(v, errors, path, schema_path):
    "#/properties/q"
    if v.__class__ is not list and not isinstance(v, list):
        errors.append((18, v, path, schema_path, None))  # type
    else:
        for v_index, v_item in enumerate(v):
            if v_item.__class__ is not str and not isinstance(v_item, str):
                errors.append((19, v_item, path + (v_index,), schema_path, None))  # type


collect = collect_schema
