"""Written by `python -m cio_schemas.precompiled` from the schema that BASE names; not to be edited."""

# mypy: ignore-errors

from cio_schemas import formats
from cio_schemas.runtime import is_integer

UNLIKE_EMAIL = formats.doubt("email")
EMAIL = formats.check("email")


def is_customer(v):
    """#"""
    if v.__class__ is not dict:
        if not isinstance(v, dict):
            return False
        v = dict(v)
    try:
        v_identifiers = v["identifiers"]
    except KeyError:
        return False
    if v_identifiers.__class__ is not dict and not isinstance(v_identifiers, dict):
        return False
    if "id" in v_identifiers:
        v_id = v_identifiers["id"]
        if v_id.__class__ is not str and not isinstance(v_id, str):
            return False
    if "email" in v_identifiers:
        v_email = v_identifiers["email"]
        if v_email.__class__ is not str and not isinstance(v_email, str):
            return False
        if UNLIKE_EMAIL(v_email) and not EMAIL(v_email):
            return False
    if "cio_id" in v_identifiers:
        v_cio_id = v_identifiers["cio_id"]
        if v_cio_id.__class__ is not str and not isinstance(v_cio_id, str):
            return False
        if not v_cio_id or v_cio_id.strip("0123456789abcdef"):
            return False
    if "email" in v:
        v_email_2 = v["email"]
        if v_email_2.__class__ is not str and not isinstance(v_email_2, str):
            return False
        if UNLIKE_EMAIL(v_email_2) and not EMAIL(v_email_2):
            return False
    if "created_at" in v:
        v_created_at = v["created_at"]
        if v_created_at.__class__ is not int and not is_integer(v_created_at):
            return False
    if "anonymous_id" in v:
        v_anonymous_id = v["anonymous_id"]
        if v_anonymous_id.__class__ is not str and not isinstance(v_anonymous_id, str):
            return False
    if "attributes" in v:
        v_attributes = v["attributes"]
        if v_attributes.__class__ is not dict and not isinstance(v_attributes, dict):
            return False
    if "unsubscribed" in v:
        v_unsubscribed = v["unsubscribed"]
        if v_unsubscribed is not True and v_unsubscribed is not False:
            return False
    if "devices" in v:
        v_devices = v["devices"]
        if v_devices.__class__ is not list and not isinstance(v_devices, list):
            return False
        for v_item in v_devices:
            if v_item.__class__ is not dict:
                if not isinstance(v_item, dict):
                    return False
                v_item = dict(v_item)
            try:
                v_id_2 = v_item["id"]
            except KeyError:
                return False
            if v_id_2.__class__ is not str and not isinstance(v_id_2, str):
                return False
            try:
                v_platform = v_item["platform"]
            except KeyError:
                return False
            if v_platform != "ios" and v_platform != "android":
                return False
            if "last_used" in v_item:
                v_last_used = v_item["last_used"]
                if v_last_used.__class__ is not int and not is_integer(v_last_used):
                    return False
    if "segments" in v:
        v_segments = v["segments"]
        if v_segments.__class__ is not list and not isinstance(v_segments, list):
            return False
        for v_item_2 in v_segments:
            if v_item_2.__class__ is not dict and not isinstance(v_item_2, dict):
                return False
            if "id" in v_item_2:
                v_id_3 = v_item_2["id"]
                if v_id_3.__class__ is not int and not is_integer(v_id_3):
                    return False
            if "name" in v_item_2:
                v_name = v_item_2["name"]
                if v_name.__class__ is not str and not isinstance(v_name, str):
                    return False
    return True


is_valid = is_customer


def collect_customer(v, errors, path, schema_path):
    """#"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((0, v, path, schema_path, None))  # type
    else:
        if "identifiers" not in v:
            errors.append((1, v, path, schema_path, "identifiers"))  # required
        if "identifiers" in v:
            v_identifiers = v["identifiers"]
            if v_identifiers.__class__ is not dict and not isinstance(v_identifiers, dict):
                errors.append((2, v_identifiers, path + ("identifiers",), schema_path, None))  # type
            else:
                if "id" in v_identifiers:
                    v_id = v_identifiers["id"]
                    if v_id.__class__ is not str and not isinstance(v_id, str):
                        errors.append((3, v_id, path + ("identifiers", "id"), schema_path, None))  # type
                if "email" in v_identifiers:
                    v_email = v_identifiers["email"]
                    if v_email.__class__ is not str and not isinstance(v_email, str):
                        errors.append((4, v_email, path + ("identifiers", "email"), schema_path, None))  # type
                    elif UNLIKE_EMAIL(v_email) and not EMAIL(v_email):
                        errors.append((5, v_email, path + ("identifiers", "email"), schema_path, None))  # format
                if "cio_id" in v_identifiers:
                    v_cio_id = v_identifiers["cio_id"]
                    if v_cio_id.__class__ is not str and not isinstance(v_cio_id, str):
                        errors.append((6, v_cio_id, path + ("identifiers", "cio_id"), schema_path, None))  # type
                    elif not v_cio_id or v_cio_id.strip("0123456789abcdef"):
                        errors.append((7, v_cio_id, path + ("identifiers", "cio_id"), schema_path, None))  # pattern
        if "email" in v:
            v_email_2 = v["email"]
            if v_email_2.__class__ is not str and not isinstance(v_email_2, str):
                errors.append((8, v_email_2, path + ("email",), schema_path, None))  # type
            elif UNLIKE_EMAIL(v_email_2) and not EMAIL(v_email_2):
                errors.append((9, v_email_2, path + ("email",), schema_path, None))  # format
        if "created_at" in v:
            v_created_at = v["created_at"]
            if v_created_at.__class__ is not int and not is_integer(v_created_at):
                errors.append((10, v_created_at, path + ("created_at",), schema_path, None))  # type
        if "anonymous_id" in v:
            v_anonymous_id = v["anonymous_id"]
            if v_anonymous_id.__class__ is not str and not isinstance(v_anonymous_id, str):
                errors.append((11, v_anonymous_id, path + ("anonymous_id",), schema_path, None))  # type
        if "attributes" in v:
            v_attributes = v["attributes"]
            if v_attributes.__class__ is not dict and not isinstance(v_attributes, dict):
                errors.append((12, v_attributes, path + ("attributes",), schema_path, None))  # type
        if "unsubscribed" in v:
            v_unsubscribed = v["unsubscribed"]
            if v_unsubscribed is not True and v_unsubscribed is not False:
                errors.append((13, v_unsubscribed, path + ("unsubscribed",), schema_path, None))  # type
        if "devices" in v:
            v_devices = v["devices"]
            if v_devices.__class__ is not list and not isinstance(v_devices, list):
                errors.append((14, v_devices, path + ("devices",), schema_path, None))  # type
            else:
                for v_index, v_item in enumerate(v_devices):
                    if v_item.__class__ is not dict and not isinstance(v_item, dict):
                        errors.append((15, v_item, path + ("devices", v_index), schema_path, None))  # type
                    else:
                        if "id" not in v_item:
                            errors.append((16, v_item, path + ("devices", v_index), schema_path, "id"))  # required
                        if "platform" not in v_item:
                            errors.append((17, v_item, path + ("devices", v_index), schema_path, "platform"))  # required
                        if "id" in v_item:
                            v_id_2 = v_item["id"]
                            if v_id_2.__class__ is not str and not isinstance(v_id_2, str):
                                errors.append((18, v_id_2, path + ("devices", v_index, "id"), schema_path, None))  # type
                        if "platform" in v_item:
                            v_platform = v_item["platform"]
                            if v_platform.__class__ is not str and not isinstance(v_platform, str):
                                errors.append((19, v_platform, path + ("devices", v_index, "platform"), schema_path, None))  # type
                            if v_platform != "ios" and v_platform != "android":
                                errors.append((20, v_platform, path + ("devices", v_index, "platform"), schema_path, None))  # enum
                        if "last_used" in v_item:
                            v_last_used = v_item["last_used"]
                            if v_last_used.__class__ is not int and not is_integer(v_last_used):
                                errors.append((21, v_last_used, path + ("devices", v_index, "last_used"), schema_path, None))  # type
        if "segments" in v:
            v_segments = v["segments"]
            if v_segments.__class__ is not list and not isinstance(v_segments, list):
                errors.append((22, v_segments, path + ("segments",), schema_path, None))  # type
            else:
                for v_index_2, v_item_2 in enumerate(v_segments):
                    if v_item_2.__class__ is not dict and not isinstance(v_item_2, dict):
                        errors.append((23, v_item_2, path + ("segments", v_index_2), schema_path, None))  # type
                    else:
                        if "id" in v_item_2:
                            v_id_3 = v_item_2["id"]
                            if v_id_3.__class__ is not int and not is_integer(v_id_3):
                                errors.append((24, v_id_3, path + ("segments", v_index_2, "id"), schema_path, None))  # type
                        if "name" in v_item_2:
                            v_name = v_item_2["name"]
                            if v_name.__class__ is not str and not isinstance(v_name, str):
                                errors.append((25, v_name, path + ("segments", v_index_2, "name"), schema_path, None))  # type


collect = collect_customer


BASE = "https://customer.io/schemas/customer-io/customer.json"
SITES = [
    ("type", ""),
    ("required", ""),
    ("type", "/$defs/CustomerIdentifiers", ("properties", "identifiers", "type")),
    ("type", "/$defs/CustomerIdentifiers/properties/id", ("properties", "identifiers", "properties", "id", "type")),
    ("type", "/$defs/CustomerIdentifiers/properties/email", ("properties", "identifiers", "properties", "email", "type")),
    ("format", "/$defs/CustomerIdentifiers/properties/email", ("properties", "identifiers", "properties", "email", "format")),
    ("type", "/$defs/CustomerIdentifiers/properties/cio_id", ("properties", "identifiers", "properties", "cio_id", "type")),
    ("pattern", "/$defs/CustomerIdentifiers/properties/cio_id", ("properties", "identifiers", "properties", "cio_id", "pattern")),
    ("type", "/properties/email"),
    ("format", "/properties/email"),
    ("type", "/properties/created_at"),
    ("type", "/properties/anonymous_id"),
    ("type", "/properties/attributes"),
    ("type", "/properties/unsubscribed"),
    ("type", "/properties/devices"),
    ("type", "/$defs/Device", ("properties", "devices", "items", "type")),
    ("required", "/$defs/Device", ("properties", "devices", "items", "required")),
    ("required", "/$defs/Device", ("properties", "devices", "items", "required")),
    ("type", "/$defs/Device/properties/id", ("properties", "devices", "items", "properties", "id", "type")),
    ("type", "/$defs/Device/properties/platform", ("properties", "devices", "items", "properties", "platform", "type")),
    ("enum", "/$defs/Device/properties/platform", ("properties", "devices", "items", "properties", "platform", "enum")),
    ("type", "/$defs/Device/properties/last_used", ("properties", "devices", "items", "properties", "last_used", "type")),
    ("type", "/properties/segments"),
    ("type", "/$defs/SegmentMembership", ("properties", "segments", "items", "type")),
    ("type", "/$defs/SegmentMembership/properties/id", ("properties", "segments", "items", "properties", "id", "type")),
    ("type", "/$defs/SegmentMembership/properties/name", ("properties", "segments", "items", "properties", "name", "type")),
]
