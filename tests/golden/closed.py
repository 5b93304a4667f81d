from cio_schemas import formats
from cio_schemas.runtime import is_integer

UNLIKE_DATE_TIME = formats.doubt("date-time")
DATE_TIME = formats.check("date-time")


def is_schema(v):
    """#"""
    if v.__class__ is not dict and not isinstance(v, dict):
        return False
    if "id" in v:
        v_id = v["id"]
        if v_id.__class__ is not int and not is_integer(v_id):
            return False
    for v_name in v:
        if v_name not in {"id"} and not v_name.startswith("x-") and not v_name.endswith("_at"):
            return False
    for v_name, v_member in v.items():
        if v_name.startswith("x-"):
            if v_member.__class__ is not str and not isinstance(v_member, str):
                return False
        if v_name.endswith("_at"):
            if isinstance(v_member, str):
                if UNLIKE_DATE_TIME(v_member) and not DATE_TIME(v_member):
                    return False
    return True


is_valid = is_schema


def collect_schema(v, errors, path, schema_path):
    """#"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((0, v, path, schema_path, None))  # type
    else:
        if "id" in v:
            v_id = v["id"]
            if v_id.__class__ is not int and not is_integer(v_id):
                errors.append((1, v_id, path + ("id",), schema_path, None))  # type
        v_extra = [v_name for v_name in v if v_name not in {"id"} and not v_name.startswith("x-") and not v_name.endswith("_at")]
        if v_extra:
            errors.append((2, v, path, schema_path, v_extra))  # additionalProperties
        for v_name, v_member in v.items():
            if v_name.startswith("x-"):
                if v_member.__class__ is not str and not isinstance(v_member, str):
                    errors.append((3, v_member, path + (v_name,), schema_path, None))  # type
            if v_name.endswith("_at"):
                if isinstance(v_member, str):
                    if UNLIKE_DATE_TIME(v_member) and not DATE_TIME(v_member):
                        errors.append((4, v_member, path + (v_name,), schema_path, None))  # format


collect = collect_schema
