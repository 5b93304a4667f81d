"""Written by `python -m cio_schemas.precompiled` from the schema that BASE names; not to be edited."""

# mypy: ignore-errors

from cio_schemas.runtime import is_integer, is_number


def is_send_inbox_message(v):
    """#"""
    if v.__class__ is not dict:
        if not isinstance(v, dict):
            return False
        v = dict(v)
    try:
        v_transactional_message_id = v["transactional_message_id"]
    except KeyError:
        return False
    if isinstance(v_transactional_message_id, str):
        if not v_transactional_message_id:
            return False
    elif v_transactional_message_id.__class__ is not int and not is_integer(v_transactional_message_id):
        return False
    try:
        v_identifiers = v["identifiers"]
    except KeyError:
        return False
    if v_identifiers.__class__ is not dict and not isinstance(v_identifiers, dict):
        return False
    if "id" in v_identifiers:
        v_id = v_identifiers["id"]
        if isinstance(v_id, str):
            if not v_id:
                return False
        elif (v_id.__class__ is not float or v_id - v_id) and v_id.__class__ is not int and not is_number(v_id):
            return False
    if "email" in v_identifiers:
        v_email = v_identifiers["email"]
        if v_email.__class__ is not str and not isinstance(v_email, str):
            return False
        if not v_email:
            return False
    if "cio_id" in v_identifiers:
        v_cio_id = v_identifiers["cio_id"]
        if isinstance(v_cio_id, str):
            if not v_cio_id:
                return False
        elif (v_cio_id.__class__ is not float or v_cio_id - v_cio_id) and v_cio_id.__class__ is not int and not is_number(v_cio_id):
            return False
    if "id" not in v_identifiers and "email" not in v_identifiers and "cio_id" not in v_identifiers:
        return False
    if is_one_of_three_all_of_1_not(v_identifiers):
        return False
    if "message_data" in v:
        v_message_data = v["message_data"]
        if v_message_data is not None and v_message_data.__class__ is not dict and not isinstance(v_message_data, dict):
            return False
    if "send_at" in v:
        v_send_at = v["send_at"]
        if v_send_at.__class__ is not int and not is_integer(v_send_at):
            return False
    if "disable_message_retention" in v:
        v_disable_message_retention = v["disable_message_retention"]
        if v_disable_message_retention is not True and v_disable_message_retention is not False:
            return False
    if "send_to_unsubscribed" in v:
        v_send_to_unsubscribed = v["send_to_unsubscribed"]
        if v_send_to_unsubscribed is not True and v_send_to_unsubscribed is not False:
            return False
    if "queue_draft" in v:
        v_queue_draft = v["queue_draft"]
        if v_queue_draft is not True and v_queue_draft is not False:
            return False
    if "language" in v:
        v_language = v["language"]
        if v_language is not None and v_language.__class__ is not str and not isinstance(v_language, str):
            return False
    if "auto_create" in v:
        v_auto_create = v["auto_create"]
        if v_auto_create is not True and v_auto_create is not False:
            return False
    if "to" in v:
        v_to = v["to"]
        if v_to is not None and v_to.__class__ is not str and not isinstance(v_to, str):
            return False
    return True


def is_one_of_three_all_of_1_not(v):
    """urn:cio-schemas:parts/people#/$defs/OneOfThree/allOf/1/not"""
    if v.__class__ is not dict and not isinstance(v, dict):
        return False
    if ("id" not in v or "email" not in v) and ("id" not in v or "cio_id" not in v) and ("email" not in v or "cio_id" not in v):
        return False
    return True


is_valid = is_send_inbox_message


def collect_send_inbox_message(v, errors, path, schema_path):
    """#"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((0, v, path, schema_path, None))  # type
    else:
        if "transactional_message_id" not in v:
            errors.append((1, v, path, schema_path, "transactional_message_id"))  # required
        if "identifiers" not in v:
            errors.append((2, v, path, schema_path, "identifiers"))  # required
        if "transactional_message_id" in v:
            v_transactional_message_id = v["transactional_message_id"]
            if v_transactional_message_id.__class__ is not int and not is_integer(v_transactional_message_id) and v_transactional_message_id.__class__ is not str and not isinstance(v_transactional_message_id, str):
                errors.append((3, v_transactional_message_id, path + ("transactional_message_id",), schema_path, None))  # type
            if isinstance(v_transactional_message_id, str):
                if not v_transactional_message_id:
                    errors.append((4, v_transactional_message_id, path + ("transactional_message_id",), schema_path, None))  # minLength
        if "identifiers" in v:
            v_identifiers = v["identifiers"]
            if v_identifiers.__class__ is not dict and not isinstance(v_identifiers, dict):
                errors.append((5, v_identifiers, path + ("identifiers",), schema_path, None))  # type
            else:
                if "id" in v_identifiers:
                    v_id = v_identifiers["id"]
                    if (v_id.__class__ is not float or v_id - v_id) and v_id.__class__ is not int and not is_number(v_id) and v_id.__class__ is not str and not isinstance(v_id, str):
                        errors.append((6, v_id, path + ("identifiers", "id"), schema_path, None))  # type
                    if isinstance(v_id, str):
                        if not v_id:
                            errors.append((7, v_id, path + ("identifiers", "id"), schema_path, None))  # minLength
                if "email" in v_identifiers:
                    v_email = v_identifiers["email"]
                    if v_email.__class__ is not str and not isinstance(v_email, str):
                        errors.append((8, v_email, path + ("identifiers", "email"), schema_path, None))  # type
                    elif not v_email:
                        errors.append((9, v_email, path + ("identifiers", "email"), schema_path, None))  # minLength
                if "cio_id" in v_identifiers:
                    v_cio_id = v_identifiers["cio_id"]
                    if (v_cio_id.__class__ is not float or v_cio_id - v_cio_id) and v_cio_id.__class__ is not int and not is_number(v_cio_id) and v_cio_id.__class__ is not str and not isinstance(v_cio_id, str):
                        errors.append((10, v_cio_id, path + ("identifiers", "cio_id"), schema_path, None))  # type
                    if isinstance(v_cio_id, str):
                        if not v_cio_id:
                            errors.append((11, v_cio_id, path + ("identifiers", "cio_id"), schema_path, None))  # minLength
            if isinstance(v_identifiers, dict) and "id" not in v_identifiers and isinstance(v_identifiers, dict) and "email" not in v_identifiers and isinstance(v_identifiers, dict) and "cio_id" not in v_identifiers:
                v_context = []
                if isinstance(v_identifiers, dict):
                    if "id" not in v_identifiers:
                        v_context.append((12, v_identifiers, (), (), "id"))  # required
                if isinstance(v_identifiers, dict):
                    if "email" not in v_identifiers:
                        v_context.append((13, v_identifiers, (), (), "email"))  # required
                if isinstance(v_identifiers, dict):
                    if "cio_id" not in v_identifiers:
                        v_context.append((14, v_identifiers, (), (), "cio_id"))  # required
                errors.append((15, v_identifiers, path + ("identifiers",), schema_path, v_context))  # anyOf
            if is_one_of_three_all_of_1_not(v_identifiers):
                errors.append((16, v_identifiers, path + ("identifiers",), schema_path, None))  # not
        if "message_data" in v:
            v_message_data = v["message_data"]
            if v_message_data is not None and v_message_data.__class__ is not dict and not isinstance(v_message_data, dict):
                errors.append((17, v_message_data, path + ("message_data",), schema_path, None))  # type
        if "send_at" in v:
            v_send_at = v["send_at"]
            if v_send_at.__class__ is not int and not is_integer(v_send_at):
                errors.append((18, v_send_at, path + ("send_at",), schema_path, None))  # type
        if "disable_message_retention" in v:
            v_disable_message_retention = v["disable_message_retention"]
            if v_disable_message_retention is not True and v_disable_message_retention is not False:
                errors.append((19, v_disable_message_retention, path + ("disable_message_retention",), schema_path, None))  # type
        if "send_to_unsubscribed" in v:
            v_send_to_unsubscribed = v["send_to_unsubscribed"]
            if v_send_to_unsubscribed is not True and v_send_to_unsubscribed is not False:
                errors.append((20, v_send_to_unsubscribed, path + ("send_to_unsubscribed",), schema_path, None))  # type
        if "queue_draft" in v:
            v_queue_draft = v["queue_draft"]
            if v_queue_draft is not True and v_queue_draft is not False:
                errors.append((21, v_queue_draft, path + ("queue_draft",), schema_path, None))  # type
        if "language" in v:
            v_language = v["language"]
            if v_language is not None and v_language.__class__ is not str and not isinstance(v_language, str):
                errors.append((22, v_language, path + ("language",), schema_path, None))  # type
        if "auto_create" in v:
            v_auto_create = v["auto_create"]
            if v_auto_create is not True and v_auto_create is not False:
                errors.append((23, v_auto_create, path + ("auto_create",), schema_path, None))  # type
        if "to" in v:
            v_to = v["to"]
            if v_to is not None and v_to.__class__ is not str and not isinstance(v_to, str):
                errors.append((24, v_to, path + ("to",), schema_path, None))  # type


collect = collect_send_inbox_message


BASE = "urn:cio-schemas:app/send-inbox-message"
SITES = [
    ("type", ""),
    ("required", ""),
    ("required", ""),
    ("type", "/properties/transactional_message_id"),
    ("minLength", "/properties/transactional_message_id"),
    ("type", "urn:cio-schemas:parts/people#/$defs/OneOfThree", ("properties", "identifiers", "type")),
    ("type", "urn:cio-schemas:parts/people#/$defs/PersonId", ("properties", "identifiers", "properties", "id", "type")),
    ("minLength", "urn:cio-schemas:parts/people#/$defs/PersonId", ("properties", "identifiers", "properties", "id", "minLength")),
    ("type", "urn:cio-schemas:parts/people#/$defs/Email", ("properties", "identifiers", "properties", "email", "type")),
    ("minLength", "urn:cio-schemas:parts/people#/$defs/Email", ("properties", "identifiers", "properties", "email", "minLength")),
    ("type", "urn:cio-schemas:parts/people#/$defs/CioId", ("properties", "identifiers", "properties", "cio_id", "type")),
    ("minLength", "urn:cio-schemas:parts/people#/$defs/CioId", ("properties", "identifiers", "properties", "cio_id", "minLength")),
    ("required", "urn:cio-schemas:parts/people#/$defs/OneOfThree/allOf/0/anyOf/0", (0, "required")),
    ("required", "urn:cio-schemas:parts/people#/$defs/OneOfThree/allOf/0/anyOf/1", (1, "required")),
    ("required", "urn:cio-schemas:parts/people#/$defs/OneOfThree/allOf/0/anyOf/2", (2, "required")),
    ("anyOf", "urn:cio-schemas:parts/people#/$defs/OneOfThree/allOf/0", ("properties", "identifiers", "allOf", 0, "anyOf")),
    ("not", "urn:cio-schemas:parts/people#/$defs/OneOfThree/allOf/1", ("properties", "identifiers", "allOf", 1, "not")),
    ("type", "/properties/message_data"),
    ("type", "urn:cio-schemas:parts/times#/$defs/UnixSeconds", ("properties", "send_at", "type")),
    ("type", "/properties/disable_message_retention"),
    ("type", "/properties/send_to_unsubscribed"),
    ("type", "/properties/queue_draft"),
    ("type", "/properties/language"),
    ("type", "/properties/auto_create"),
    ("type", "/properties/to"),
]
