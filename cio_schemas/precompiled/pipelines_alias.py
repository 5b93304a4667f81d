"""Written by `python -m cio_schemas.precompiled` from the schema that BASE names; not to be edited."""

# mypy: ignore-errors

from cio_schemas import formats
from cio_schemas.runtime import is_number

UNLIKE_DATE_TIME = formats.doubt("date-time")
DATE_TIME = formats.check("date-time")


def is_alias(v):
    """#"""
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
        try:
            v_previous_id = v["previousId"]
        except KeyError:
            return False
        if isinstance(v_previous_id, str):
            if not v_previous_id:
                return False
        elif (v_previous_id.__class__ is not float or v_previous_id - v_previous_id) and v_previous_id.__class__ is not int and not is_number(v_previous_id):
            return False
        if "type" in v:
            v_type = v["type"]
            if v_type != "alias":
                return False
    if v.__class__ is not dict and not isinstance(v, dict):
        return False
    if "userId" in v:
        v_user_id_2 = v["userId"]
        if v_user_id_2 is not None and (v_user_id_2.__class__ is not float or v_user_id_2 - v_user_id_2) and v_user_id_2.__class__ is not int and not is_number(v_user_id_2) and v_user_id_2.__class__ is not str and not isinstance(v_user_id_2, str):
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
    return True


is_valid = is_alias


def collect_alias(v, errors, path, schema_path):
    """#"""
    if isinstance(v, dict):
        if "userId" not in v:
            errors.append((0, v, path, schema_path, "userId"))  # required
        if "previousId" not in v:
            errors.append((1, v, path, schema_path, "previousId"))  # required
        if "type" in v:
            v_type = v["type"]
            if v_type != "alias":
                errors.append((2, v_type, path + ("type",), schema_path, None))  # const
        if "userId" in v:
            v_user_id = v["userId"]
            if (v_user_id.__class__ is not float or v_user_id - v_user_id) and v_user_id.__class__ is not int and not is_number(v_user_id) and v_user_id.__class__ is not str and not isinstance(v_user_id, str):
                errors.append((3, v_user_id, path + ("userId",), schema_path, None))  # type
            if isinstance(v_user_id, str):
                if not v_user_id:
                    errors.append((4, v_user_id, path + ("userId",), schema_path, None))  # minLength
        if "previousId" in v:
            v_previous_id = v["previousId"]
            if (v_previous_id.__class__ is not float or v_previous_id - v_previous_id) and v_previous_id.__class__ is not int and not is_number(v_previous_id) and v_previous_id.__class__ is not str and not isinstance(v_previous_id, str):
                errors.append((5, v_previous_id, path + ("previousId",), schema_path, None))  # type
            if isinstance(v_previous_id, str):
                if not v_previous_id:
                    errors.append((6, v_previous_id, path + ("previousId",), schema_path, None))  # minLength
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((7, v, path, schema_path, None))  # type
    else:
        if "userId" in v:
            v_user_id_2 = v["userId"]
            if v_user_id_2 is not None and (v_user_id_2.__class__ is not float or v_user_id_2 - v_user_id_2) and v_user_id_2.__class__ is not int and not is_number(v_user_id_2) and v_user_id_2.__class__ is not str and not isinstance(v_user_id_2, str):
                errors.append((8, v_user_id_2, path + ("userId",), schema_path, None))  # type
        if "anonymousId" in v:
            v_anonymous_id = v["anonymousId"]
            if v_anonymous_id is not None and (v_anonymous_id.__class__ is not float or v_anonymous_id - v_anonymous_id) and v_anonymous_id.__class__ is not int and not is_number(v_anonymous_id) and v_anonymous_id.__class__ is not str and not isinstance(v_anonymous_id, str):
                errors.append((9, v_anonymous_id, path + ("anonymousId",), schema_path, None))  # type
        if "messageId" in v:
            v_message_id = v["messageId"]
            if v_message_id is not None and v_message_id.__class__ is not str and not isinstance(v_message_id, str):
                errors.append((10, v_message_id, path + ("messageId",), schema_path, None))  # type
        if "timestamp" in v:
            v_timestamp = v["timestamp"]
            if v_timestamp is not None and v_timestamp.__class__ is not str and not isinstance(v_timestamp, str):
                errors.append((11, v_timestamp, path + ("timestamp",), schema_path, None))  # type
            if isinstance(v_timestamp, str):
                if UNLIKE_DATE_TIME(v_timestamp) and not DATE_TIME(v_timestamp):
                    errors.append((12, v_timestamp, path + ("timestamp",), schema_path, None))  # format
        if "context" in v:
            v_context = v["context"]
            if v_context is not None and v_context.__class__ is not dict and not isinstance(v_context, dict):
                errors.append((13, v_context, path + ("context",), schema_path, None))  # type
            if isinstance(v_context, dict):
                if "device" in v_context:
                    v_device = v_context["device"]
                    if v_device is not None and v_device.__class__ is not dict and not isinstance(v_device, dict):
                        errors.append((14, v_device, path + ("context", "device"), schema_path, None))  # type
                    if isinstance(v_device, dict):
                        if "token" in v_device:
                            v_token = v_device["token"]
                            if v_token is not None and v_token.__class__ is not str and not isinstance(v_token, str):
                                errors.append((15, v_token, path + ("context", "device", "token"), schema_path, None))  # type
                        if "type" in v_device:
                            v_type_2 = v_device["type"]
                            if v_type_2 is not None and v_type_2.__class__ is not str and not isinstance(v_type_2, str):
                                errors.append((16, v_type_2, path + ("context", "device", "type"), schema_path, None))  # type
                if "ip" in v_context:
                    v_ip = v_context["ip"]
                    if v_ip is not None and v_ip.__class__ is not str and not isinstance(v_ip, str):
                        errors.append((17, v_ip, path + ("context", "ip"), schema_path, None))  # type
                if "userAgent" in v_context:
                    v_user_agent = v_context["userAgent"]
                    if v_user_agent is not None and v_user_agent.__class__ is not str and not isinstance(v_user_agent, str):
                        errors.append((18, v_user_agent, path + ("context", "userAgent"), schema_path, None))  # type
                if "timezone" in v_context:
                    v_timezone = v_context["timezone"]
                    if v_timezone is not None and v_timezone.__class__ is not str and not isinstance(v_timezone, str):
                        errors.append((19, v_timezone, path + ("context", "timezone"), schema_path, None))  # type
                if "locale" in v_context:
                    v_locale = v_context["locale"]
                    if v_locale is not None and v_locale.__class__ is not str and not isinstance(v_locale, str):
                        errors.append((20, v_locale, path + ("context", "locale"), schema_path, None))  # type
        if "integrations" in v:
            v_integrations = v["integrations"]
            if v_integrations is not None and v_integrations.__class__ is not dict and not isinstance(v_integrations, dict):
                errors.append((21, v_integrations, path + ("integrations",), schema_path, None))  # type
        if "channel" in v:
            v_channel = v["channel"]
            if v_channel is not None and v_channel.__class__ is not str and not isinstance(v_channel, str):
                errors.append((22, v_channel, path + ("channel",), schema_path, None))  # type
        if "version" in v:
            v_version = v["version"]
            if v_version is not None and (v_version.__class__ is not float or v_version - v_version) and v_version.__class__ is not int and not is_number(v_version) and v_version.__class__ is not str and not isinstance(v_version, str):
                errors.append((23, v_version, path + ("version",), schema_path, None))  # type
        if "sentAt" in v:
            v_sent_at = v["sentAt"]
            if v_sent_at is not None and v_sent_at.__class__ is not str and not isinstance(v_sent_at, str):
                errors.append((24, v_sent_at, path + ("sentAt",), schema_path, None))  # type
        if "receivedAt" in v:
            v_received_at = v["receivedAt"]
            if v_received_at is not None and v_received_at.__class__ is not str and not isinstance(v_received_at, str):
                errors.append((25, v_received_at, path + ("receivedAt",), schema_path, None))  # type
        if "originalTimestamp" in v:
            v_original_timestamp = v["originalTimestamp"]
            if v_original_timestamp is not None and v_original_timestamp.__class__ is not str and not isinstance(v_original_timestamp, str):
                errors.append((26, v_original_timestamp, path + ("originalTimestamp",), schema_path, None))  # type
        if "writeKey" in v:
            v_write_key = v["writeKey"]
            if v_write_key is not None and v_write_key.__class__ is not str and not isinstance(v_write_key, str):
                errors.append((27, v_write_key, path + ("writeKey",), schema_path, None))  # type
        if "_metadata" in v:
            v_metadata = v["_metadata"]
            if v_metadata is not None and v_metadata.__class__ is not dict and not isinstance(v_metadata, dict):
                errors.append((28, v_metadata, path + ("_metadata",), schema_path, None))  # type


collect = collect_alias


BASE = "urn:cio-schemas:pipelines/alias"
SITES = [
    ("required", ""),
    ("required", ""),
    ("const", "/properties/type"),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Someone", ("properties", "userId", "type")),
    ("minLength", "urn:cio-schemas:parts/pipelines#/$defs/Someone", ("properties", "userId", "minLength")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Someone", ("properties", "previousId", "type")),
    ("minLength", "urn:cio-schemas:parts/pipelines#/$defs/Someone", ("properties", "previousId", "minLength")),
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
]
