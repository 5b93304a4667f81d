"""Written by `python -m cio_schemas.precompiled` from the schema that BASE names; not to be edited."""

# mypy: ignore-errors

from cio_schemas.runtime import is_integer, is_number


def is_metrics(v):
    """#"""
    if v.__class__ is not dict:
        if not isinstance(v, dict):
            return False
        v = dict(v)
    try:
        v_delivery_id = v["delivery_id"]
    except KeyError:
        return False
    if v_delivery_id.__class__ is not str and not isinstance(v_delivery_id, str):
        return False
    if not v_delivery_id:
        return False
    try:
        v_metric = v["metric"]
    except KeyError:
        return False
    if (v_metric.__class__ is not str and not isinstance(v_metric, str)) or v_metric not in {"bounced", "clicked", "converted", "deferred", "delivered", "dropped", "opened", "spammed"}:
        return False
    if "recipient" in v:
        v_recipient = v["recipient"]
        if (v_recipient.__class__ is not float or v_recipient - v_recipient) and v_recipient.__class__ is not int and not is_number(v_recipient) and v_recipient.__class__ is not str and not isinstance(v_recipient, str):
            return False
    if "reason" in v:
        v_reason = v["reason"]
        if v_reason.__class__ is not str and not isinstance(v_reason, str):
            return False
    if "href" in v:
        v_href = v["href"]
        if v_href.__class__ is not str and not isinstance(v_href, str):
            return False
    if "timestamp" in v:
        v_timestamp = v["timestamp"]
        if v_timestamp.__class__ is not int and not is_integer(v_timestamp):
            return False
    return True


is_valid = is_metrics


def collect_metrics(v, errors, path, schema_path):
    """#"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((0, v, path, schema_path, None))  # type
    else:
        if "delivery_id" not in v:
            errors.append((1, v, path, schema_path, "delivery_id"))  # required
        if "metric" not in v:
            errors.append((2, v, path, schema_path, "metric"))  # required
        if "delivery_id" in v:
            v_delivery_id = v["delivery_id"]
            if v_delivery_id.__class__ is not str and not isinstance(v_delivery_id, str):
                errors.append((3, v_delivery_id, path + ("delivery_id",), schema_path, None))  # type
            elif not v_delivery_id:
                errors.append((4, v_delivery_id, path + ("delivery_id",), schema_path, None))  # minLength
        if "metric" in v:
            v_metric = v["metric"]
            if (v_metric.__class__ is not str and not isinstance(v_metric, str)) or v_metric not in {"bounced", "clicked", "converted", "deferred", "delivered", "dropped", "opened", "spammed"}:
                errors.append((5, v_metric, path + ("metric",), schema_path, None))  # enum
        if "recipient" in v:
            v_recipient = v["recipient"]
            if (v_recipient.__class__ is not float or v_recipient - v_recipient) and v_recipient.__class__ is not int and not is_number(v_recipient) and v_recipient.__class__ is not str and not isinstance(v_recipient, str):
                errors.append((6, v_recipient, path + ("recipient",), schema_path, None))  # type
        if "reason" in v:
            v_reason = v["reason"]
            if v_reason.__class__ is not str and not isinstance(v_reason, str):
                errors.append((7, v_reason, path + ("reason",), schema_path, None))  # type
        if "href" in v:
            v_href = v["href"]
            if v_href.__class__ is not str and not isinstance(v_href, str):
                errors.append((8, v_href, path + ("href",), schema_path, None))  # type
        if "timestamp" in v:
            v_timestamp = v["timestamp"]
            if v_timestamp.__class__ is not int and not is_integer(v_timestamp):
                errors.append((9, v_timestamp, path + ("timestamp",), schema_path, None))  # type


collect = collect_metrics


BASE = "urn:cio-schemas:track/v1/metrics"
SITES = [
    ("type", ""),
    ("required", ""),
    ("required", ""),
    ("type", "/properties/delivery_id"),
    ("minLength", "/properties/delivery_id"),
    ("enum", "/properties/metric"),
    ("type", "/properties/recipient"),
    ("type", "/properties/reason"),
    ("type", "/properties/href"),
    ("type", "urn:cio-schemas:parts/times#/$defs/UnixSeconds", ("properties", "timestamp", "type")),
]
