from decimal import Decimal

from cio_schemas.runtime import NoStepsError, equal, resumed, same_number

CONSTANT = [1, {"a": True}]
CONSTANT_2 = [1]


def is_schema(v):
    """#"""
    if isinstance(v, dict):
        if "one" in v:
            v_one = v["one"]
            if v_one != "only":
                return False
        if "number" in v:
            v_number = v["number"]
            if v_number != 1 or v_number is True if v_number.__class__ is not Decimal else not same_number(v_number, 1):
                return False
        if "array" in v:
            v_array = v["array"]
            if not equal(v_array, CONSTANT):
                return False
        if "few" in v:
            v_few = v["few"]
            if v_few != "a" and v_few != "b":
                return False
        if "many" in v:
            v_many = v["many"]
            if (v_many.__class__ is not str and not isinstance(v_many, str)) or v_many not in {"a", "b", "c", "d"}:
                return False
        if "mixed" in v:
            v_mixed = v["mixed"]
            if v_mixed != "a" and (v_mixed != 1 or v_mixed is True if v_mixed.__class__ is not Decimal else not same_number(v_mixed, 1)) and v_mixed is not None and v_mixed is not True and not equal(v_mixed, CONSTANT_2):
                return False
    return True


def is_valid(v):
    try:
        return is_schema(v)
    except (RecursionError, NoStepsError) as error:
        return resumed(is_schema, v, error)


def collect_schema(v, errors, path, schema_path):
    """#"""
    if isinstance(v, dict):
        if "one" in v:
            v_one = v["one"]
            if v_one != "only":
                errors.append((0, v_one, path + ("one",), schema_path, None))  # const
        if "number" in v:
            v_number = v["number"]
            if v_number != 1 or v_number is True if v_number.__class__ is not Decimal else not same_number(v_number, 1):
                errors.append((1, v_number, path + ("number",), schema_path, None))  # const
        if "array" in v:
            v_array = v["array"]
            if not equal(v_array, CONSTANT):
                errors.append((2, v_array, path + ("array",), schema_path, None))  # const
        if "few" in v:
            v_few = v["few"]
            if v_few != "a" and v_few != "b":
                errors.append((3, v_few, path + ("few",), schema_path, None))  # enum
        if "many" in v:
            v_many = v["many"]
            if (v_many.__class__ is not str and not isinstance(v_many, str)) or v_many not in {"a", "b", "c", "d"}:
                errors.append((4, v_many, path + ("many",), schema_path, None))  # enum
        if "mixed" in v:
            v_mixed = v["mixed"]
            if v_mixed != "a" and (v_mixed != 1 or v_mixed is True if v_mixed.__class__ is not Decimal else not same_number(v_mixed, 1)) and v_mixed is not None and v_mixed is not True and not equal(v_mixed, CONSTANT_2):
                errors.append((5, v_mixed, path + ("mixed",), schema_path, None))  # enum


collect = collect_schema
