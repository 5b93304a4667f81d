"""Written by `python -m cio_schemas.precompiled` from the schema that BASE names; not to be edited."""

# mypy: ignore-errors

from cio_schemas.runtime import NoStepsError, STEPS_LEFT, is_integer, is_number, resumed, take_steps


def is_send_email(v):
    """#"""
    if v.__class__ is not dict and not isinstance(v, dict):
        return False
    v_steps = STEPS_LEFT[0] = STEPS_LEFT[0] - 1
    if v_steps < 0:
        raise NoStepsError
    if len(v) > 16:
        take_steps(len(v))
    if "to" not in v:
        return False
    for v_name, v_member in v.items():
        if v_name in {"disable_message_retention", "send_to_unsubscribed", "queue_draft", "fake_bcc", "disable_css_preprocessing", "tracked", "auto_create"}:
            if v_member is not True and v_member is not False:
                return False
        elif v_name in {"language", "body_plain", "body_amp", "preheader", "reply_to", "bcc", "cc"}:
            if v_member is not None and v_member.__class__ is not str and not isinstance(v_member, str):
                return False
        elif v_name in {"from", "subject", "body"}:
            if v_member.__class__ is not str and not isinstance(v_member, str):
                return False
        elif v_name in {"transactional_message_id"}:
            if (v_member.__class__ is not int and not is_integer(v_member) and v_member.__class__ is not str and not isinstance(v_member, str)) or (isinstance(v_member, str) and not v_member):
                return False
        elif v_name in {"message_data"}:
            if v_member is not None and v_member.__class__ is not dict and not isinstance(v_member, dict):
                return False
        elif v_name in {"to"}:
            if (v_member.__class__ is not str and not isinstance(v_member, str)) or not v_member:
                return False
        elif v_name in {"from_id"}:
            if v_member.__class__ is not int and not is_integer(v_member):
                return False
        elif v_name in {"headers"}:
            if v_member.__class__ is not list and not isinstance(v_member, list) and v_member is not None and v_member.__class__ is not dict and not isinstance(v_member, dict) and v_member.__class__ is not str and not isinstance(v_member, str):
                return False
        else:
            v_check = PROPERTIES.get(v_name)
            if v_check is not None:
                if not v_check(v_member):
                    return False
    if "transactional_message_id" not in v:
        if "body" not in v:
            return False
        if "subject" not in v:
            return False
        if "from" not in v:
            return False
    return True


def is_identifiers(v):
    """#/properties/identifiers"""
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


def is_send_at(v):
    """#/properties/send_at"""
    if v.__class__ is not int and not is_integer(v):
        return False
    return True


def is_attachments(v):
    """#/properties/attachments"""
    if isinstance(v, dict):
        if len(v) > 16:
            take_steps(len(v))
        for v_member in v.values():
            if v_member.__class__ is not str and not isinstance(v_member, str):
                return False
    elif v is not None:
        return False
    return True


def is_one_of_three_all_of_1_not(v):
    """urn:cio-schemas:parts/people#/$defs/OneOfThree/allOf/1/not"""
    if v.__class__ is not dict and not isinstance(v, dict):
        return False
    if ("id" not in v or "email" not in v) and ("id" not in v or "cio_id" not in v) and ("email" not in v or "cio_id" not in v):
        return False
    return True


PROPERTIES = {
    "identifiers": is_identifiers,
    "send_at": is_send_at,
    "attachments": is_attachments,
}


def is_valid(v):
    try:
        return is_send_email(v)
    except (RecursionError, NoStepsError) as error:
        return resumed(is_send_email, v, error)


def collect_send_email(v, errors, path, schema_path):
    """#"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((0, v, path, schema_path, None))  # type
    else:
        v_steps = STEPS_LEFT[0] = STEPS_LEFT[0] - 1
        if v_steps < 0:
            raise NoStepsError
        if len(v) > 16:
            take_steps(len(v))
        if "to" not in v:
            errors.append((1, v, path, schema_path, "to"))  # required
        for v_name, v_member in v.items():
            if v_name in SITE_OF:
                v_site = SITE_OF[v_name]
                if v_member is not True and v_member is not False:
                    errors.append((v_site, v_member, path + (v_name,), schema_path, None))  # type
            elif v_name in SITE_OF_2:
                v_site_2 = SITE_OF_2[v_name]
                if v_member is not None and v_member.__class__ is not str and not isinstance(v_member, str):
                    errors.append((v_site_2, v_member, path + (v_name,), schema_path, None))  # type
            elif v_name in SITE_OF_3:
                v_site_3 = SITE_OF_3[v_name]
                if v_member.__class__ is not str and not isinstance(v_member, str):
                    errors.append((v_site_3, v_member, path + (v_name,), schema_path, None))  # type
            elif v_name in COLLECT_PROPERTIES:
                COLLECT_PROPERTIES[v_name](v_member, errors, path + (v_name,), schema_path + ("properties", v_name))
        if "transactional_message_id" in v:
            v_transactional_message_id = v["transactional_message_id"]
            if v_transactional_message_id.__class__ is not int and not is_integer(v_transactional_message_id) and v_transactional_message_id.__class__ is not str and not isinstance(v_transactional_message_id, str):
                errors.append((19, v_transactional_message_id, path + ("transactional_message_id",), schema_path, None))  # type
            if isinstance(v_transactional_message_id, str):
                if not v_transactional_message_id:
                    errors.append((20, v_transactional_message_id, path + ("transactional_message_id",), schema_path, None))  # minLength
        if "message_data" in v:
            v_message_data = v["message_data"]
            if v_message_data is not None and v_message_data.__class__ is not dict and not isinstance(v_message_data, dict):
                errors.append((21, v_message_data, path + ("message_data",), schema_path, None))  # type
        if "to" in v:
            v_to = v["to"]
            if v_to.__class__ is not str and not isinstance(v_to, str):
                errors.append((22, v_to, path + ("to",), schema_path, None))  # type
            elif not v_to:
                errors.append((23, v_to, path + ("to",), schema_path, None))  # minLength
        if "from_id" in v:
            v_from_id = v["from_id"]
            if v_from_id.__class__ is not int and not is_integer(v_from_id):
                errors.append((24, v_from_id, path + ("from_id",), schema_path, None))  # type
        if "headers" in v:
            v_headers = v["headers"]
            if v_headers.__class__ is not list and not isinstance(v_headers, list) and v_headers is not None and v_headers.__class__ is not dict and not isinstance(v_headers, dict) and v_headers.__class__ is not str and not isinstance(v_headers, str):
                errors.append((25, v_headers, path + ("headers",), schema_path, None))  # type
    if isinstance(v, dict) and "transactional_message_id" not in v:
        if isinstance(v, dict):
            if "body" not in v:
                errors.append((26, v, path, schema_path, "body"))  # required
            if "subject" not in v:
                errors.append((27, v, path, schema_path, "subject"))  # required
            if "from" not in v:
                errors.append((28, v, path, schema_path, "from"))  # required


def collect_identifiers(v, errors, path, schema_path):
    """#/properties/identifiers"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((29, v, path, schema_path, None))  # type
    else:
        if "id" in v:
            v_id = v["id"]
            if (v_id.__class__ is not float or v_id - v_id) and v_id.__class__ is not int and not is_number(v_id) and v_id.__class__ is not str and not isinstance(v_id, str):
                errors.append((30, v_id, path + ("id",), schema_path, None))  # type
            if isinstance(v_id, str):
                if not v_id:
                    errors.append((31, v_id, path + ("id",), schema_path, None))  # minLength
        if "email" in v:
            v_email = v["email"]
            if v_email.__class__ is not str and not isinstance(v_email, str):
                errors.append((32, v_email, path + ("email",), schema_path, None))  # type
            elif not v_email:
                errors.append((33, v_email, path + ("email",), schema_path, None))  # minLength
        if "cio_id" in v:
            v_cio_id = v["cio_id"]
            if (v_cio_id.__class__ is not float or v_cio_id - v_cio_id) and v_cio_id.__class__ is not int and not is_number(v_cio_id) and v_cio_id.__class__ is not str and not isinstance(v_cio_id, str):
                errors.append((34, v_cio_id, path + ("cio_id",), schema_path, None))  # type
            if isinstance(v_cio_id, str):
                if not v_cio_id:
                    errors.append((35, v_cio_id, path + ("cio_id",), schema_path, None))  # minLength
    if isinstance(v, dict) and "id" not in v and isinstance(v, dict) and "email" not in v and isinstance(v, dict) and "cio_id" not in v:
        v_context = []
        if isinstance(v, dict):
            if "id" not in v:
                v_context.append((36, v, (), (), "id"))  # required
        if isinstance(v, dict):
            if "email" not in v:
                v_context.append((37, v, (), (), "email"))  # required
        if isinstance(v, dict):
            if "cio_id" not in v:
                v_context.append((38, v, (), (), "cio_id"))  # required
        errors.append((39, v, path, schema_path, v_context))  # anyOf
    if is_one_of_three_all_of_1_not(v):
        errors.append((40, v, path, schema_path, None))  # not


def collect_send_at(v, errors, path, schema_path):
    """#/properties/send_at"""
    if v.__class__ is not int and not is_integer(v):
        errors.append((41, v, path, schema_path, None))  # type


def collect_attachments(v, errors, path, schema_path):
    """#/properties/attachments"""
    if v is not None and v.__class__ is not dict and not isinstance(v, dict):
        errors.append((42, v, path, schema_path, None))  # type
    if isinstance(v, dict):
        if len(v) > 16:
            take_steps(len(v))
        for v_name, v_member in v.items():
            if True:
                if v_member.__class__ is not str and not isinstance(v_member, str):
                    errors.append((43, v_member, path + (v_name,), schema_path, None))  # type


SITE_OF = {
    "disable_message_retention": 2,
    "send_to_unsubscribed": 3,
    "queue_draft": 4,
    "fake_bcc": 5,
    "disable_css_preprocessing": 6,
    "tracked": 7,
    "auto_create": 8,
}
SITE_OF_2 = {
    "language": 9,
    "body_plain": 10,
    "body_amp": 11,
    "preheader": 12,
    "reply_to": 13,
    "bcc": 14,
    "cc": 15,
}
SITE_OF_3 = {
    "from": 16,
    "subject": 17,
    "body": 18,
}
COLLECT_PROPERTIES = {
    "identifiers": collect_identifiers,
    "send_at": collect_send_at,
    "attachments": collect_attachments,
}


collect = collect_send_email


BASE = "urn:cio-schemas:app/send-email"
SITES = [
    ("type", ""),
    ("required", ""),
    ("type", "/properties/disable_message_retention"),
    ("type", "/properties/send_to_unsubscribed"),
    ("type", "/properties/queue_draft"),
    ("type", "/properties/fake_bcc"),
    ("type", "/properties/disable_css_preprocessing"),
    ("type", "/properties/tracked"),
    ("type", "/properties/auto_create"),
    ("type", "/properties/language"),
    ("type", "/properties/body_plain"),
    ("type", "/properties/body_amp"),
    ("type", "/properties/preheader"),
    ("type", "/properties/reply_to"),
    ("type", "/properties/bcc"),
    ("type", "/properties/cc"),
    ("type", "/properties/from"),
    ("type", "/properties/subject"),
    ("type", "/properties/body"),
    ("type", "/properties/transactional_message_id"),
    ("minLength", "/properties/transactional_message_id"),
    ("type", "/properties/message_data"),
    ("type", "/properties/to"),
    ("minLength", "/properties/to"),
    ("type", "/properties/from_id"),
    ("type", "/properties/headers"),
    ("required", "/else"),
    ("required", "/else"),
    ("required", "/else"),
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
    ("type", "urn:cio-schemas:parts/times#/$defs/UnixSeconds", ("type",)),
    ("type", "/properties/attachments", ("type",)),
    ("type", "/properties/attachments/additionalProperties", ("additionalProperties", "type")),
]
