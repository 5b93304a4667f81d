"""Written by `python -m cio_schemas.precompiled` from the schema that BASE names; not to be edited."""

# mypy: ignore-errors

from cio_schemas.runtime import is_number


def is_merge(v):
    """#"""
    if v.__class__ is not dict:
        if not isinstance(v, dict):
            return False
        v = dict(v)
    try:
        v_primary = v["primary"]
    except KeyError:
        return False
    if not is_one_of_three(v_primary):
        return False
    try:
        v_secondary = v["secondary"]
    except KeyError:
        return False
    if not is_one_of_three(v_secondary):
        return False
    return True


def is_one_of_three(v):
    """urn:cio-schemas:parts/people#/$defs/OneOfThree"""
    if v.__class__ is not dict and not isinstance(v, dict):
        return False
    if "id" in v:
        v_id = v["id"]
        if isinstance(v_id, str):
            if not v_id:
                return False
        elif (v_id.__class__ is not float or v_id - v_id) and v_id.__class__ is not int and not is_number(v_id):
            return False
    if "email" in v:
        v_email = v["email"]
        if v_email.__class__ is not str and not isinstance(v_email, str):
            return False
        if not v_email:
            return False
    if "cio_id" in v:
        v_cio_id = v["cio_id"]
        if isinstance(v_cio_id, str):
            if not v_cio_id:
                return False
        elif (v_cio_id.__class__ is not float or v_cio_id - v_cio_id) and v_cio_id.__class__ is not int and not is_number(v_cio_id):
            return False
    if "id" not in v and "email" not in v and "cio_id" not in v:
        return False
    if is_one_of_three_all_of_1_not(v):
        return False
    return True


def is_one_of_three_all_of_1_not(v):
    """urn:cio-schemas:parts/people#/$defs/OneOfThree/allOf/1/not"""
    if v.__class__ is not dict and not isinstance(v, dict):
        return False
    if ("id" not in v or "email" not in v) and ("id" not in v or "cio_id" not in v) and ("email" not in v or "cio_id" not in v):
        return False
    return True


is_valid = is_merge


def collect_merge(v, errors, path, schema_path):
    """#"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((0, v, path, schema_path, None))  # type
    else:
        if "primary" not in v:
            errors.append((1, v, path, schema_path, "primary"))  # required
        if "secondary" not in v:
            errors.append((2, v, path, schema_path, "secondary"))  # required
        if "primary" in v:
            v_primary = v["primary"]
            collect_one_of_three(v_primary, errors, path + ("primary",), schema_path + ("properties", "primary"))
        if "secondary" in v:
            v_secondary = v["secondary"]
            collect_one_of_three(v_secondary, errors, path + ("secondary",), schema_path + ("properties", "secondary"))


def collect_one_of_three(v, errors, path, schema_path):
    """urn:cio-schemas:parts/people#/$defs/OneOfThree"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((3, v, path, schema_path, None))  # type
    else:
        if "id" in v:
            v_id = v["id"]
            if (v_id.__class__ is not float or v_id - v_id) and v_id.__class__ is not int and not is_number(v_id) and v_id.__class__ is not str and not isinstance(v_id, str):
                errors.append((4, v_id, path + ("id",), schema_path, None))  # type
            if isinstance(v_id, str):
                if not v_id:
                    errors.append((5, v_id, path + ("id",), schema_path, None))  # minLength
        if "email" in v:
            v_email = v["email"]
            if v_email.__class__ is not str and not isinstance(v_email, str):
                errors.append((6, v_email, path + ("email",), schema_path, None))  # type
            elif not v_email:
                errors.append((7, v_email, path + ("email",), schema_path, None))  # minLength
        if "cio_id" in v:
            v_cio_id = v["cio_id"]
            if (v_cio_id.__class__ is not float or v_cio_id - v_cio_id) and v_cio_id.__class__ is not int and not is_number(v_cio_id) and v_cio_id.__class__ is not str and not isinstance(v_cio_id, str):
                errors.append((8, v_cio_id, path + ("cio_id",), schema_path, None))  # type
            if isinstance(v_cio_id, str):
                if not v_cio_id:
                    errors.append((9, v_cio_id, path + ("cio_id",), schema_path, None))  # minLength
    if isinstance(v, dict) and "id" not in v and isinstance(v, dict) and "email" not in v and isinstance(v, dict) and "cio_id" not in v:
        v_context = []
        if isinstance(v, dict):
            if "id" not in v:
                v_context.append((10, v, (), (), "id"))  # required
        if isinstance(v, dict):
            if "email" not in v:
                v_context.append((11, v, (), (), "email"))  # required
        if isinstance(v, dict):
            if "cio_id" not in v:
                v_context.append((12, v, (), (), "cio_id"))  # required
        errors.append((13, v, path, schema_path, v_context))  # anyOf
    if is_one_of_three_all_of_1_not(v):
        errors.append((14, v, path, schema_path, None))  # not


collect = collect_merge


BASE = "urn:cio-schemas:track/v1/merge"
SITES = [
    ("type", ""),
    ("required", ""),
    ("required", ""),
    ("type", "urn:cio-schemas:parts/people#/$defs/OneOfThree", ("type",)),
    ("type", "urn:cio-schemas:parts/people#/$defs/PersonId", ("properties", "id", "type")),
    ("minLength", "urn:cio-schemas:parts/people#/$defs/PersonId", ("properties", "id", "minLength")),
    ("type", "urn:cio-schemas:parts/people#/$defs/Email", ("properties", "email", "type")),
    ("minLength", "urn:cio-schemas:parts/people#/$defs/Email", ("properties", "email", "minLength")),
    ("type", "urn:cio-schemas:parts/people#/$defs/CioId", ("properties", "cio_id", "type")),
    ("minLength", "urn:cio-schemas:parts/people#/$defs/CioId", ("properties", "cio_id", "minLength")),
    ("required", "urn:cio-schemas:parts/people#/$defs/OneOfThree/allOf/0/anyOf/0", (0, "required")),
    ("required", "urn:cio-schemas:parts/people#/$defs/OneOfThree/allOf/0/anyOf/1", (1, "required")),
    ("required", "urn:cio-schemas:parts/people#/$defs/OneOfThree/allOf/0/anyOf/2", (2, "required")),
    ("anyOf", "urn:cio-schemas:parts/people#/$defs/OneOfThree/allOf/0", ("allOf", 0, "anyOf")),
    ("not", "urn:cio-schemas:parts/people#/$defs/OneOfThree/allOf/1", ("allOf", 1, "not")),
]
