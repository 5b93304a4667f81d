"""Written by `python -m cio_schemas.precompiled` from the schema that BASE names; not to be edited."""

# mypy: ignore-errors

from cio_schemas.runtime import is_integer


def is_push_metrics(v):
    """#"""
    if v.__class__ is not dict:
        if not isinstance(v, dict):
            return False
        v = dict(v)
    try:
        v_event = v["event"]
    except KeyError:
        return False
    if (v_event.__class__ is not str and not isinstance(v_event, str)) or v_event not in {"opened", "converted", "delivered"}:
        return False
    try:
        v_delivery_id = v["delivery_id"]
    except KeyError:
        return False
    if v_delivery_id.__class__ is not str and not isinstance(v_delivery_id, str):
        return False
    if not v_delivery_id:
        return False
    if "device_id" in v:
        v_device_id = v["device_id"]
        if v_device_id.__class__ is not str and not isinstance(v_device_id, str):
            return False
    if "timestamp" in v:
        v_timestamp = v["timestamp"]
        if v_timestamp.__class__ is not int and not is_integer(v_timestamp):
            return False
    return True


is_valid = is_push_metrics


def collect_push_metrics(v, errors, path, schema_path):
    """#"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((0, v, path, schema_path, None))  # type
    else:
        if "event" not in v:
            errors.append((1, v, path, schema_path, "event"))  # required
        if "delivery_id" not in v:
            errors.append((2, v, path, schema_path, "delivery_id"))  # required
        if "event" in v:
            v_event = v["event"]
            if (v_event.__class__ is not str and not isinstance(v_event, str)) or v_event not in {"opened", "converted", "delivered"}:
                errors.append((3, v_event, path + ("event",), schema_path, None))  # enum
        if "delivery_id" in v:
            v_delivery_id = v["delivery_id"]
            if v_delivery_id.__class__ is not str and not isinstance(v_delivery_id, str):
                errors.append((4, v_delivery_id, path + ("delivery_id",), schema_path, None))  # type
            elif not v_delivery_id:
                errors.append((5, v_delivery_id, path + ("delivery_id",), schema_path, None))  # minLength
        if "device_id" in v:
            v_device_id = v["device_id"]
            if v_device_id.__class__ is not str and not isinstance(v_device_id, str):
                errors.append((6, v_device_id, path + ("device_id",), schema_path, None))  # type
        if "timestamp" in v:
            v_timestamp = v["timestamp"]
            if v_timestamp.__class__ is not int and not is_integer(v_timestamp):
                errors.append((7, v_timestamp, path + ("timestamp",), schema_path, None))  # type


collect = collect_push_metrics


BASE = "urn:cio-schemas:track/v1/push-metrics"
SITES = [
    ("type", ""),
    ("required", ""),
    ("required", ""),
    ("enum", "/properties/event"),
    ("type", "/properties/delivery_id"),
    ("minLength", "/properties/delivery_id"),
    ("type", "/properties/device_id"),
    ("type", "urn:cio-schemas:parts/times#/$defs/UnixSeconds", ("properties", "timestamp", "type")),
]
