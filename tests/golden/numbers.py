from cio_schemas.runtime import is_integer, is_multiple, is_number


def is_schema(v):
    """#"""
    if isinstance(v, dict):
        if "count" in v:
            v_count = v["count"]
            if v_count.__class__ is not int and not is_integer(v_count):
                return False
            if v_count < 0:
                return False
            if v_count >= 100:
                return False
        if "price" in v:
            v_price = v["price"]
            if (v_price.__class__ is not float or v_price - v_price) and v_price.__class__ is not int and not is_number(v_price):
                return False
            if not is_multiple(v_price, 1, 100):
                return False
        if "either" in v:
            v_either = v["either"]
            if isinstance(v_either, str):
                if not v_either:
                    return False
            elif v_either.__class__ is int or is_integer(v_either):
                if v_either < 1:
                    return False
            elif v_either is not None:
                return False
    return True


is_valid = is_schema


def collect_schema(v, errors, path, schema_path):
    """#"""
    if isinstance(v, dict):
        if "count" in v:
            v_count = v["count"]
            if v_count.__class__ is not int and not is_integer(v_count):
                errors.append((0, v_count, path + ("count",), schema_path, None))  # type
            if v_count.__class__ is int or is_number(v_count):
                if v_count < 0:
                    errors.append((1, v_count, path + ("count",), schema_path, None))  # minimum
                if v_count >= 100:
                    errors.append((2, v_count, path + ("count",), schema_path, None))  # exclusiveMaximum
        if "price" in v:
            v_price = v["price"]
            if (v_price.__class__ is not float or v_price - v_price) and v_price.__class__ is not int and not is_number(v_price):
                errors.append((3, v_price, path + ("price",), schema_path, None))  # type
            elif not is_multiple(v_price, 1, 100):
                errors.append((4, v_price, path + ("price",), schema_path, None))  # multipleOf
        if "either" in v:
            v_either = v["either"]
            if v_either.__class__ is not int and not is_integer(v_either) and v_either is not None and v_either.__class__ is not str and not isinstance(v_either, str):
                errors.append((5, v_either, path + ("either",), schema_path, None))  # type
            if isinstance(v_either, str):
                if not v_either:
                    errors.append((6, v_either, path + ("either",), schema_path, None))  # minLength
            if v_either.__class__ is int or is_number(v_either):
                if v_either < 1:
                    errors.append((7, v_either, path + ("either",), schema_path, None))  # minimum


collect = collect_schema
