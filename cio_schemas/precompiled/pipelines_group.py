"""Written by `python -m cio_schemas.precompiled` from the schema that BASE names; not to be edited."""

# mypy: ignore-errors

from cio_schemas import formats
from cio_schemas.runtime import is_integer, is_number

UNLIKE_DATE_TIME = formats.doubt("date-time")
DATE_TIME = formats.check("date-time")


def is_group(v):
    """#"""
    if isinstance(v, dict):
        if v.__class__ is not dict:
            v = dict(v)
        try:
            v_group_id = v["groupId"]
        except KeyError:
            return False
        if isinstance(v_group_id, str):
            if not v_group_id:
                return False
        elif (v_group_id.__class__ is not float or v_group_id - v_group_id) and v_group_id.__class__ is not int and not is_number(v_group_id):
            return False
        if "type" in v:
            v_type = v["type"]
            if v_type != "group":
                return False
        if "traits" in v:
            v_traits = v["traits"]
            if isinstance(v_traits, dict):
                if len(v_traits) > 300:
                    return False
                if "object_type_id" in v_traits:
                    v_object_type_id = v_traits["object_type_id"]
                    if isinstance(v_object_type_id, str):
                        if not v_object_type_id or v_object_type_id.strip("0123456789"):
                            return False
                    elif v_object_type_id.__class__ is not int and not is_integer(v_object_type_id):
                        return False
                if "objectTypeId" in v_traits:
                    v_object_type_id_2 = v_traits["objectTypeId"]
                    if isinstance(v_object_type_id_2, str):
                        if not v_object_type_id_2 or v_object_type_id_2.strip("0123456789"):
                            return False
                    elif v_object_type_id_2.__class__ is not int and not is_integer(v_object_type_id_2):
                        return False
                if "relationshipAttributes" in v_traits:
                    v_relationship_attributes = v_traits["relationshipAttributes"]
                    if isinstance(v_relationship_attributes, dict):
                        if len(v_relationship_attributes) > 300:
                            return False
                    elif v_relationship_attributes is not None:
                        return False
            elif v_traits is not None:
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
    if not is_has_person_any_of_0(v) and not is_has_person_any_of_1(v):
        return False
    return True


def is_has_person_any_of_0(v):
    """urn:cio-schemas:parts/pipelines#/$defs/HasPerson/anyOf/0"""
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


def is_has_person_any_of_1(v):
    """urn:cio-schemas:parts/pipelines#/$defs/HasPerson/anyOf/1"""
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


is_valid = is_group


def collect_group(v, errors, path, schema_path):
    """#"""
    if isinstance(v, dict):
        if "groupId" not in v:
            errors.append((0, v, path, schema_path, "groupId"))  # required
        if "type" in v:
            v_type = v["type"]
            if v_type != "group":
                errors.append((1, v_type, path + ("type",), schema_path, None))  # const
        if "groupId" in v:
            v_group_id = v["groupId"]
            if (v_group_id.__class__ is not float or v_group_id - v_group_id) and v_group_id.__class__ is not int and not is_number(v_group_id) and v_group_id.__class__ is not str and not isinstance(v_group_id, str):
                errors.append((2, v_group_id, path + ("groupId",), schema_path, None))  # type
            if isinstance(v_group_id, str):
                if not v_group_id:
                    errors.append((3, v_group_id, path + ("groupId",), schema_path, None))  # minLength
        if "traits" in v:
            v_traits = v["traits"]
            if v_traits is not None and v_traits.__class__ is not dict and not isinstance(v_traits, dict):
                errors.append((4, v_traits, path + ("traits",), schema_path, None))  # type
            if isinstance(v_traits, dict):
                if len(v_traits) > 300:
                    errors.append((5, v_traits, path + ("traits",), schema_path, None))  # maxProperties
                if "object_type_id" in v_traits:
                    v_object_type_id = v_traits["object_type_id"]
                    if v_object_type_id.__class__ is not int and not is_integer(v_object_type_id) and v_object_type_id.__class__ is not str and not isinstance(v_object_type_id, str):
                        errors.append((6, v_object_type_id, path + ("traits", "object_type_id"), schema_path, None))  # type
                    if isinstance(v_object_type_id, str):
                        if not v_object_type_id or v_object_type_id.strip("0123456789"):
                            errors.append((7, v_object_type_id, path + ("traits", "object_type_id"), schema_path, None))  # pattern
                if "objectTypeId" in v_traits:
                    v_object_type_id_2 = v_traits["objectTypeId"]
                    if v_object_type_id_2.__class__ is not int and not is_integer(v_object_type_id_2) and v_object_type_id_2.__class__ is not str and not isinstance(v_object_type_id_2, str):
                        errors.append((8, v_object_type_id_2, path + ("traits", "objectTypeId"), schema_path, None))  # type
                    if isinstance(v_object_type_id_2, str):
                        if not v_object_type_id_2 or v_object_type_id_2.strip("0123456789"):
                            errors.append((9, v_object_type_id_2, path + ("traits", "objectTypeId"), schema_path, None))  # pattern
                if "relationshipAttributes" in v_traits:
                    v_relationship_attributes = v_traits["relationshipAttributes"]
                    if v_relationship_attributes is not None and v_relationship_attributes.__class__ is not dict and not isinstance(v_relationship_attributes, dict):
                        errors.append((10, v_relationship_attributes, path + ("traits", "relationshipAttributes"), schema_path, None))  # type
                    if isinstance(v_relationship_attributes, dict):
                        if len(v_relationship_attributes) > 300:
                            errors.append((11, v_relationship_attributes, path + ("traits", "relationshipAttributes"), schema_path, None))  # maxProperties
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((12, v, path, schema_path, None))  # type
    else:
        if "userId" in v:
            v_user_id = v["userId"]
            if v_user_id is not None and (v_user_id.__class__ is not float or v_user_id - v_user_id) and v_user_id.__class__ is not int and not is_number(v_user_id) and v_user_id.__class__ is not str and not isinstance(v_user_id, str):
                errors.append((13, v_user_id, path + ("userId",), schema_path, None))  # type
        if "anonymousId" in v:
            v_anonymous_id = v["anonymousId"]
            if v_anonymous_id is not None and (v_anonymous_id.__class__ is not float or v_anonymous_id - v_anonymous_id) and v_anonymous_id.__class__ is not int and not is_number(v_anonymous_id) and v_anonymous_id.__class__ is not str and not isinstance(v_anonymous_id, str):
                errors.append((14, v_anonymous_id, path + ("anonymousId",), schema_path, None))  # type
        if "messageId" in v:
            v_message_id = v["messageId"]
            if v_message_id is not None and v_message_id.__class__ is not str and not isinstance(v_message_id, str):
                errors.append((15, v_message_id, path + ("messageId",), schema_path, None))  # type
        if "timestamp" in v:
            v_timestamp = v["timestamp"]
            if v_timestamp is not None and v_timestamp.__class__ is not str and not isinstance(v_timestamp, str):
                errors.append((16, v_timestamp, path + ("timestamp",), schema_path, None))  # type
            if isinstance(v_timestamp, str):
                if UNLIKE_DATE_TIME(v_timestamp) and not DATE_TIME(v_timestamp):
                    errors.append((17, v_timestamp, path + ("timestamp",), schema_path, None))  # format
        if "context" in v:
            v_context = v["context"]
            if v_context is not None and v_context.__class__ is not dict and not isinstance(v_context, dict):
                errors.append((18, v_context, path + ("context",), schema_path, None))  # type
            if isinstance(v_context, dict):
                if "device" in v_context:
                    v_device = v_context["device"]
                    if v_device is not None and v_device.__class__ is not dict and not isinstance(v_device, dict):
                        errors.append((19, v_device, path + ("context", "device"), schema_path, None))  # type
                    if isinstance(v_device, dict):
                        if "token" in v_device:
                            v_token = v_device["token"]
                            if v_token is not None and v_token.__class__ is not str and not isinstance(v_token, str):
                                errors.append((20, v_token, path + ("context", "device", "token"), schema_path, None))  # type
                        if "type" in v_device:
                            v_type_2 = v_device["type"]
                            if v_type_2 is not None and v_type_2.__class__ is not str and not isinstance(v_type_2, str):
                                errors.append((21, v_type_2, path + ("context", "device", "type"), schema_path, None))  # type
                if "ip" in v_context:
                    v_ip = v_context["ip"]
                    if v_ip is not None and v_ip.__class__ is not str and not isinstance(v_ip, str):
                        errors.append((22, v_ip, path + ("context", "ip"), schema_path, None))  # type
                if "userAgent" in v_context:
                    v_user_agent = v_context["userAgent"]
                    if v_user_agent is not None and v_user_agent.__class__ is not str and not isinstance(v_user_agent, str):
                        errors.append((23, v_user_agent, path + ("context", "userAgent"), schema_path, None))  # type
                if "timezone" in v_context:
                    v_timezone = v_context["timezone"]
                    if v_timezone is not None and v_timezone.__class__ is not str and not isinstance(v_timezone, str):
                        errors.append((24, v_timezone, path + ("context", "timezone"), schema_path, None))  # type
                if "locale" in v_context:
                    v_locale = v_context["locale"]
                    if v_locale is not None and v_locale.__class__ is not str and not isinstance(v_locale, str):
                        errors.append((25, v_locale, path + ("context", "locale"), schema_path, None))  # type
        if "integrations" in v:
            v_integrations = v["integrations"]
            if v_integrations is not None and v_integrations.__class__ is not dict and not isinstance(v_integrations, dict):
                errors.append((26, v_integrations, path + ("integrations",), schema_path, None))  # type
        if "channel" in v:
            v_channel = v["channel"]
            if v_channel is not None and v_channel.__class__ is not str and not isinstance(v_channel, str):
                errors.append((27, v_channel, path + ("channel",), schema_path, None))  # type
        if "version" in v:
            v_version = v["version"]
            if v_version is not None and (v_version.__class__ is not float or v_version - v_version) and v_version.__class__ is not int and not is_number(v_version) and v_version.__class__ is not str and not isinstance(v_version, str):
                errors.append((28, v_version, path + ("version",), schema_path, None))  # type
        if "sentAt" in v:
            v_sent_at = v["sentAt"]
            if v_sent_at is not None and v_sent_at.__class__ is not str and not isinstance(v_sent_at, str):
                errors.append((29, v_sent_at, path + ("sentAt",), schema_path, None))  # type
        if "receivedAt" in v:
            v_received_at = v["receivedAt"]
            if v_received_at is not None and v_received_at.__class__ is not str and not isinstance(v_received_at, str):
                errors.append((30, v_received_at, path + ("receivedAt",), schema_path, None))  # type
        if "originalTimestamp" in v:
            v_original_timestamp = v["originalTimestamp"]
            if v_original_timestamp is not None and v_original_timestamp.__class__ is not str and not isinstance(v_original_timestamp, str):
                errors.append((31, v_original_timestamp, path + ("originalTimestamp",), schema_path, None))  # type
        if "writeKey" in v:
            v_write_key = v["writeKey"]
            if v_write_key is not None and v_write_key.__class__ is not str and not isinstance(v_write_key, str):
                errors.append((32, v_write_key, path + ("writeKey",), schema_path, None))  # type
        if "_metadata" in v:
            v_metadata = v["_metadata"]
            if v_metadata is not None and v_metadata.__class__ is not dict and not isinstance(v_metadata, dict):
                errors.append((33, v_metadata, path + ("_metadata",), schema_path, None))  # type
    if not is_has_person_any_of_0(v) and not is_has_person_any_of_1(v):
        v_context_2 = []
        collect_has_person_any_of_0(v, v_context_2, (), (0,))
        collect_has_person_any_of_1(v, v_context_2, (), (1,))
        errors.append((34, v, path, schema_path, v_context_2))  # anyOf


def collect_has_person_any_of_0(v, errors, path, schema_path):
    """urn:cio-schemas:parts/pipelines#/$defs/HasPerson/anyOf/0"""
    if isinstance(v, dict):
        if "userId" not in v:
            errors.append((35, v, path, schema_path, "userId"))  # required
        if "userId" in v:
            v_user_id = v["userId"]
            if (v_user_id.__class__ is not float or v_user_id - v_user_id) and v_user_id.__class__ is not int and not is_number(v_user_id) and v_user_id.__class__ is not str and not isinstance(v_user_id, str):
                errors.append((36, v_user_id, path + ("userId",), schema_path, None))  # type
            if isinstance(v_user_id, str):
                if not v_user_id:
                    errors.append((37, v_user_id, path + ("userId",), schema_path, None))  # minLength


def collect_has_person_any_of_1(v, errors, path, schema_path):
    """urn:cio-schemas:parts/pipelines#/$defs/HasPerson/anyOf/1"""
    if isinstance(v, dict):
        if "anonymousId" not in v:
            errors.append((38, v, path, schema_path, "anonymousId"))  # required
        if "anonymousId" in v:
            v_anonymous_id = v["anonymousId"]
            if (v_anonymous_id.__class__ is not float or v_anonymous_id - v_anonymous_id) and v_anonymous_id.__class__ is not int and not is_number(v_anonymous_id) and v_anonymous_id.__class__ is not str and not isinstance(v_anonymous_id, str):
                errors.append((39, v_anonymous_id, path + ("anonymousId",), schema_path, None))  # type
            if isinstance(v_anonymous_id, str):
                if not v_anonymous_id:
                    errors.append((40, v_anonymous_id, path + ("anonymousId",), schema_path, None))  # minLength


collect = collect_group


BASE = "urn:cio-schemas:pipelines/group"
SITES = [
    ("required", ""),
    ("const", "/properties/type"),
    ("type", "/properties/groupId"),
    ("minLength", "/properties/groupId"),
    ("type", "/properties/traits"),
    ("maxProperties", "/properties/traits"),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/ObjectTypeId", ("properties", "traits", "properties", "object_type_id", "type")),
    ("pattern", "urn:cio-schemas:parts/pipelines#/$defs/ObjectTypeId", ("properties", "traits", "properties", "object_type_id", "pattern")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/ObjectTypeId", ("properties", "traits", "properties", "objectTypeId", "type")),
    ("pattern", "urn:cio-schemas:parts/pipelines#/$defs/ObjectTypeId", ("properties", "traits", "properties", "objectTypeId", "pattern")),
    ("type", "/properties/traits/properties/relationshipAttributes"),
    ("maxProperties", "/properties/traits/properties/relationshipAttributes"),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call", ("allOf", 0, "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/userId", ("allOf", 0, "properties", "userId", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/anonymousId", ("allOf", 0, "properties", "anonymousId", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/messageId", ("allOf", 0, "properties", "messageId", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/timestamp", ("allOf", 0, "properties", "timestamp", "type")),
    ("format", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/timestamp", ("allOf", 0, "properties", "timestamp", "format")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Context", ("allOf", 0, "properties", "context", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Context/properties/device", ("allOf", 0, "properties", "context", "properties", "device", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Context/properties/device/properties/token", ("allOf", 0, "properties", "context", "properties", "device", "properties", "token", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Context/properties/device/properties/type", ("allOf", 0, "properties", "context", "properties", "device", "properties", "type", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Context/properties/ip", ("allOf", 0, "properties", "context", "properties", "ip", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Context/properties/userAgent", ("allOf", 0, "properties", "context", "properties", "userAgent", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Context/properties/timezone", ("allOf", 0, "properties", "context", "properties", "timezone", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Context/properties/locale", ("allOf", 0, "properties", "context", "properties", "locale", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/integrations", ("allOf", 0, "properties", "integrations", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/channel", ("allOf", 0, "properties", "channel", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/version", ("allOf", 0, "properties", "version", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/sentAt", ("allOf", 0, "properties", "sentAt", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/receivedAt", ("allOf", 0, "properties", "receivedAt", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/originalTimestamp", ("allOf", 0, "properties", "originalTimestamp", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/writeKey", ("allOf", 0, "properties", "writeKey", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/_metadata", ("allOf", 0, "properties", "_metadata", "type")),
    ("anyOf", "urn:cio-schemas:parts/pipelines#/$defs/HasPerson", ("allOf", 1, "anyOf")),
    ("required", "urn:cio-schemas:parts/pipelines#/$defs/HasUser", ("required",)),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Someone", ("properties", "userId", "type")),
    ("minLength", "urn:cio-schemas:parts/pipelines#/$defs/Someone", ("properties", "userId", "minLength")),
    ("required", "urn:cio-schemas:parts/pipelines#/$defs/HasAnonymous", ("required",)),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Someone", ("properties", "anonymousId", "type")),
    ("minLength", "urn:cio-schemas:parts/pipelines#/$defs/Someone", ("properties", "anonymousId", "minLength")),
]
