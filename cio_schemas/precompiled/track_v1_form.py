"""Written by `python -m cio_schemas.precompiled` from the schema that BASE names; not to be edited."""

# mypy: ignore-errors

from cio_schemas.runtime import is_number


def is_form(v):
    """#"""
    if v.__class__ is not dict:
        if not isinstance(v, dict):
            return False
        v = dict(v)
    try:
        v_data = v["data"]
    except KeyError:
        return False
    if v_data.__class__ is not dict and not isinstance(v_data, dict):
        return False
    if "id" in v_data:
        v_id = v_data["id"]
        if isinstance(v_id, str):
            if not v_id:
                return False
        elif (v_id.__class__ is not float or v_id - v_id) and v_id.__class__ is not int and not is_number(v_id):
            return False
    if "email" in v_data:
        v_email = v_data["email"]
        if v_email.__class__ is not str and not isinstance(v_email, str):
            return False
        if not v_email:
            return False
    for v_name, v_member in v_data.items():
        if v_name not in {"id", "email"}:
            if v_member.__class__ is not list and not isinstance(v_member, list) and v_member is not True and v_member is not False and v_member is not None and (v_member.__class__ is not float or v_member - v_member) and v_member.__class__ is not int and not is_number(v_member) and v_member.__class__ is not str and not isinstance(v_member, str):
                return False
    if "id" not in v_data and "email" not in v_data:
        return False
    return True


is_valid = is_form


def collect_form(v, errors, path, schema_path):
    """#"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((0, v, path, schema_path, None))  # type
    else:
        if "data" not in v:
            errors.append((1, v, path, schema_path, "data"))  # required
        if "data" in v:
            v_data = v["data"]
            if v_data.__class__ is not dict and not isinstance(v_data, dict):
                errors.append((2, v_data, path + ("data",), schema_path, None))  # type
            else:
                if "id" in v_data:
                    v_id = v_data["id"]
                    if (v_id.__class__ is not float or v_id - v_id) and v_id.__class__ is not int and not is_number(v_id) and v_id.__class__ is not str and not isinstance(v_id, str):
                        errors.append((3, v_id, path + ("data", "id"), schema_path, None))  # type
                    if isinstance(v_id, str):
                        if not v_id:
                            errors.append((4, v_id, path + ("data", "id"), schema_path, None))  # minLength
                if "email" in v_data:
                    v_email = v_data["email"]
                    if v_email.__class__ is not str and not isinstance(v_email, str):
                        errors.append((5, v_email, path + ("data", "email"), schema_path, None))  # type
                    elif not v_email:
                        errors.append((6, v_email, path + ("data", "email"), schema_path, None))  # minLength
                for v_name, v_member in v_data.items():
                    if v_name not in {"id", "email"}:
                        if v_member.__class__ is not list and not isinstance(v_member, list) and v_member is not True and v_member is not False and v_member is not None and (v_member.__class__ is not float or v_member - v_member) and v_member.__class__ is not int and not is_number(v_member) and v_member.__class__ is not str and not isinstance(v_member, str):
                            errors.append((7, v_member, path + ("data", v_name), schema_path, None))  # type
            if isinstance(v_data, dict) and "id" not in v_data and isinstance(v_data, dict) and "email" not in v_data:
                v_context = []
                if isinstance(v_data, dict):
                    if "id" not in v_data:
                        v_context.append((8, v_data, (), (), "id"))  # required
                if isinstance(v_data, dict):
                    if "email" not in v_data:
                        v_context.append((9, v_data, (), (), "email"))  # required
                errors.append((10, v_data, path + ("data",), schema_path, v_context))  # anyOf


collect = collect_form


BASE = "urn:cio-schemas:track/v1/form"
SITES = [
    ("type", ""),
    ("required", ""),
    ("type", "/properties/data"),
    ("type", "/properties/data/properties/id"),
    ("minLength", "/properties/data/properties/id"),
    ("type", "/properties/data/properties/email"),
    ("minLength", "/properties/data/properties/email"),
    ("type", "/properties/data/additionalProperties"),
    ("required", "/properties/data/allOf/0/anyOf/0", (0, "required")),
    ("required", "/properties/data/allOf/0/anyOf/1", (1, "required")),
    ("anyOf", "/properties/data/allOf/0"),
]
