"""Written by `python -m cio_schemas.precompiled` from the schema that BASE names; not to be edited."""

# mypy: ignore-errors

from cio_schemas.runtime import is_integer


def is_reporting(v):
    """#"""
    if v.__class__ is not dict:
        if not isinstance(v, dict):
            return False
        v = dict(v)
    try:
        v_event_id = v["event_id"]
    except KeyError:
        return False
    if v_event_id.__class__ is not str and not isinstance(v_event_id, str):
        return False
    if not v_event_id:
        return False
    try:
        v_metric = v["metric"]
    except KeyError:
        return False
    if v_metric.__class__ is not str and not isinstance(v_metric, str):
        return False
    if not v_metric:
        return False
    try:
        v_timestamp = v["timestamp"]
    except KeyError:
        return False
    if v_timestamp.__class__ is not int and not is_integer(v_timestamp):
        return False
    try:
        v_data = v["data"]
    except KeyError:
        return False
    if v_data.__class__ is not dict and not isinstance(v_data, dict):
        return False
    if "customer_id" in v_data:
        v_customer_id = v_data["customer_id"]
        if v_customer_id is not None and v_customer_id.__class__ is not str and not isinstance(v_customer_id, str):
            return False
    if "email_address" in v_data:
        v_email_address = v_data["email_address"]
        if v_email_address is not None and v_email_address.__class__ is not str and not isinstance(v_email_address, str):
            return False
    if "identifiers" in v_data:
        v_identifiers = v_data["identifiers"]
        if isinstance(v_identifiers, dict):
            if "id" in v_identifiers:
                v_id = v_identifiers["id"]
                if v_id is not None and v_id.__class__ is not str and not isinstance(v_id, str):
                    return False
            if "email" in v_identifiers:
                v_email = v_identifiers["email"]
                if v_email is not None and v_email.__class__ is not str and not isinstance(v_email, str):
                    return False
            if "cio_id" in v_identifiers:
                v_cio_id = v_identifiers["cio_id"]
                if v_cio_id is not None and v_cio_id.__class__ is not str and not isinstance(v_cio_id, str):
                    return False
        elif v_identifiers is not None:
            return False
    if "delivery_id" in v_data:
        v_delivery_id = v_data["delivery_id"]
        if v_delivery_id is not None and v_delivery_id.__class__ is not str and not isinstance(v_delivery_id, str):
            return False
    if "recipient" in v_data:
        v_recipient = v_data["recipient"]
        if v_recipient is not None and v_recipient.__class__ is not str and not isinstance(v_recipient, str):
            return False
    if "action_id" in v_data:
        v_action_id = v_data["action_id"]
        if v_action_id.__class__ is not int and not is_integer(v_action_id) and v_action_id is not None:
            return False
    if "broadcast_id" in v_data:
        v_broadcast_id = v_data["broadcast_id"]
        if v_broadcast_id.__class__ is not int and not is_integer(v_broadcast_id) and v_broadcast_id is not None:
            return False
    if "campaign_id" in v_data:
        v_campaign_id = v_data["campaign_id"]
        if v_campaign_id.__class__ is not int and not is_integer(v_campaign_id) and v_campaign_id is not None:
            return False
    if "newsletter_id" in v_data:
        v_newsletter_id = v_data["newsletter_id"]
        if v_newsletter_id.__class__ is not int and not is_integer(v_newsletter_id) and v_newsletter_id is not None:
            return False
    if "content_id" in v_data:
        v_content_id = v_data["content_id"]
        if v_content_id.__class__ is not int and not is_integer(v_content_id) and v_content_id is not None:
            return False
    if "parent_action_id" in v_data:
        v_parent_action_id = v_data["parent_action_id"]
        if v_parent_action_id.__class__ is not int and not is_integer(v_parent_action_id) and v_parent_action_id is not None:
            return False
    if "trigger_id" in v_data:
        v_trigger_id = v_data["trigger_id"]
        if v_trigger_id.__class__ is not int and not is_integer(v_trigger_id) and v_trigger_id is not None:
            return False
    if "transactional_message_id" in v_data:
        v_transactional_message_id = v_data["transactional_message_id"]
        if v_transactional_message_id.__class__ is not int and not is_integer(v_transactional_message_id) and v_transactional_message_id is not None and v_transactional_message_id.__class__ is not str and not isinstance(v_transactional_message_id, str):
            return False
    if "object_type" in v:
        v_object_type = v["object_type"]
        if v_object_type.__class__ is not str and not isinstance(v_object_type, str):
            return False
    if "object_type_type" in v:
        v_object_type_type = v["object_type_type"]
        if v_object_type_type.__class__ is not str and not isinstance(v_object_type_type, str):
            return False
    if "object_type" not in v and "object_type_type" not in v:
        return False
    return True


is_valid = is_reporting


def collect_reporting(v, errors, path, schema_path):
    """#"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((0, v, path, schema_path, None))  # type
    else:
        if "event_id" not in v:
            errors.append((1, v, path, schema_path, "event_id"))  # required
        if "metric" not in v:
            errors.append((2, v, path, schema_path, "metric"))  # required
        if "timestamp" not in v:
            errors.append((3, v, path, schema_path, "timestamp"))  # required
        if "data" not in v:
            errors.append((4, v, path, schema_path, "data"))  # required
        if "event_id" in v:
            v_event_id = v["event_id"]
            if v_event_id.__class__ is not str and not isinstance(v_event_id, str):
                errors.append((5, v_event_id, path + ("event_id",), schema_path, None))  # type
            elif not v_event_id:
                errors.append((6, v_event_id, path + ("event_id",), schema_path, None))  # minLength
        if "object_type" in v:
            v_object_type = v["object_type"]
            if v_object_type.__class__ is not str and not isinstance(v_object_type, str):
                errors.append((7, v_object_type, path + ("object_type",), schema_path, None))  # type
        if "object_type_type" in v:
            v_object_type_type = v["object_type_type"]
            if v_object_type_type.__class__ is not str and not isinstance(v_object_type_type, str):
                errors.append((8, v_object_type_type, path + ("object_type_type",), schema_path, None))  # type
        if "metric" in v:
            v_metric = v["metric"]
            if v_metric.__class__ is not str and not isinstance(v_metric, str):
                errors.append((9, v_metric, path + ("metric",), schema_path, None))  # type
            elif not v_metric:
                errors.append((10, v_metric, path + ("metric",), schema_path, None))  # minLength
        if "timestamp" in v:
            v_timestamp = v["timestamp"]
            if v_timestamp.__class__ is not int and not is_integer(v_timestamp):
                errors.append((11, v_timestamp, path + ("timestamp",), schema_path, None))  # type
        if "data" in v:
            v_data = v["data"]
            if v_data.__class__ is not dict and not isinstance(v_data, dict):
                errors.append((12, v_data, path + ("data",), schema_path, None))  # type
            else:
                if "customer_id" in v_data:
                    v_customer_id = v_data["customer_id"]
                    if v_customer_id is not None and v_customer_id.__class__ is not str and not isinstance(v_customer_id, str):
                        errors.append((13, v_customer_id, path + ("data", "customer_id"), schema_path, None))  # type
                if "email_address" in v_data:
                    v_email_address = v_data["email_address"]
                    if v_email_address is not None and v_email_address.__class__ is not str and not isinstance(v_email_address, str):
                        errors.append((14, v_email_address, path + ("data", "email_address"), schema_path, None))  # type
                if "identifiers" in v_data:
                    v_identifiers = v_data["identifiers"]
                    if v_identifiers is not None and v_identifiers.__class__ is not dict and not isinstance(v_identifiers, dict):
                        errors.append((15, v_identifiers, path + ("data", "identifiers"), schema_path, None))  # type
                    if isinstance(v_identifiers, dict):
                        if "id" in v_identifiers:
                            v_id = v_identifiers["id"]
                            if v_id is not None and v_id.__class__ is not str and not isinstance(v_id, str):
                                errors.append((16, v_id, path + ("data", "identifiers", "id"), schema_path, None))  # type
                        if "email" in v_identifiers:
                            v_email = v_identifiers["email"]
                            if v_email is not None and v_email.__class__ is not str and not isinstance(v_email, str):
                                errors.append((17, v_email, path + ("data", "identifiers", "email"), schema_path, None))  # type
                        if "cio_id" in v_identifiers:
                            v_cio_id = v_identifiers["cio_id"]
                            if v_cio_id is not None and v_cio_id.__class__ is not str and not isinstance(v_cio_id, str):
                                errors.append((18, v_cio_id, path + ("data", "identifiers", "cio_id"), schema_path, None))  # type
                if "delivery_id" in v_data:
                    v_delivery_id = v_data["delivery_id"]
                    if v_delivery_id is not None and v_delivery_id.__class__ is not str and not isinstance(v_delivery_id, str):
                        errors.append((19, v_delivery_id, path + ("data", "delivery_id"), schema_path, None))  # type
                if "recipient" in v_data:
                    v_recipient = v_data["recipient"]
                    if v_recipient is not None and v_recipient.__class__ is not str and not isinstance(v_recipient, str):
                        errors.append((20, v_recipient, path + ("data", "recipient"), schema_path, None))  # type
                if "action_id" in v_data:
                    v_action_id = v_data["action_id"]
                    if v_action_id.__class__ is not int and not is_integer(v_action_id) and v_action_id is not None:
                        errors.append((21, v_action_id, path + ("data", "action_id"), schema_path, None))  # type
                if "broadcast_id" in v_data:
                    v_broadcast_id = v_data["broadcast_id"]
                    if v_broadcast_id.__class__ is not int and not is_integer(v_broadcast_id) and v_broadcast_id is not None:
                        errors.append((22, v_broadcast_id, path + ("data", "broadcast_id"), schema_path, None))  # type
                if "campaign_id" in v_data:
                    v_campaign_id = v_data["campaign_id"]
                    if v_campaign_id.__class__ is not int and not is_integer(v_campaign_id) and v_campaign_id is not None:
                        errors.append((23, v_campaign_id, path + ("data", "campaign_id"), schema_path, None))  # type
                if "newsletter_id" in v_data:
                    v_newsletter_id = v_data["newsletter_id"]
                    if v_newsletter_id.__class__ is not int and not is_integer(v_newsletter_id) and v_newsletter_id is not None:
                        errors.append((24, v_newsletter_id, path + ("data", "newsletter_id"), schema_path, None))  # type
                if "content_id" in v_data:
                    v_content_id = v_data["content_id"]
                    if v_content_id.__class__ is not int and not is_integer(v_content_id) and v_content_id is not None:
                        errors.append((25, v_content_id, path + ("data", "content_id"), schema_path, None))  # type
                if "parent_action_id" in v_data:
                    v_parent_action_id = v_data["parent_action_id"]
                    if v_parent_action_id.__class__ is not int and not is_integer(v_parent_action_id) and v_parent_action_id is not None:
                        errors.append((26, v_parent_action_id, path + ("data", "parent_action_id"), schema_path, None))  # type
                if "trigger_id" in v_data:
                    v_trigger_id = v_data["trigger_id"]
                    if v_trigger_id.__class__ is not int and not is_integer(v_trigger_id) and v_trigger_id is not None:
                        errors.append((27, v_trigger_id, path + ("data", "trigger_id"), schema_path, None))  # type
                if "transactional_message_id" in v_data:
                    v_transactional_message_id = v_data["transactional_message_id"]
                    if v_transactional_message_id.__class__ is not int and not is_integer(v_transactional_message_id) and v_transactional_message_id is not None and v_transactional_message_id.__class__ is not str and not isinstance(v_transactional_message_id, str):
                        errors.append((28, v_transactional_message_id, path + ("data", "transactional_message_id"), schema_path, None))  # type
    if isinstance(v, dict) and "object_type" not in v and isinstance(v, dict) and "object_type_type" not in v:
        v_context = []
        if isinstance(v, dict):
            if "object_type" not in v:
                v_context.append((29, v, (), (), "object_type"))  # required
        if isinstance(v, dict):
            if "object_type_type" not in v:
                v_context.append((30, v, (), (), "object_type_type"))  # required
        errors.append((31, v, path, schema_path, v_context))  # anyOf


collect = collect_reporting


BASE = "urn:cio-schemas:webhooks/reporting"
SITES = [
    ("type", ""),
    ("required", ""),
    ("required", ""),
    ("required", ""),
    ("required", ""),
    ("type", "/properties/event_id"),
    ("minLength", "/properties/event_id"),
    ("type", "/properties/object_type"),
    ("type", "/properties/object_type_type"),
    ("type", "/properties/metric"),
    ("minLength", "/properties/metric"),
    ("type", "urn:cio-schemas:parts/times#/$defs/UnixSeconds", ("properties", "timestamp", "type")),
    ("type", "/properties/data"),
    ("type", "/properties/data/properties/customer_id"),
    ("type", "/properties/data/properties/email_address"),
    ("type", "/properties/data/properties/identifiers"),
    ("type", "/properties/data/properties/identifiers/properties/id"),
    ("type", "/properties/data/properties/identifiers/properties/email"),
    ("type", "/properties/data/properties/identifiers/properties/cio_id"),
    ("type", "/properties/data/properties/delivery_id"),
    ("type", "/properties/data/properties/recipient"),
    ("type", "/properties/data/properties/action_id"),
    ("type", "/properties/data/properties/broadcast_id"),
    ("type", "/properties/data/properties/campaign_id"),
    ("type", "/properties/data/properties/newsletter_id"),
    ("type", "/properties/data/properties/content_id"),
    ("type", "/properties/data/properties/parent_action_id"),
    ("type", "/properties/data/properties/trigger_id"),
    ("type", "/properties/data/properties/transactional_message_id"),
    ("required", "/allOf/0/anyOf/0", (0, "required")),
    ("required", "/allOf/0/anyOf/1", (1, "required")),
    ("anyOf", "/allOf/0"),
]
