"""Written by `python -m cio_schemas.precompiled` from the schema that BASE names; not to be edited."""

# mypy: ignore-errors

from cio_schemas.runtime import is_integer, is_number


def is_event(v):
    """#"""
    if v.__class__ is not dict:
        if not isinstance(v, dict):
            return False
        v = dict(v)
    try:
        v_name = v["name"]
    except KeyError:
        return False
    if v_name.__class__ is not str and not isinstance(v_name, str):
        return False
    if not v_name:
        return False
    if "type" in v:
        v_type = v["type"]
        if (v_type.__class__ is not str and not isinstance(v_type, str)) or v_type not in {"event", "page", "screen"}:
            return False
    if "data" in v:
        v_data = v["data"]
        if v_data.__class__ is not dict and not isinstance(v_data, dict):
            return False
        if "recipient" in v_data:
            v_recipient = v_data["recipient"]
            if v_recipient.__class__ is not str and not isinstance(v_recipient, str):
                return False
        if "from_address" in v_data:
            v_from_address = v_data["from_address"]
            if v_from_address.__class__ is not str and not isinstance(v_from_address, str):
                return False
        if "reply_to" in v_data:
            v_reply_to = v_data["reply_to"]
            if v_reply_to.__class__ is not str and not isinstance(v_reply_to, str):
                return False
    if "timestamp" in v:
        v_timestamp = v["timestamp"]
        if v_timestamp.__class__ is not int and not is_integer(v_timestamp):
            return False
    if "id" in v:
        v_id = v["id"]
        if v_id.__class__ is not str and not isinstance(v_id, str):
            return False
    if "anonymous_id" in v:
        v_anonymous_id = v["anonymous_id"]
        if isinstance(v_anonymous_id, str):
            if not v_anonymous_id:
                return False
        elif (v_anonymous_id.__class__ is not float or v_anonymous_id - v_anonymous_id) and v_anonymous_id.__class__ is not int and not is_number(v_anonymous_id):
            return False
    return True


is_valid = is_event


def collect_event(v, errors, path, schema_path):
    """#"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((0, v, path, schema_path, None))  # type
    else:
        if "name" not in v:
            errors.append((1, v, path, schema_path, "name"))  # required
        if "name" in v:
            v_name = v["name"]
            if v_name.__class__ is not str and not isinstance(v_name, str):
                errors.append((2, v_name, path + ("name",), schema_path, None))  # type
            elif not v_name:
                errors.append((3, v_name, path + ("name",), schema_path, None))  # minLength
        if "type" in v:
            v_type = v["type"]
            if (v_type.__class__ is not str and not isinstance(v_type, str)) or v_type not in {"event", "page", "screen"}:
                errors.append((4, v_type, path + ("type",), schema_path, None))  # enum
        if "data" in v:
            v_data = v["data"]
            if v_data.__class__ is not dict and not isinstance(v_data, dict):
                errors.append((5, v_data, path + ("data",), schema_path, None))  # type
            else:
                if "recipient" in v_data:
                    v_recipient = v_data["recipient"]
                    if v_recipient.__class__ is not str and not isinstance(v_recipient, str):
                        errors.append((6, v_recipient, path + ("data", "recipient"), schema_path, None))  # type
                if "from_address" in v_data:
                    v_from_address = v_data["from_address"]
                    if v_from_address.__class__ is not str and not isinstance(v_from_address, str):
                        errors.append((7, v_from_address, path + ("data", "from_address"), schema_path, None))  # type
                if "reply_to" in v_data:
                    v_reply_to = v_data["reply_to"]
                    if v_reply_to.__class__ is not str and not isinstance(v_reply_to, str):
                        errors.append((8, v_reply_to, path + ("data", "reply_to"), schema_path, None))  # type
        if "timestamp" in v:
            v_timestamp = v["timestamp"]
            if v_timestamp.__class__ is not int and not is_integer(v_timestamp):
                errors.append((9, v_timestamp, path + ("timestamp",), schema_path, None))  # type
        if "id" in v:
            v_id = v["id"]
            if v_id.__class__ is not str and not isinstance(v_id, str):
                errors.append((10, v_id, path + ("id",), schema_path, None))  # type
        if "anonymous_id" in v:
            v_anonymous_id = v["anonymous_id"]
            if (v_anonymous_id.__class__ is not float or v_anonymous_id - v_anonymous_id) and v_anonymous_id.__class__ is not int and not is_number(v_anonymous_id) and v_anonymous_id.__class__ is not str and not isinstance(v_anonymous_id, str):
                errors.append((11, v_anonymous_id, path + ("anonymous_id",), schema_path, None))  # type
            if isinstance(v_anonymous_id, str):
                if not v_anonymous_id:
                    errors.append((12, v_anonymous_id, path + ("anonymous_id",), schema_path, None))  # minLength


collect = collect_event


BASE = "urn:cio-schemas:track/v1/event"
SITES = [
    ("type", "urn:cio-schemas:parts/events#/$defs/Event", ("type",)),
    ("required", "urn:cio-schemas:parts/events#/$defs/Event", ("required",)),
    ("type", "urn:cio-schemas:parts/events#/$defs/Name", ("properties", "name", "type")),
    ("minLength", "urn:cio-schemas:parts/events#/$defs/Name", ("properties", "name", "minLength")),
    ("enum", "urn:cio-schemas:parts/events#/$defs/Event/properties/type", ("properties", "type", "enum")),
    ("type", "urn:cio-schemas:parts/events#/$defs/Data", ("properties", "data", "type")),
    ("type", "urn:cio-schemas:parts/events#/$defs/Data/properties/recipient", ("properties", "data", "properties", "recipient", "type")),
    ("type", "urn:cio-schemas:parts/events#/$defs/Data/properties/from_address", ("properties", "data", "properties", "from_address", "type")),
    ("type", "urn:cio-schemas:parts/events#/$defs/Data/properties/reply_to", ("properties", "data", "properties", "reply_to", "type")),
    ("type", "urn:cio-schemas:parts/times#/$defs/UnixSeconds", ("properties", "timestamp", "type")),
    ("type", "urn:cio-schemas:parts/events#/$defs/EventId", ("properties", "id", "type")),
    ("type", "urn:cio-schemas:parts/people#/$defs/AnonymousId", ("properties", "anonymous_id", "type")),
    ("minLength", "urn:cio-schemas:parts/people#/$defs/AnonymousId", ("properties", "anonymous_id", "minLength")),
]
