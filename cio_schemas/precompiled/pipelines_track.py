"""Written by `python -m cio_schemas.precompiled` from the schema that BASE names; not to be edited."""

# mypy: ignore-errors

from cio_schemas import formats
from cio_schemas.runtime import is_integer, is_number

UNLIKE_DATE_TIME = formats.doubt("date-time")
DATE_TIME = formats.check("date-time")


def is_track(v):
    """#"""
    if isinstance(v, dict):
        if v.__class__ is not dict:
            v = dict(v)
        try:
            v_event = v["event"]
        except KeyError:
            return False
        if v_event.__class__ is not str and not isinstance(v_event, str):
            return False
        if not v_event:
            return False
        if "type" in v:
            v_type = v["type"]
            if v_type != "track":
                return False
        if "properties" in v:
            v_properties = v["properties"]
            if v_properties is not None and v_properties.__class__ is not dict and not isinstance(v_properties, dict):
                return False
        if "groupId" in v:
            v_group_id = v["groupId"]
            if v_group_id is not None and (v_group_id.__class__ is not float or v_group_id - v_group_id) and v_group_id.__class__ is not int and not is_number(v_group_id) and v_group_id.__class__ is not str and not isinstance(v_group_id, str):
                return False
    if v.__class__ is not dict and not isinstance(v, dict):
        return False
    if "userId" in v:
        v_user_id = v["userId"]
        if v_user_id is not None and (v_user_id.__class__ is not float or v_user_id - v_user_id) and v_user_id.__class__ is not int and not is_number(v_user_id) and v_user_id.__class__ is not str and not isinstance(v_user_id, str):
            return False
    if "anonymousId" in v:
        v_anonymous_id = v["anonymousId"]
        if v_anonymous_id is not None and (v_anonymous_id.__class__ is not float or v_anonymous_id - v_anonymous_id) and v_anonymous_id.__class__ is not int and not is_number(v_anonymous_id) and v_anonymous_id.__class__ is not str and not isinstance(v_anonymous_id, str):
            return False
    if "messageId" in v:
        v_message_id = v["messageId"]
        if v_message_id is not None and v_message_id.__class__ is not str and not isinstance(v_message_id, str):
            return False
    if "timestamp" in v:
        v_timestamp = v["timestamp"]
        if isinstance(v_timestamp, str):
            if UNLIKE_DATE_TIME(v_timestamp) and not DATE_TIME(v_timestamp):
                return False
        elif v_timestamp is not None:
            return False
    if "context" in v:
        v_context = v["context"]
        if isinstance(v_context, dict):
            if "device" in v_context:
                v_device = v_context["device"]
                if isinstance(v_device, dict):
                    if "token" in v_device:
                        v_token = v_device["token"]
                        if v_token is not None and v_token.__class__ is not str and not isinstance(v_token, str):
                            return False
                    if "type" in v_device:
                        v_type_2 = v_device["type"]
                        if v_type_2 is not None and v_type_2.__class__ is not str and not isinstance(v_type_2, str):
                            return False
                elif v_device is not None:
                    return False
            if "ip" in v_context:
                v_ip = v_context["ip"]
                if v_ip is not None and v_ip.__class__ is not str and not isinstance(v_ip, str):
                    return False
            if "userAgent" in v_context:
                v_user_agent = v_context["userAgent"]
                if v_user_agent is not None and v_user_agent.__class__ is not str and not isinstance(v_user_agent, str):
                    return False
            if "timezone" in v_context:
                v_timezone = v_context["timezone"]
                if v_timezone is not None and v_timezone.__class__ is not str and not isinstance(v_timezone, str):
                    return False
            if "locale" in v_context:
                v_locale = v_context["locale"]
                if v_locale is not None and v_locale.__class__ is not str and not isinstance(v_locale, str):
                    return False
        elif v_context is not None:
            return False
    if "integrations" in v:
        v_integrations = v["integrations"]
        if v_integrations is not None and v_integrations.__class__ is not dict and not isinstance(v_integrations, dict):
            return False
    if "channel" in v:
        v_channel = v["channel"]
        if v_channel is not None and v_channel.__class__ is not str and not isinstance(v_channel, str):
            return False
    if "version" in v:
        v_version = v["version"]
        if v_version is not None and (v_version.__class__ is not float or v_version - v_version) and v_version.__class__ is not int and not is_number(v_version) and v_version.__class__ is not str and not isinstance(v_version, str):
            return False
    if "sentAt" in v:
        v_sent_at = v["sentAt"]
        if v_sent_at is not None and v_sent_at.__class__ is not str and not isinstance(v_sent_at, str):
            return False
    if "receivedAt" in v:
        v_received_at = v["receivedAt"]
        if v_received_at is not None and v_received_at.__class__ is not str and not isinstance(v_received_at, str):
            return False
    if "originalTimestamp" in v:
        v_original_timestamp = v["originalTimestamp"]
        if v_original_timestamp is not None and v_original_timestamp.__class__ is not str and not isinstance(v_original_timestamp, str):
            return False
    if "writeKey" in v:
        v_write_key = v["writeKey"]
        if v_write_key is not None and v_write_key.__class__ is not str and not isinstance(v_write_key, str):
            return False
    if "_metadata" in v:
        v_metadata = v["_metadata"]
        if v_metadata is not None and v_metadata.__class__ is not dict and not isinstance(v_metadata, dict):
            return False
    if not is_all_of_0_if(v):
        if not is_all_of_0_else_any_of_0(v) and not is_all_of_0_else_any_of_1(v) and not is_all_of_0_else_any_of_2(v):
            return False
    if is_all_of_1_if(v):
        if v.__class__ is not dict:
            v = dict(v)
        try:
            v_user_id_2 = v["userId"]
        except KeyError:
            return False
        if isinstance(v_user_id_2, str):
            if not v_user_id_2:
                return False
        elif (v_user_id_2.__class__ is not float or v_user_id_2 - v_user_id_2) and v_user_id_2.__class__ is not int and not is_number(v_user_id_2):
            return False
    if is_all_of_2_if(v):
        if v.__class__ is not dict:
            v = dict(v)
        try:
            v_context_2 = v["context"]
        except KeyError:
            return False
        if v_context_2.__class__ is not dict:
            if not isinstance(v_context_2, dict):
                return False
            v_context_2 = dict(v_context_2)
        try:
            v_device_2 = v_context_2["device"]
        except KeyError:
            return False
        if v_device_2.__class__ is not dict:
            if not isinstance(v_device_2, dict):
                return False
            v_device_2 = dict(v_device_2)
        try:
            v_token_2 = v_device_2["token"]
        except KeyError:
            return False
        if v_token_2.__class__ is not str and not isinstance(v_token_2, str):
            return False
        if not v_token_2:
            return False
    if is_all_of_3_if(v):
        if v.__class__ is not dict:
            v = dict(v)
        try:
            v_properties_2 = v["properties"]
        except KeyError:
            return False
        if v_properties_2.__class__ is not dict:
            if not isinstance(v_properties_2, dict):
                return False
            v_properties_2 = dict(v_properties_2)
        try:
            v_object_id = v_properties_2["objectId"]
        except KeyError:
            return False
        if isinstance(v_object_id, str):
            if not v_object_id:
                return False
        elif (v_object_id.__class__ is not float or v_object_id - v_object_id) and v_object_id.__class__ is not int and not is_number(v_object_id):
            return False
        if "objectTypeId" in v_properties_2:
            v_object_type_id = v_properties_2["objectTypeId"]
            if isinstance(v_object_type_id, str):
                if not v_object_type_id or v_object_type_id.strip("0123456789"):
                    return False
            elif v_object_type_id.__class__ is not int and not is_integer(v_object_type_id):
                return False
    if is_all_of_4_if(v):
        if "anonymousId" not in v:
            return False
    if is_all_of_5_if(v):
        if v.__class__ is not dict:
            v = dict(v)
        try:
            v_properties_3 = v["properties"]
        except KeyError:
            return False
        if v_properties_3.__class__ is not dict:
            if not isinstance(v_properties_3, dict):
                return False
            v_properties_3 = dict(v_properties_3)
        try:
            v_delivery_id = v_properties_3["deliveryId"]
        except KeyError:
            return False
        if v_delivery_id.__class__ is not str and not isinstance(v_delivery_id, str):
            return False
        if not v_delivery_id:
            return False
        try:
            v_metric = v_properties_3["metric"]
        except KeyError:
            return False
        if v_metric.__class__ is not str and not isinstance(v_metric, str):
            return False
        if not v_metric:
            return False
    return True


def is_all_of_0_if(v):
    """#/allOf/0/if"""
    if isinstance(v, dict):
        if "event" not in v:
            return False
        v_event = v["event"]
        if v_event != "Report Delivery Event" and v_event != "Report Content Event":
            return False
    return True


def is_all_of_0_else_any_of_0(v):
    """#/allOf/0/else/anyOf/0"""
    if isinstance(v, dict):
        if v.__class__ is not dict:
            v = dict(v)
        try:
            v_user_id = v["userId"]
        except KeyError:
            return False
        if isinstance(v_user_id, str):
            if not v_user_id:
                return False
        elif (v_user_id.__class__ is not float or v_user_id - v_user_id) and v_user_id.__class__ is not int and not is_number(v_user_id):
            return False
    return True


def is_all_of_0_else_any_of_1(v):
    """#/allOf/0/else/anyOf/1"""
    if isinstance(v, dict):
        if v.__class__ is not dict:
            v = dict(v)
        try:
            v_anonymous_id = v["anonymousId"]
        except KeyError:
            return False
        if isinstance(v_anonymous_id, str):
            if not v_anonymous_id:
                return False
        elif (v_anonymous_id.__class__ is not float or v_anonymous_id - v_anonymous_id) and v_anonymous_id.__class__ is not int and not is_number(v_anonymous_id):
            return False
    return True


def is_all_of_0_else_any_of_2(v):
    """#/allOf/0/else/anyOf/2"""
    if isinstance(v, dict):
        if "groupId" not in v:
            return False
        v_group_id = v["groupId"]
        if isinstance(v_group_id, str):
            if not v_group_id:
                return False
        elif (v_group_id.__class__ is not float or v_group_id - v_group_id) and v_group_id.__class__ is not int and not is_number(v_group_id):
            return False
    return True


def is_all_of_1_if(v):
    """#/allOf/1/if"""
    if isinstance(v, dict):
        if "event" not in v:
            return False
        v_event = v["event"]
        if (v_event.__class__ is not str and not isinstance(v_event, str)) or v_event not in {"Device Created or Updated", "Device Deleted", "User Deleted", "User Suppressed", "User Unsuppressed"}:
            return False
    return True


def is_all_of_2_if(v):
    """#/allOf/2/if"""
    if isinstance(v, dict):
        if "event" not in v:
            return False
        v_event = v["event"]
        if v_event != "Device Created or Updated" and v_event != "Device Deleted":
            return False
    return True


def is_all_of_3_if(v):
    """#/allOf/3/if"""
    if isinstance(v, dict):
        if "event" not in v:
            return False
        v_event = v["event"]
        if v_event != "Relationship Deleted" and v_event != "Object Deleted":
            return False
    return True


def is_all_of_4_if(v):
    """#/allOf/4/if"""
    if isinstance(v, dict):
        if "event" not in v:
            return False
        v_event = v["event"]
        if v_event != "Object Deleted":
            return False
    return True


def is_all_of_5_if(v):
    """#/allOf/5/if"""
    if isinstance(v, dict):
        if "event" not in v:
            return False
        v_event = v["event"]
        if v_event != "Report Delivery Event":
            return False
    return True


is_valid = is_track


def collect_track(v, errors, path, schema_path):
    """#"""
    if isinstance(v, dict):
        if "event" not in v:
            errors.append((0, v, path, schema_path, "event"))  # required
        if "type" in v:
            v_type = v["type"]
            if v_type != "track":
                errors.append((1, v_type, path + ("type",), schema_path, None))  # const
        if "event" in v:
            v_event = v["event"]
            if v_event.__class__ is not str and not isinstance(v_event, str):
                errors.append((2, v_event, path + ("event",), schema_path, None))  # type
            elif not v_event:
                errors.append((3, v_event, path + ("event",), schema_path, None))  # minLength
        if "properties" in v:
            v_properties = v["properties"]
            if v_properties is not None and v_properties.__class__ is not dict and not isinstance(v_properties, dict):
                errors.append((4, v_properties, path + ("properties",), schema_path, None))  # type
        if "groupId" in v:
            v_group_id = v["groupId"]
            if v_group_id is not None and (v_group_id.__class__ is not float or v_group_id - v_group_id) and v_group_id.__class__ is not int and not is_number(v_group_id) and v_group_id.__class__ is not str and not isinstance(v_group_id, str):
                errors.append((5, v_group_id, path + ("groupId",), schema_path, None))  # type
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((6, v, path, schema_path, None))  # type
    else:
        if "userId" in v:
            v_user_id = v["userId"]
            if v_user_id is not None and (v_user_id.__class__ is not float or v_user_id - v_user_id) and v_user_id.__class__ is not int and not is_number(v_user_id) and v_user_id.__class__ is not str and not isinstance(v_user_id, str):
                errors.append((7, v_user_id, path + ("userId",), schema_path, None))  # type
        if "anonymousId" in v:
            v_anonymous_id = v["anonymousId"]
            if v_anonymous_id is not None and (v_anonymous_id.__class__ is not float or v_anonymous_id - v_anonymous_id) and v_anonymous_id.__class__ is not int and not is_number(v_anonymous_id) and v_anonymous_id.__class__ is not str and not isinstance(v_anonymous_id, str):
                errors.append((8, v_anonymous_id, path + ("anonymousId",), schema_path, None))  # type
        if "messageId" in v:
            v_message_id = v["messageId"]
            if v_message_id is not None and v_message_id.__class__ is not str and not isinstance(v_message_id, str):
                errors.append((9, v_message_id, path + ("messageId",), schema_path, None))  # type
        if "timestamp" in v:
            v_timestamp = v["timestamp"]
            if v_timestamp is not None and v_timestamp.__class__ is not str and not isinstance(v_timestamp, str):
                errors.append((10, v_timestamp, path + ("timestamp",), schema_path, None))  # type
            if isinstance(v_timestamp, str):
                if UNLIKE_DATE_TIME(v_timestamp) and not DATE_TIME(v_timestamp):
                    errors.append((11, v_timestamp, path + ("timestamp",), schema_path, None))  # format
        if "context" in v:
            v_context = v["context"]
            if v_context is not None and v_context.__class__ is not dict and not isinstance(v_context, dict):
                errors.append((12, v_context, path + ("context",), schema_path, None))  # type
            if isinstance(v_context, dict):
                if "device" in v_context:
                    v_device = v_context["device"]
                    if v_device is not None and v_device.__class__ is not dict and not isinstance(v_device, dict):
                        errors.append((13, v_device, path + ("context", "device"), schema_path, None))  # type
                    if isinstance(v_device, dict):
                        if "token" in v_device:
                            v_token = v_device["token"]
                            if v_token is not None and v_token.__class__ is not str and not isinstance(v_token, str):
                                errors.append((14, v_token, path + ("context", "device", "token"), schema_path, None))  # type
                        if "type" in v_device:
                            v_type_2 = v_device["type"]
                            if v_type_2 is not None and v_type_2.__class__ is not str and not isinstance(v_type_2, str):
                                errors.append((15, v_type_2, path + ("context", "device", "type"), schema_path, None))  # type
                if "ip" in v_context:
                    v_ip = v_context["ip"]
                    if v_ip is not None and v_ip.__class__ is not str and not isinstance(v_ip, str):
                        errors.append((16, v_ip, path + ("context", "ip"), schema_path, None))  # type
                if "userAgent" in v_context:
                    v_user_agent = v_context["userAgent"]
                    if v_user_agent is not None and v_user_agent.__class__ is not str and not isinstance(v_user_agent, str):
                        errors.append((17, v_user_agent, path + ("context", "userAgent"), schema_path, None))  # type
                if "timezone" in v_context:
                    v_timezone = v_context["timezone"]
                    if v_timezone is not None and v_timezone.__class__ is not str and not isinstance(v_timezone, str):
                        errors.append((18, v_timezone, path + ("context", "timezone"), schema_path, None))  # type
                if "locale" in v_context:
                    v_locale = v_context["locale"]
                    if v_locale is not None and v_locale.__class__ is not str and not isinstance(v_locale, str):
                        errors.append((19, v_locale, path + ("context", "locale"), schema_path, None))  # type
        if "integrations" in v:
            v_integrations = v["integrations"]
            if v_integrations is not None and v_integrations.__class__ is not dict and not isinstance(v_integrations, dict):
                errors.append((20, v_integrations, path + ("integrations",), schema_path, None))  # type
        if "channel" in v:
            v_channel = v["channel"]
            if v_channel is not None and v_channel.__class__ is not str and not isinstance(v_channel, str):
                errors.append((21, v_channel, path + ("channel",), schema_path, None))  # type
        if "version" in v:
            v_version = v["version"]
            if v_version is not None and (v_version.__class__ is not float or v_version - v_version) and v_version.__class__ is not int and not is_number(v_version) and v_version.__class__ is not str and not isinstance(v_version, str):
                errors.append((22, v_version, path + ("version",), schema_path, None))  # type
        if "sentAt" in v:
            v_sent_at = v["sentAt"]
            if v_sent_at is not None and v_sent_at.__class__ is not str and not isinstance(v_sent_at, str):
                errors.append((23, v_sent_at, path + ("sentAt",), schema_path, None))  # type
        if "receivedAt" in v:
            v_received_at = v["receivedAt"]
            if v_received_at is not None and v_received_at.__class__ is not str and not isinstance(v_received_at, str):
                errors.append((24, v_received_at, path + ("receivedAt",), schema_path, None))  # type
        if "originalTimestamp" in v:
            v_original_timestamp = v["originalTimestamp"]
            if v_original_timestamp is not None and v_original_timestamp.__class__ is not str and not isinstance(v_original_timestamp, str):
                errors.append((25, v_original_timestamp, path + ("originalTimestamp",), schema_path, None))  # type
        if "writeKey" in v:
            v_write_key = v["writeKey"]
            if v_write_key is not None and v_write_key.__class__ is not str and not isinstance(v_write_key, str):
                errors.append((26, v_write_key, path + ("writeKey",), schema_path, None))  # type
        if "_metadata" in v:
            v_metadata = v["_metadata"]
            if v_metadata is not None and v_metadata.__class__ is not dict and not isinstance(v_metadata, dict):
                errors.append((27, v_metadata, path + ("_metadata",), schema_path, None))  # type
    if not is_all_of_0_if(v):
        if not is_all_of_0_else_any_of_0(v) and not is_all_of_0_else_any_of_1(v) and not is_all_of_0_else_any_of_2(v):
            v_context_2 = []
            collect_all_of_0_else_any_of_0(v, v_context_2, (), (0,))
            collect_all_of_0_else_any_of_1(v, v_context_2, (), (1,))
            collect_all_of_0_else_any_of_2(v, v_context_2, (), (2,))
            errors.append((28, v, path, schema_path, v_context_2))  # anyOf
    if is_all_of_1_if(v):
        if isinstance(v, dict):
            if "userId" not in v:
                errors.append((29, v, path, schema_path, "userId"))  # required
            if "userId" in v:
                v_user_id_2 = v["userId"]
                if (v_user_id_2.__class__ is not float or v_user_id_2 - v_user_id_2) and v_user_id_2.__class__ is not int and not is_number(v_user_id_2) and v_user_id_2.__class__ is not str and not isinstance(v_user_id_2, str):
                    errors.append((30, v_user_id_2, path + ("userId",), schema_path, None))  # type
                if isinstance(v_user_id_2, str):
                    if not v_user_id_2:
                        errors.append((31, v_user_id_2, path + ("userId",), schema_path, None))  # minLength
    if is_all_of_2_if(v):
        if isinstance(v, dict):
            if "context" not in v:
                errors.append((32, v, path, schema_path, "context"))  # required
            if "context" in v:
                v_context_3 = v["context"]
                if v_context_3.__class__ is not dict and not isinstance(v_context_3, dict):
                    errors.append((33, v_context_3, path + ("context",), schema_path, None))  # type
                else:
                    if "device" not in v_context_3:
                        errors.append((34, v_context_3, path + ("context",), schema_path, "device"))  # required
                    if "device" in v_context_3:
                        v_device_2 = v_context_3["device"]
                        if v_device_2.__class__ is not dict and not isinstance(v_device_2, dict):
                            errors.append((35, v_device_2, path + ("context", "device"), schema_path, None))  # type
                        else:
                            if "token" not in v_device_2:
                                errors.append((36, v_device_2, path + ("context", "device"), schema_path, "token"))  # required
                            if "token" in v_device_2:
                                v_token_2 = v_device_2["token"]
                                if v_token_2.__class__ is not str and not isinstance(v_token_2, str):
                                    errors.append((37, v_token_2, path + ("context", "device", "token"), schema_path, None))  # type
                                elif not v_token_2:
                                    errors.append((38, v_token_2, path + ("context", "device", "token"), schema_path, None))  # minLength
    if is_all_of_3_if(v):
        if isinstance(v, dict):
            if "properties" not in v:
                errors.append((39, v, path, schema_path, "properties"))  # required
            if "properties" in v:
                v_properties_2 = v["properties"]
                if v_properties_2.__class__ is not dict and not isinstance(v_properties_2, dict):
                    errors.append((40, v_properties_2, path + ("properties",), schema_path, None))  # type
                else:
                    if "objectId" not in v_properties_2:
                        errors.append((41, v_properties_2, path + ("properties",), schema_path, "objectId"))  # required
                    if "objectId" in v_properties_2:
                        v_object_id = v_properties_2["objectId"]
                        if (v_object_id.__class__ is not float or v_object_id - v_object_id) and v_object_id.__class__ is not int and not is_number(v_object_id) and v_object_id.__class__ is not str and not isinstance(v_object_id, str):
                            errors.append((42, v_object_id, path + ("properties", "objectId"), schema_path, None))  # type
                        if isinstance(v_object_id, str):
                            if not v_object_id:
                                errors.append((43, v_object_id, path + ("properties", "objectId"), schema_path, None))  # minLength
                    if "objectTypeId" in v_properties_2:
                        v_object_type_id = v_properties_2["objectTypeId"]
                        if v_object_type_id.__class__ is not int and not is_integer(v_object_type_id) and v_object_type_id.__class__ is not str and not isinstance(v_object_type_id, str):
                            errors.append((44, v_object_type_id, path + ("properties", "objectTypeId"), schema_path, None))  # type
                        if isinstance(v_object_type_id, str):
                            if not v_object_type_id or v_object_type_id.strip("0123456789"):
                                errors.append((45, v_object_type_id, path + ("properties", "objectTypeId"), schema_path, None))  # pattern
    if is_all_of_4_if(v):
        if isinstance(v, dict):
            if "anonymousId" not in v:
                errors.append((46, v, path, schema_path, "anonymousId"))  # required
    if is_all_of_5_if(v):
        if isinstance(v, dict):
            if "properties" not in v:
                errors.append((47, v, path, schema_path, "properties"))  # required
            if "properties" in v:
                v_properties_3 = v["properties"]
                if v_properties_3.__class__ is not dict and not isinstance(v_properties_3, dict):
                    errors.append((48, v_properties_3, path + ("properties",), schema_path, None))  # type
                else:
                    if "deliveryId" not in v_properties_3:
                        errors.append((49, v_properties_3, path + ("properties",), schema_path, "deliveryId"))  # required
                    if "metric" not in v_properties_3:
                        errors.append((50, v_properties_3, path + ("properties",), schema_path, "metric"))  # required
                    if "deliveryId" in v_properties_3:
                        v_delivery_id = v_properties_3["deliveryId"]
                        if v_delivery_id.__class__ is not str and not isinstance(v_delivery_id, str):
                            errors.append((51, v_delivery_id, path + ("properties", "deliveryId"), schema_path, None))  # type
                        elif not v_delivery_id:
                            errors.append((52, v_delivery_id, path + ("properties", "deliveryId"), schema_path, None))  # minLength
                    if "metric" in v_properties_3:
                        v_metric = v_properties_3["metric"]
                        if v_metric.__class__ is not str and not isinstance(v_metric, str):
                            errors.append((53, v_metric, path + ("properties", "metric"), schema_path, None))  # type
                        elif not v_metric:
                            errors.append((54, v_metric, path + ("properties", "metric"), schema_path, None))  # minLength


def collect_all_of_0_else_any_of_0(v, errors, path, schema_path):
    """#/allOf/0/else/anyOf/0"""
    if isinstance(v, dict):
        if "userId" not in v:
            errors.append((55, v, path, schema_path, "userId"))  # required
        if "userId" in v:
            v_user_id = v["userId"]
            if (v_user_id.__class__ is not float or v_user_id - v_user_id) and v_user_id.__class__ is not int and not is_number(v_user_id) and v_user_id.__class__ is not str and not isinstance(v_user_id, str):
                errors.append((56, v_user_id, path + ("userId",), schema_path, None))  # type
            if isinstance(v_user_id, str):
                if not v_user_id:
                    errors.append((57, v_user_id, path + ("userId",), schema_path, None))  # minLength


def collect_all_of_0_else_any_of_1(v, errors, path, schema_path):
    """#/allOf/0/else/anyOf/1"""
    if isinstance(v, dict):
        if "anonymousId" not in v:
            errors.append((58, v, path, schema_path, "anonymousId"))  # required
        if "anonymousId" in v:
            v_anonymous_id = v["anonymousId"]
            if (v_anonymous_id.__class__ is not float or v_anonymous_id - v_anonymous_id) and v_anonymous_id.__class__ is not int and not is_number(v_anonymous_id) and v_anonymous_id.__class__ is not str and not isinstance(v_anonymous_id, str):
                errors.append((59, v_anonymous_id, path + ("anonymousId",), schema_path, None))  # type
            if isinstance(v_anonymous_id, str):
                if not v_anonymous_id:
                    errors.append((60, v_anonymous_id, path + ("anonymousId",), schema_path, None))  # minLength


def collect_all_of_0_else_any_of_2(v, errors, path, schema_path):
    """#/allOf/0/else/anyOf/2"""
    if isinstance(v, dict):
        if "groupId" not in v:
            errors.append((61, v, path, schema_path, "groupId"))  # required
        if "groupId" in v:
            v_group_id = v["groupId"]
            if (v_group_id.__class__ is not float or v_group_id - v_group_id) and v_group_id.__class__ is not int and not is_number(v_group_id) and v_group_id.__class__ is not str and not isinstance(v_group_id, str):
                errors.append((62, v_group_id, path + ("groupId",), schema_path, None))  # type
            if isinstance(v_group_id, str):
                if not v_group_id:
                    errors.append((63, v_group_id, path + ("groupId",), schema_path, None))  # minLength


collect = collect_track


BASE = "urn:cio-schemas:pipelines/track"
SITES = [
    ("required", ""),
    ("const", "/properties/type"),
    ("type", "/$defs/EventName", ("properties", "event", "type")),
    ("minLength", "/$defs/EventName", ("properties", "event", "minLength")),
    ("type", "/properties/properties"),
    ("type", "/properties/groupId"),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call", ("type",)),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/userId", ("properties", "userId", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/anonymousId", ("properties", "anonymousId", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/messageId", ("properties", "messageId", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/timestamp", ("properties", "timestamp", "type")),
    ("format", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/timestamp", ("properties", "timestamp", "format")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Context", ("properties", "context", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Context/properties/device", ("properties", "context", "properties", "device", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Context/properties/device/properties/token", ("properties", "context", "properties", "device", "properties", "token", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Context/properties/device/properties/type", ("properties", "context", "properties", "device", "properties", "type", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Context/properties/ip", ("properties", "context", "properties", "ip", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Context/properties/userAgent", ("properties", "context", "properties", "userAgent", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Context/properties/timezone", ("properties", "context", "properties", "timezone", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Context/properties/locale", ("properties", "context", "properties", "locale", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/integrations", ("properties", "integrations", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/channel", ("properties", "channel", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/version", ("properties", "version", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/sentAt", ("properties", "sentAt", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/receivedAt", ("properties", "receivedAt", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/originalTimestamp", ("properties", "originalTimestamp", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/writeKey", ("properties", "writeKey", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/_metadata", ("properties", "_metadata", "type")),
    ("anyOf", "/allOf/0/else"),
    ("required", "urn:cio-schemas:parts/pipelines#/$defs/HasUser", ("allOf", 1, "then", "required")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Someone", ("allOf", 1, "then", "properties", "userId", "type")),
    ("minLength", "urn:cio-schemas:parts/pipelines#/$defs/Someone", ("allOf", 1, "then", "properties", "userId", "minLength")),
    ("required", "/$defs/Device", ("allOf", 2, "then", "required")),
    ("type", "/$defs/Device/properties/context", ("allOf", 2, "then", "properties", "context", "type")),
    ("required", "/$defs/Device/properties/context", ("allOf", 2, "then", "properties", "context", "required")),
    ("type", "/$defs/Device/properties/context/properties/device", ("allOf", 2, "then", "properties", "context", "properties", "device", "type")),
    ("required", "/$defs/Device/properties/context/properties/device", ("allOf", 2, "then", "properties", "context", "properties", "device", "required")),
    ("type", "/$defs/Device/properties/context/properties/device/properties/token", ("allOf", 2, "then", "properties", "context", "properties", "device", "properties", "token", "type")),
    ("minLength", "/$defs/Device/properties/context/properties/device/properties/token", ("allOf", 2, "then", "properties", "context", "properties", "device", "properties", "token", "minLength")),
    ("required", "/$defs/Related", ("allOf", 3, "then", "required")),
    ("type", "/$defs/Related/properties/properties", ("allOf", 3, "then", "properties", "properties", "type")),
    ("required", "/$defs/Related/properties/properties", ("allOf", 3, "then", "properties", "properties", "required")),
    ("type", "/$defs/Related/properties/properties/properties/objectId", ("allOf", 3, "then", "properties", "properties", "properties", "objectId", "type")),
    ("minLength", "/$defs/Related/properties/properties/properties/objectId", ("allOf", 3, "then", "properties", "properties", "properties", "objectId", "minLength")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/ObjectTypeId", ("allOf", 3, "then", "properties", "properties", "properties", "objectTypeId", "type")),
    ("pattern", "urn:cio-schemas:parts/pipelines#/$defs/ObjectTypeId", ("allOf", 3, "then", "properties", "properties", "properties", "objectTypeId", "pattern")),
    ("required", "/allOf/4/then"),
    ("required", "/$defs/Delivery", ("allOf", 5, "then", "required")),
    ("type", "/$defs/Delivery/properties/properties", ("allOf", 5, "then", "properties", "properties", "type")),
    ("required", "/$defs/Delivery/properties/properties", ("allOf", 5, "then", "properties", "properties", "required")),
    ("required", "/$defs/Delivery/properties/properties", ("allOf", 5, "then", "properties", "properties", "required")),
    ("type", "/$defs/Delivery/properties/properties/properties/deliveryId", ("allOf", 5, "then", "properties", "properties", "properties", "deliveryId", "type")),
    ("minLength", "/$defs/Delivery/properties/properties/properties/deliveryId", ("allOf", 5, "then", "properties", "properties", "properties", "deliveryId", "minLength")),
    ("type", "/$defs/Delivery/properties/properties/properties/metric", ("allOf", 5, "then", "properties", "properties", "properties", "metric", "type")),
    ("minLength", "/$defs/Delivery/properties/properties/properties/metric", ("allOf", 5, "then", "properties", "properties", "properties", "metric", "minLength")),
    ("required", "urn:cio-schemas:parts/pipelines#/$defs/HasUser", ("required",)),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Someone", ("properties", "userId", "type")),
    ("minLength", "urn:cio-schemas:parts/pipelines#/$defs/Someone", ("properties", "userId", "minLength")),
    ("required", "urn:cio-schemas:parts/pipelines#/$defs/HasAnonymous", ("required",)),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Someone", ("properties", "anonymousId", "type")),
    ("minLength", "urn:cio-schemas:parts/pipelines#/$defs/Someone", ("properties", "anonymousId", "minLength")),
    ("required", "/allOf/0/else/anyOf/2", ("required",)),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Someone", ("properties", "groupId", "type")),
    ("minLength", "urn:cio-schemas:parts/pipelines#/$defs/Someone", ("properties", "groupId", "minLength")),
]
