"""Written by `python -m cio_schemas.precompiled` from the schema that BASE names; not to be edited."""

# mypy: ignore-errors

from cio_schemas import formats
from cio_schemas.runtime import is_integer, is_number

UNLIKE_DATE_TIME = formats.doubt("date-time")
DATE_TIME = formats.check("date-time")


def is_batch(v):
    """#"""
    if v.__class__ is not dict:
        if not isinstance(v, dict):
            return False
        v = dict(v)
    try:
        v_batch = v["batch"]
    except KeyError:
        return False
    if v_batch.__class__ is not list and not isinstance(v_batch, list):
        return False
    for v_item in v_batch:
        if v_item.__class__ is not dict:
            if not isinstance(v_item, dict):
                return False
            v_item = dict(v_item)
        try:
            v_type = v_item["type"]
        except KeyError:
            return False
        if (v_type.__class__ is not str and not isinstance(v_type, str)) or v_type not in {"identify", "track", "page", "screen", "group", "alias"}:
            return False
        if is_batch_all_of_0_if(v_item):
            if "type" in v_item:
                v_type_2 = v_item["type"]
                if v_type_2 != "identify":
                    return False
            if "traits" in v_item:
                v_traits = v_item["traits"]
                if isinstance(v_traits, dict):
                    if len(v_traits) > 300:
                        return False
                    if "email" in v_traits:
                        v_email = v_traits["email"]
                        if v_email is not None and v_email.__class__ is not str and not isinstance(v_email, str):
                            return False
                    if "created_at" in v_traits:
                        v_created_at = v_traits["created_at"]
                        if v_created_at.__class__ is not int and not is_integer(v_created_at) and v_created_at is not None and v_created_at.__class__ is not str and not isinstance(v_created_at, str):
                            return False
                elif v_traits is not None:
                    return False
            if "userId" in v_item:
                v_user_id = v_item["userId"]
                if v_user_id is not None and (v_user_id.__class__ is not float or v_user_id - v_user_id) and v_user_id.__class__ is not int and not is_number(v_user_id) and v_user_id.__class__ is not str and not isinstance(v_user_id, str):
                    return False
            if "anonymousId" in v_item:
                v_anonymous_id = v_item["anonymousId"]
                if v_anonymous_id is not None and (v_anonymous_id.__class__ is not float or v_anonymous_id - v_anonymous_id) and v_anonymous_id.__class__ is not int and not is_number(v_anonymous_id) and v_anonymous_id.__class__ is not str and not isinstance(v_anonymous_id, str):
                    return False
            if "messageId" in v_item:
                v_message_id = v_item["messageId"]
                if v_message_id is not None and v_message_id.__class__ is not str and not isinstance(v_message_id, str):
                    return False
            if "timestamp" in v_item:
                v_timestamp = v_item["timestamp"]
                if isinstance(v_timestamp, str):
                    if UNLIKE_DATE_TIME(v_timestamp) and not DATE_TIME(v_timestamp):
                        return False
                elif v_timestamp is not None:
                    return False
            if "context" in v_item:
                v_context = v_item["context"]
                if not is_context(v_context):
                    return False
            if "integrations" in v_item:
                v_integrations = v_item["integrations"]
                if v_integrations is not None and v_integrations.__class__ is not dict and not isinstance(v_integrations, dict):
                    return False
            if "channel" in v_item:
                v_channel = v_item["channel"]
                if v_channel is not None and v_channel.__class__ is not str and not isinstance(v_channel, str):
                    return False
            if "version" in v_item:
                v_version = v_item["version"]
                if v_version is not None and (v_version.__class__ is not float or v_version - v_version) and v_version.__class__ is not int and not is_number(v_version) and v_version.__class__ is not str and not isinstance(v_version, str):
                    return False
            if "sentAt" in v_item:
                v_sent_at = v_item["sentAt"]
                if v_sent_at is not None and v_sent_at.__class__ is not str and not isinstance(v_sent_at, str):
                    return False
            if "receivedAt" in v_item:
                v_received_at = v_item["receivedAt"]
                if v_received_at is not None and v_received_at.__class__ is not str and not isinstance(v_received_at, str):
                    return False
            if "originalTimestamp" in v_item:
                v_original_timestamp = v_item["originalTimestamp"]
                if v_original_timestamp is not None and v_original_timestamp.__class__ is not str and not isinstance(v_original_timestamp, str):
                    return False
            if "writeKey" in v_item:
                v_write_key = v_item["writeKey"]
                if v_write_key is not None and v_write_key.__class__ is not str and not isinstance(v_write_key, str):
                    return False
            if "_metadata" in v_item:
                v_metadata = v_item["_metadata"]
                if v_metadata is not None and v_metadata.__class__ is not dict and not isinstance(v_metadata, dict):
                    return False
            if not is_all_of_0_any_of_0(v_item) and not is_all_of_0_any_of_1(v_item) and not is_all_of_0_any_of_2(v_item):
                return False
        if is_batch_all_of_1_if(v_item):
            try:
                v_event = v_item["event"]
            except KeyError:
                return False
            if v_event.__class__ is not str and not isinstance(v_event, str):
                return False
            if not v_event:
                return False
            if "type" in v_item:
                v_type_3 = v_item["type"]
                if v_type_3 != "track":
                    return False
            if "properties" in v_item:
                v_properties = v_item["properties"]
                if v_properties is not None and v_properties.__class__ is not dict and not isinstance(v_properties, dict):
                    return False
            if "groupId" in v_item:
                v_group_id = v_item["groupId"]
                if v_group_id is not None and (v_group_id.__class__ is not float or v_group_id - v_group_id) and v_group_id.__class__ is not int and not is_number(v_group_id) and v_group_id.__class__ is not str and not isinstance(v_group_id, str):
                    return False
            if not is_call(v_item):
                return False
            if not is_all_of_0_if(v_item):
                if not is_all_of_0_else_any_of_0(v_item) and not is_all_of_0_else_any_of_1(v_item) and not is_all_of_0_else_any_of_2(v_item):
                    return False
            if is_all_of_1_if(v_item):
                try:
                    v_user_id_2 = v_item["userId"]
                except KeyError:
                    return False
                if not is_has_user_user_id(v_user_id_2):
                    return False
            if is_all_of_2_if(v_item):
                try:
                    v_context_2 = v_item["context"]
                except KeyError:
                    return False
                if not is_device_context(v_context_2):
                    return False
            if is_all_of_3_if(v_item):
                try:
                    v_properties_2 = v_item["properties"]
                except KeyError:
                    return False
                if not is_related(v_properties_2):
                    return False
            if is_all_of_4_if(v_item):
                if "anonymousId" not in v_item:
                    return False
            if is_all_of_5_if(v_item):
                try:
                    v_properties_3 = v_item["properties"]
                except KeyError:
                    return False
                if not is_delivery(v_properties_3):
                    return False
        if is_batch_all_of_2_if(v_item):
            if "type" in v_item:
                v_type_4 = v_item["type"]
                if v_type_4 != "page":
                    return False
            if "name" in v_item:
                v_name = v_item["name"]
                if v_name is not None and v_name.__class__ is not str and not isinstance(v_name, str):
                    return False
            if "category" in v_item:
                v_category = v_item["category"]
                if v_category is not None and v_category.__class__ is not str and not isinstance(v_category, str):
                    return False
            if "properties" in v_item:
                v_properties_4 = v_item["properties"]
                if v_properties_4 is not None and v_properties_4.__class__ is not dict and not isinstance(v_properties_4, dict):
                    return False
            if not is_call(v_item):
                return False
            if not is_has_person_any_of_0(v_item) and not is_has_person_any_of_1(v_item):
                return False
        if not is_batch_all_of_3(v_item):
            return False
        if not is_batch_all_of_4(v_item):
            return False
        if not is_batch_all_of_5(v_item):
            return False
    if "context" in v:
        if not is_context_2(v["context"]):
            return False
    if "integrations" in v:
        if not is_integrations(v["integrations"]):
            return False
    return True


def is_batch_all_of_0_if(v):
    """#/properties/batch/items/allOf/0/if"""
    if isinstance(v, dict):
        if "type" not in v:
            return False
        v_type = v["type"]
        if v_type != "identify":
            return False
    return True


def is_context(v):
    """urn:cio-schemas:parts/pipelines#/$defs/Context"""
    if isinstance(v, dict):
        if "device" in v:
            v_device = v["device"]
            if isinstance(v_device, dict):
                if "token" in v_device:
                    v_token = v_device["token"]
                    if v_token is not None and v_token.__class__ is not str and not isinstance(v_token, str):
                        return False
                if "type" in v_device:
                    v_type = v_device["type"]
                    if v_type is not None and v_type.__class__ is not str and not isinstance(v_type, str):
                        return False
            elif v_device is not None:
                return False
        if "ip" in v:
            v_ip = v["ip"]
            if v_ip is not None and v_ip.__class__ is not str and not isinstance(v_ip, str):
                return False
        if "userAgent" in v:
            v_user_agent = v["userAgent"]
            if v_user_agent is not None and v_user_agent.__class__ is not str and not isinstance(v_user_agent, str):
                return False
        if "timezone" in v:
            v_timezone = v["timezone"]
            if v_timezone is not None and v_timezone.__class__ is not str and not isinstance(v_timezone, str):
                return False
        if "locale" in v:
            v_locale = v["locale"]
            if v_locale is not None and v_locale.__class__ is not str and not isinstance(v_locale, str):
                return False
    elif v is not None:
        return False
    return True


def is_all_of_0_any_of_0(v):
    """urn:cio-schemas:pipelines/identify#/allOf/0/anyOf/0"""
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


def is_all_of_0_any_of_1(v):
    """urn:cio-schemas:pipelines/identify#/allOf/0/anyOf/1"""
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


def is_all_of_0_any_of_2(v):
    """urn:cio-schemas:pipelines/identify#/allOf/0/anyOf/2"""
    if isinstance(v, dict):
        if "traits" not in v:
            return False
        v_traits = v["traits"]
        if v_traits.__class__ is not dict:
            if not isinstance(v_traits, dict):
                return False
            v_traits = dict(v_traits)
        try:
            v_email = v_traits["email"]
        except KeyError:
            return False
        if isinstance(v_email, str):
            if not v_email:
                return False
        elif (v_email.__class__ is not float or v_email - v_email) and v_email.__class__ is not int and not is_number(v_email):
            return False
    return True


def is_batch_all_of_1_if(v):
    """#/properties/batch/items/allOf/1/if"""
    if isinstance(v, dict):
        if "type" not in v:
            return False
        v_type = v["type"]
        if v_type != "track":
            return False
    return True


def is_call(v):
    """urn:cio-schemas:parts/pipelines#/$defs/Call"""
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
        if not is_context(v_context):
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


def is_all_of_0_if(v):
    """urn:cio-schemas:pipelines/track#/allOf/0/if"""
    if isinstance(v, dict):
        if "event" not in v:
            return False
        v_event = v["event"]
        if v_event != "Report Delivery Event" and v_event != "Report Content Event":
            return False
    return True


def is_all_of_0_else_any_of_0(v):
    """urn:cio-schemas:pipelines/track#/allOf/0/else/anyOf/0"""
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
    """urn:cio-schemas:pipelines/track#/allOf/0/else/anyOf/1"""
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
    """urn:cio-schemas:pipelines/track#/allOf/0/else/anyOf/2"""
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
    """urn:cio-schemas:pipelines/track#/allOf/1/if"""
    if isinstance(v, dict):
        if "event" not in v:
            return False
        v_event = v["event"]
        if (v_event.__class__ is not str and not isinstance(v_event, str)) or v_event not in {"Device Created or Updated", "Device Deleted", "User Deleted", "User Suppressed", "User Unsuppressed"}:
            return False
    return True


def is_has_user_user_id(v):
    """urn:cio-schemas:parts/pipelines#/$defs/HasUser/properties/userId"""
    if isinstance(v, str):
        if not v:
            return False
    elif (v.__class__ is not float or v - v) and v.__class__ is not int and not is_number(v):
        return False
    return True


def is_all_of_2_if(v):
    """urn:cio-schemas:pipelines/track#/allOf/2/if"""
    if isinstance(v, dict):
        if "event" not in v:
            return False
        v_event = v["event"]
        if v_event != "Device Created or Updated" and v_event != "Device Deleted":
            return False
    return True


def is_device_context(v):
    """urn:cio-schemas:pipelines/track#/$defs/Device/properties/context"""
    if v.__class__ is not dict:
        if not isinstance(v, dict):
            return False
        v = dict(v)
    try:
        v_device = v["device"]
    except KeyError:
        return False
    if v_device.__class__ is not dict:
        if not isinstance(v_device, dict):
            return False
        v_device = dict(v_device)
    try:
        v_token = v_device["token"]
    except KeyError:
        return False
    if v_token.__class__ is not str and not isinstance(v_token, str):
        return False
    if not v_token:
        return False
    return True


def is_all_of_3_if(v):
    """urn:cio-schemas:pipelines/track#/allOf/3/if"""
    if isinstance(v, dict):
        if "event" not in v:
            return False
        v_event = v["event"]
        if v_event != "Relationship Deleted" and v_event != "Object Deleted":
            return False
    return True


def is_related(v):
    """urn:cio-schemas:pipelines/track#/$defs/Related/properties/properties"""
    if v.__class__ is not dict:
        if not isinstance(v, dict):
            return False
        v = dict(v)
    try:
        v_object_id = v["objectId"]
    except KeyError:
        return False
    if isinstance(v_object_id, str):
        if not v_object_id:
            return False
    elif (v_object_id.__class__ is not float or v_object_id - v_object_id) and v_object_id.__class__ is not int and not is_number(v_object_id):
        return False
    if "objectTypeId" in v:
        v_object_type_id = v["objectTypeId"]
        if isinstance(v_object_type_id, str):
            if not v_object_type_id or v_object_type_id.strip("0123456789"):
                return False
        elif v_object_type_id.__class__ is not int and not is_integer(v_object_type_id):
            return False
    return True


def is_all_of_4_if(v):
    """urn:cio-schemas:pipelines/track#/allOf/4/if"""
    if isinstance(v, dict):
        if "event" not in v:
            return False
        v_event = v["event"]
        if v_event != "Object Deleted":
            return False
    return True


def is_all_of_5_if(v):
    """urn:cio-schemas:pipelines/track#/allOf/5/if"""
    if isinstance(v, dict):
        if "event" not in v:
            return False
        v_event = v["event"]
        if v_event != "Report Delivery Event":
            return False
    return True


def is_delivery(v):
    """urn:cio-schemas:pipelines/track#/$defs/Delivery/properties/properties"""
    if v.__class__ is not dict:
        if not isinstance(v, dict):
            return False
        v = dict(v)
    try:
        v_delivery_id = v["deliveryId"]
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
    if v_metric.__class__ is not str and not isinstance(v_metric, str):
        return False
    if not v_metric:
        return False
    return True


def is_batch_all_of_2_if(v):
    """#/properties/batch/items/allOf/2/if"""
    if isinstance(v, dict):
        if "type" not in v:
            return False
        v_type = v["type"]
        if v_type != "page":
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


def is_batch_all_of_3(v):
    """#/properties/batch/items/allOf/3"""
    if is_batch_all_of_3_if(v):
        if isinstance(v, dict):
            if "type" in v:
                v_type = v["type"]
                if v_type != "screen":
                    return False
            if "name" in v:
                v_name = v["name"]
                if v_name is not None and v_name.__class__ is not str and not isinstance(v_name, str):
                    return False
            if "category" in v:
                v_category = v["category"]
                if v_category is not None and v_category.__class__ is not str and not isinstance(v_category, str):
                    return False
            if "properties" in v:
                v_properties = v["properties"]
                if v_properties is not None and v_properties.__class__ is not dict and not isinstance(v_properties, dict):
                    return False
        if not is_call(v):
            return False
        if not is_has_person_any_of_0(v) and not is_has_person_any_of_1(v):
            return False
    return True


def is_batch_all_of_4(v):
    """#/properties/batch/items/allOf/4"""
    if is_batch_all_of_4_if(v):
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
        if not is_call(v):
            return False
        if not is_has_person_any_of_0(v) and not is_has_person_any_of_1(v):
            return False
    return True


def is_batch_all_of_5(v):
    """#/properties/batch/items/allOf/5"""
    if is_batch_all_of_5_if(v):
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
        if not is_call(v):
            return False
    return True


def is_context_2(v):
    """#/properties/context"""
    if not is_context(v):
        return False
    return True


def is_integrations(v):
    """#/properties/integrations"""
    if v is not None and v.__class__ is not dict and not isinstance(v, dict):
        return False
    return True


def is_batch_all_of_3_if(v):
    """#/properties/batch/items/allOf/3/if"""
    if isinstance(v, dict):
        if "type" not in v:
            return False
        v_type = v["type"]
        if v_type != "screen":
            return False
    return True


def is_batch_all_of_4_if(v):
    """#/properties/batch/items/allOf/4/if"""
    if isinstance(v, dict):
        if "type" not in v:
            return False
        v_type = v["type"]
        if v_type != "group":
            return False
    return True


def is_batch_all_of_5_if(v):
    """#/properties/batch/items/allOf/5/if"""
    if isinstance(v, dict):
        if "type" not in v:
            return False
        v_type = v["type"]
        if v_type != "alias":
            return False
    return True


is_valid = is_batch


def collect_batch(v, errors, path, schema_path):
    """#"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((0, v, path, schema_path, None))  # type
    else:
        if "batch" not in v:
            errors.append((1, v, path, schema_path, "batch"))  # required
        if "batch" in v:
            v_batch = v["batch"]
            if v_batch.__class__ is not list and not isinstance(v_batch, list):
                errors.append((2, v_batch, path + ("batch",), schema_path, None))  # type
            else:
                for v_index, v_item in enumerate(v_batch):
                    if v_item.__class__ is not dict and not isinstance(v_item, dict):
                        errors.append((3, v_item, path + ("batch", v_index), schema_path, None))  # type
                    else:
                        if "type" not in v_item:
                            errors.append((4, v_item, path + ("batch", v_index), schema_path, "type"))  # required
                        if "type" in v_item:
                            v_type = v_item["type"]
                            if (v_type.__class__ is not str and not isinstance(v_type, str)) or v_type not in {"identify", "track", "page", "screen", "group", "alias"}:
                                errors.append((5, v_type, path + ("batch", v_index, "type"), schema_path, None))  # enum
                    if is_batch_all_of_0_if(v_item):
                        if isinstance(v_item, dict):
                            if "type" in v_item:
                                v_type_2 = v_item["type"]
                                if v_type_2 != "identify":
                                    errors.append((6, v_type_2, path + ("batch", v_index, "type"), schema_path, None))  # const
                            if "traits" in v_item:
                                v_traits = v_item["traits"]
                                if v_traits is not None and v_traits.__class__ is not dict and not isinstance(v_traits, dict):
                                    errors.append((7, v_traits, path + ("batch", v_index, "traits"), schema_path, None))  # type
                                if isinstance(v_traits, dict):
                                    if len(v_traits) > 300:
                                        errors.append((8, v_traits, path + ("batch", v_index, "traits"), schema_path, None))  # maxProperties
                                    if "email" in v_traits:
                                        v_email = v_traits["email"]
                                        if v_email is not None and v_email.__class__ is not str and not isinstance(v_email, str):
                                            errors.append((9, v_email, path + ("batch", v_index, "traits", "email"), schema_path, None))  # type
                                    if "created_at" in v_traits:
                                        v_created_at = v_traits["created_at"]
                                        if v_created_at.__class__ is not int and not is_integer(v_created_at) and v_created_at is not None and v_created_at.__class__ is not str and not isinstance(v_created_at, str):
                                            errors.append((10, v_created_at, path + ("batch", v_index, "traits", "created_at"), schema_path, None))  # type
                        if v_item.__class__ is not dict and not isinstance(v_item, dict):
                            errors.append((11, v_item, path + ("batch", v_index), schema_path, None))  # type
                        else:
                            if "userId" in v_item:
                                v_user_id = v_item["userId"]
                                if v_user_id is not None and (v_user_id.__class__ is not float or v_user_id - v_user_id) and v_user_id.__class__ is not int and not is_number(v_user_id) and v_user_id.__class__ is not str and not isinstance(v_user_id, str):
                                    errors.append((12, v_user_id, path + ("batch", v_index, "userId"), schema_path, None))  # type
                            if "anonymousId" in v_item:
                                v_anonymous_id = v_item["anonymousId"]
                                if v_anonymous_id is not None and (v_anonymous_id.__class__ is not float or v_anonymous_id - v_anonymous_id) and v_anonymous_id.__class__ is not int and not is_number(v_anonymous_id) and v_anonymous_id.__class__ is not str and not isinstance(v_anonymous_id, str):
                                    errors.append((13, v_anonymous_id, path + ("batch", v_index, "anonymousId"), schema_path, None))  # type
                            if "messageId" in v_item:
                                v_message_id = v_item["messageId"]
                                if v_message_id is not None and v_message_id.__class__ is not str and not isinstance(v_message_id, str):
                                    errors.append((14, v_message_id, path + ("batch", v_index, "messageId"), schema_path, None))  # type
                            if "timestamp" in v_item:
                                v_timestamp = v_item["timestamp"]
                                if v_timestamp is not None and v_timestamp.__class__ is not str and not isinstance(v_timestamp, str):
                                    errors.append((15, v_timestamp, path + ("batch", v_index, "timestamp"), schema_path, None))  # type
                                if isinstance(v_timestamp, str):
                                    if UNLIKE_DATE_TIME(v_timestamp) and not DATE_TIME(v_timestamp):
                                        errors.append((16, v_timestamp, path + ("batch", v_index, "timestamp"), schema_path, None))  # format
                            if "context" in v_item:
                                v_context = v_item["context"]
                                collect_context(v_context, errors, path + ("batch", v_index, "context"), schema_path + ("properties", "batch", "items", "allOf", 0, "then", "properties", "context"))
                            if "integrations" in v_item:
                                v_integrations = v_item["integrations"]
                                if v_integrations is not None and v_integrations.__class__ is not dict and not isinstance(v_integrations, dict):
                                    errors.append((17, v_integrations, path + ("batch", v_index, "integrations"), schema_path, None))  # type
                            if "channel" in v_item:
                                v_channel = v_item["channel"]
                                if v_channel is not None and v_channel.__class__ is not str and not isinstance(v_channel, str):
                                    errors.append((18, v_channel, path + ("batch", v_index, "channel"), schema_path, None))  # type
                            if "version" in v_item:
                                v_version = v_item["version"]
                                if v_version is not None and (v_version.__class__ is not float or v_version - v_version) and v_version.__class__ is not int and not is_number(v_version) and v_version.__class__ is not str and not isinstance(v_version, str):
                                    errors.append((19, v_version, path + ("batch", v_index, "version"), schema_path, None))  # type
                            if "sentAt" in v_item:
                                v_sent_at = v_item["sentAt"]
                                if v_sent_at is not None and v_sent_at.__class__ is not str and not isinstance(v_sent_at, str):
                                    errors.append((20, v_sent_at, path + ("batch", v_index, "sentAt"), schema_path, None))  # type
                            if "receivedAt" in v_item:
                                v_received_at = v_item["receivedAt"]
                                if v_received_at is not None and v_received_at.__class__ is not str and not isinstance(v_received_at, str):
                                    errors.append((21, v_received_at, path + ("batch", v_index, "receivedAt"), schema_path, None))  # type
                            if "originalTimestamp" in v_item:
                                v_original_timestamp = v_item["originalTimestamp"]
                                if v_original_timestamp is not None and v_original_timestamp.__class__ is not str and not isinstance(v_original_timestamp, str):
                                    errors.append((22, v_original_timestamp, path + ("batch", v_index, "originalTimestamp"), schema_path, None))  # type
                            if "writeKey" in v_item:
                                v_write_key = v_item["writeKey"]
                                if v_write_key is not None and v_write_key.__class__ is not str and not isinstance(v_write_key, str):
                                    errors.append((23, v_write_key, path + ("batch", v_index, "writeKey"), schema_path, None))  # type
                            if "_metadata" in v_item:
                                v_metadata = v_item["_metadata"]
                                if v_metadata is not None and v_metadata.__class__ is not dict and not isinstance(v_metadata, dict):
                                    errors.append((24, v_metadata, path + ("batch", v_index, "_metadata"), schema_path, None))  # type
                        if not is_all_of_0_any_of_0(v_item) and not is_all_of_0_any_of_1(v_item) and not is_all_of_0_any_of_2(v_item):
                            v_context_2 = []
                            collect_all_of_0_any_of_0(v_item, v_context_2, (), (0,))
                            collect_all_of_0_any_of_1(v_item, v_context_2, (), (1,))
                            collect_all_of_0_any_of_2(v_item, v_context_2, (), (2,))
                            errors.append((25, v_item, path + ("batch", v_index), schema_path, v_context_2))  # anyOf
                    if is_batch_all_of_1_if(v_item):
                        if isinstance(v_item, dict):
                            if "event" not in v_item:
                                errors.append((26, v_item, path + ("batch", v_index), schema_path, "event"))  # required
                            if "type" in v_item:
                                v_type_3 = v_item["type"]
                                if v_type_3 != "track":
                                    errors.append((27, v_type_3, path + ("batch", v_index, "type"), schema_path, None))  # const
                            if "event" in v_item:
                                v_event = v_item["event"]
                                if v_event.__class__ is not str and not isinstance(v_event, str):
                                    errors.append((28, v_event, path + ("batch", v_index, "event"), schema_path, None))  # type
                                elif not v_event:
                                    errors.append((29, v_event, path + ("batch", v_index, "event"), schema_path, None))  # minLength
                            if "properties" in v_item:
                                v_properties = v_item["properties"]
                                if v_properties is not None and v_properties.__class__ is not dict and not isinstance(v_properties, dict):
                                    errors.append((30, v_properties, path + ("batch", v_index, "properties"), schema_path, None))  # type
                            if "groupId" in v_item:
                                v_group_id = v_item["groupId"]
                                if v_group_id is not None and (v_group_id.__class__ is not float or v_group_id - v_group_id) and v_group_id.__class__ is not int and not is_number(v_group_id) and v_group_id.__class__ is not str and not isinstance(v_group_id, str):
                                    errors.append((31, v_group_id, path + ("batch", v_index, "groupId"), schema_path, None))  # type
                        collect_call(v_item, errors, path + ("batch", v_index), schema_path + ("properties", "batch", "items", "allOf", 1, "then"))
                        if not is_all_of_0_if(v_item):
                            if not is_all_of_0_else_any_of_0(v_item) and not is_all_of_0_else_any_of_1(v_item) and not is_all_of_0_else_any_of_2(v_item):
                                v_context_3 = []
                                collect_all_of_0_else_any_of_0(v_item, v_context_3, (), (0,))
                                collect_all_of_0_else_any_of_1(v_item, v_context_3, (), (1,))
                                collect_all_of_0_else_any_of_2(v_item, v_context_3, (), (2,))
                                errors.append((32, v_item, path + ("batch", v_index), schema_path, v_context_3))  # anyOf
                        if is_all_of_1_if(v_item):
                            if isinstance(v_item, dict):
                                if "userId" not in v_item:
                                    errors.append((33, v_item, path + ("batch", v_index), schema_path, "userId"))  # required
                                if "userId" in v_item:
                                    v_user_id_2 = v_item["userId"]
                                    collect_has_user_user_id(v_user_id_2, errors, path + ("batch", v_index, "userId"), schema_path + ("properties", "batch", "items", "allOf", 1, "then", "allOf", 1, "then", "properties", "userId"))
                        if is_all_of_2_if(v_item):
                            if isinstance(v_item, dict):
                                if "context" not in v_item:
                                    errors.append((34, v_item, path + ("batch", v_index), schema_path, "context"))  # required
                                if "context" in v_item:
                                    v_context_4 = v_item["context"]
                                    collect_device_context(v_context_4, errors, path + ("batch", v_index, "context"), schema_path + ("properties", "batch", "items", "allOf", 1, "then", "allOf", 2, "then", "properties", "context"))
                        if is_all_of_3_if(v_item):
                            if isinstance(v_item, dict):
                                if "properties" not in v_item:
                                    errors.append((35, v_item, path + ("batch", v_index), schema_path, "properties"))  # required
                                if "properties" in v_item:
                                    v_properties_2 = v_item["properties"]
                                    collect_related(v_properties_2, errors, path + ("batch", v_index, "properties"), schema_path + ("properties", "batch", "items", "allOf", 1, "then", "allOf", 3, "then", "properties", "properties"))
                        if is_all_of_4_if(v_item):
                            if isinstance(v_item, dict):
                                if "anonymousId" not in v_item:
                                    errors.append((36, v_item, path + ("batch", v_index), schema_path, "anonymousId"))  # required
                        if is_all_of_5_if(v_item):
                            if isinstance(v_item, dict):
                                if "properties" not in v_item:
                                    errors.append((37, v_item, path + ("batch", v_index), schema_path, "properties"))  # required
                                if "properties" in v_item:
                                    v_properties_3 = v_item["properties"]
                                    collect_delivery(v_properties_3, errors, path + ("batch", v_index, "properties"), schema_path + ("properties", "batch", "items", "allOf", 1, "then", "allOf", 5, "then", "properties", "properties"))
                    if is_batch_all_of_2_if(v_item):
                        if isinstance(v_item, dict):
                            if "type" in v_item:
                                v_type_4 = v_item["type"]
                                if v_type_4 != "page":
                                    errors.append((38, v_type_4, path + ("batch", v_index, "type"), schema_path, None))  # const
                            if "name" in v_item:
                                v_name = v_item["name"]
                                if v_name is not None and v_name.__class__ is not str and not isinstance(v_name, str):
                                    errors.append((39, v_name, path + ("batch", v_index, "name"), schema_path, None))  # type
                            if "category" in v_item:
                                v_category = v_item["category"]
                                if v_category is not None and v_category.__class__ is not str and not isinstance(v_category, str):
                                    errors.append((40, v_category, path + ("batch", v_index, "category"), schema_path, None))  # type
                            if "properties" in v_item:
                                v_properties_4 = v_item["properties"]
                                if v_properties_4 is not None and v_properties_4.__class__ is not dict and not isinstance(v_properties_4, dict):
                                    errors.append((41, v_properties_4, path + ("batch", v_index, "properties"), schema_path, None))  # type
                        collect_call(v_item, errors, path + ("batch", v_index), schema_path + ("properties", "batch", "items", "allOf", 2, "then", "allOf", 0))
                        if not is_has_person_any_of_0(v_item) and not is_has_person_any_of_1(v_item):
                            v_context_5 = []
                            collect_has_person_any_of_0(v_item, v_context_5, (), (0,))
                            collect_has_person_any_of_1(v_item, v_context_5, (), (1,))
                            errors.append((42, v_item, path + ("batch", v_index), schema_path, v_context_5))  # anyOf
                    collect_batch_all_of_3(v_item, errors, path + ("batch", v_index), schema_path + ("properties", "batch", "items", "allOf", 3))
                    collect_batch_all_of_4(v_item, errors, path + ("batch", v_index), schema_path + ("properties", "batch", "items", "allOf", 4))
                    collect_batch_all_of_5(v_item, errors, path + ("batch", v_index), schema_path + ("properties", "batch", "items", "allOf", 5))
        if "context" in v:
            v_context_6 = v["context"]
            collect_context_2(v_context_6, errors, path + ("context",), schema_path + ("properties", "context"))
        if "integrations" in v:
            v_integrations_2 = v["integrations"]
            collect_integrations(v_integrations_2, errors, path + ("integrations",), schema_path + ("properties", "integrations"))


def collect_context(v, errors, path, schema_path):
    """urn:cio-schemas:parts/pipelines#/$defs/Context"""
    if v is not None and v.__class__ is not dict and not isinstance(v, dict):
        errors.append((43, v, path, schema_path, None))  # type
    if isinstance(v, dict):
        if "device" in v:
            v_device = v["device"]
            if v_device is not None and v_device.__class__ is not dict and not isinstance(v_device, dict):
                errors.append((44, v_device, path + ("device",), schema_path, None))  # type
            if isinstance(v_device, dict):
                if "token" in v_device:
                    v_token = v_device["token"]
                    if v_token is not None and v_token.__class__ is not str and not isinstance(v_token, str):
                        errors.append((45, v_token, path + ("device", "token"), schema_path, None))  # type
                if "type" in v_device:
                    v_type = v_device["type"]
                    if v_type is not None and v_type.__class__ is not str and not isinstance(v_type, str):
                        errors.append((46, v_type, path + ("device", "type"), schema_path, None))  # type
        if "ip" in v:
            v_ip = v["ip"]
            if v_ip is not None and v_ip.__class__ is not str and not isinstance(v_ip, str):
                errors.append((47, v_ip, path + ("ip",), schema_path, None))  # type
        if "userAgent" in v:
            v_user_agent = v["userAgent"]
            if v_user_agent is not None and v_user_agent.__class__ is not str and not isinstance(v_user_agent, str):
                errors.append((48, v_user_agent, path + ("userAgent",), schema_path, None))  # type
        if "timezone" in v:
            v_timezone = v["timezone"]
            if v_timezone is not None and v_timezone.__class__ is not str and not isinstance(v_timezone, str):
                errors.append((49, v_timezone, path + ("timezone",), schema_path, None))  # type
        if "locale" in v:
            v_locale = v["locale"]
            if v_locale is not None and v_locale.__class__ is not str and not isinstance(v_locale, str):
                errors.append((50, v_locale, path + ("locale",), schema_path, None))  # type


def collect_all_of_0_any_of_0(v, errors, path, schema_path):
    """urn:cio-schemas:pipelines/identify#/allOf/0/anyOf/0"""
    if isinstance(v, dict):
        if "userId" not in v:
            errors.append((51, v, path, schema_path, "userId"))  # required
        if "userId" in v:
            v_user_id = v["userId"]
            if (v_user_id.__class__ is not float or v_user_id - v_user_id) and v_user_id.__class__ is not int and not is_number(v_user_id) and v_user_id.__class__ is not str and not isinstance(v_user_id, str):
                errors.append((52, v_user_id, path + ("userId",), schema_path, None))  # type
            if isinstance(v_user_id, str):
                if not v_user_id:
                    errors.append((53, v_user_id, path + ("userId",), schema_path, None))  # minLength


def collect_all_of_0_any_of_1(v, errors, path, schema_path):
    """urn:cio-schemas:pipelines/identify#/allOf/0/anyOf/1"""
    if isinstance(v, dict):
        if "anonymousId" not in v:
            errors.append((54, v, path, schema_path, "anonymousId"))  # required
        if "anonymousId" in v:
            v_anonymous_id = v["anonymousId"]
            if (v_anonymous_id.__class__ is not float or v_anonymous_id - v_anonymous_id) and v_anonymous_id.__class__ is not int and not is_number(v_anonymous_id) and v_anonymous_id.__class__ is not str and not isinstance(v_anonymous_id, str):
                errors.append((55, v_anonymous_id, path + ("anonymousId",), schema_path, None))  # type
            if isinstance(v_anonymous_id, str):
                if not v_anonymous_id:
                    errors.append((56, v_anonymous_id, path + ("anonymousId",), schema_path, None))  # minLength


def collect_all_of_0_any_of_2(v, errors, path, schema_path):
    """urn:cio-schemas:pipelines/identify#/allOf/0/anyOf/2"""
    if isinstance(v, dict):
        if "traits" not in v:
            errors.append((57, v, path, schema_path, "traits"))  # required
        if "traits" in v:
            v_traits = v["traits"]
            if v_traits.__class__ is not dict and not isinstance(v_traits, dict):
                errors.append((58, v_traits, path + ("traits",), schema_path, None))  # type
            else:
                if "email" not in v_traits:
                    errors.append((59, v_traits, path + ("traits",), schema_path, "email"))  # required
                if "email" in v_traits:
                    v_email = v_traits["email"]
                    if (v_email.__class__ is not float or v_email - v_email) and v_email.__class__ is not int and not is_number(v_email) and v_email.__class__ is not str and not isinstance(v_email, str):
                        errors.append((60, v_email, path + ("traits", "email"), schema_path, None))  # type
                    if isinstance(v_email, str):
                        if not v_email:
                            errors.append((61, v_email, path + ("traits", "email"), schema_path, None))  # minLength


def collect_call(v, errors, path, schema_path):
    """urn:cio-schemas:parts/pipelines#/$defs/Call"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((62, v, path, schema_path, None))  # type
    else:
        if "userId" in v:
            v_user_id = v["userId"]
            if v_user_id is not None and (v_user_id.__class__ is not float or v_user_id - v_user_id) and v_user_id.__class__ is not int and not is_number(v_user_id) and v_user_id.__class__ is not str and not isinstance(v_user_id, str):
                errors.append((63, v_user_id, path + ("userId",), schema_path, None))  # type
        if "anonymousId" in v:
            v_anonymous_id = v["anonymousId"]
            if v_anonymous_id is not None and (v_anonymous_id.__class__ is not float or v_anonymous_id - v_anonymous_id) and v_anonymous_id.__class__ is not int and not is_number(v_anonymous_id) and v_anonymous_id.__class__ is not str and not isinstance(v_anonymous_id, str):
                errors.append((64, v_anonymous_id, path + ("anonymousId",), schema_path, None))  # type
        if "messageId" in v:
            v_message_id = v["messageId"]
            if v_message_id is not None and v_message_id.__class__ is not str and not isinstance(v_message_id, str):
                errors.append((65, v_message_id, path + ("messageId",), schema_path, None))  # type
        if "timestamp" in v:
            v_timestamp = v["timestamp"]
            if v_timestamp is not None and v_timestamp.__class__ is not str and not isinstance(v_timestamp, str):
                errors.append((66, v_timestamp, path + ("timestamp",), schema_path, None))  # type
            if isinstance(v_timestamp, str):
                if UNLIKE_DATE_TIME(v_timestamp) and not DATE_TIME(v_timestamp):
                    errors.append((67, v_timestamp, path + ("timestamp",), schema_path, None))  # format
        if "context" in v:
            v_context = v["context"]
            collect_context(v_context, errors, path + ("context",), schema_path + ("properties", "context"))
        if "integrations" in v:
            v_integrations = v["integrations"]
            if v_integrations is not None and v_integrations.__class__ is not dict and not isinstance(v_integrations, dict):
                errors.append((68, v_integrations, path + ("integrations",), schema_path, None))  # type
        if "channel" in v:
            v_channel = v["channel"]
            if v_channel is not None and v_channel.__class__ is not str and not isinstance(v_channel, str):
                errors.append((69, v_channel, path + ("channel",), schema_path, None))  # type
        if "version" in v:
            v_version = v["version"]
            if v_version is not None and (v_version.__class__ is not float or v_version - v_version) and v_version.__class__ is not int and not is_number(v_version) and v_version.__class__ is not str and not isinstance(v_version, str):
                errors.append((70, v_version, path + ("version",), schema_path, None))  # type
        if "sentAt" in v:
            v_sent_at = v["sentAt"]
            if v_sent_at is not None and v_sent_at.__class__ is not str and not isinstance(v_sent_at, str):
                errors.append((71, v_sent_at, path + ("sentAt",), schema_path, None))  # type
        if "receivedAt" in v:
            v_received_at = v["receivedAt"]
            if v_received_at is not None and v_received_at.__class__ is not str and not isinstance(v_received_at, str):
                errors.append((72, v_received_at, path + ("receivedAt",), schema_path, None))  # type
        if "originalTimestamp" in v:
            v_original_timestamp = v["originalTimestamp"]
            if v_original_timestamp is not None and v_original_timestamp.__class__ is not str and not isinstance(v_original_timestamp, str):
                errors.append((73, v_original_timestamp, path + ("originalTimestamp",), schema_path, None))  # type
        if "writeKey" in v:
            v_write_key = v["writeKey"]
            if v_write_key is not None and v_write_key.__class__ is not str and not isinstance(v_write_key, str):
                errors.append((74, v_write_key, path + ("writeKey",), schema_path, None))  # type
        if "_metadata" in v:
            v_metadata = v["_metadata"]
            if v_metadata is not None and v_metadata.__class__ is not dict and not isinstance(v_metadata, dict):
                errors.append((75, v_metadata, path + ("_metadata",), schema_path, None))  # type


def collect_all_of_0_else_any_of_0(v, errors, path, schema_path):
    """urn:cio-schemas:pipelines/track#/allOf/0/else/anyOf/0"""
    if isinstance(v, dict):
        if "userId" not in v:
            errors.append((76, v, path, schema_path, "userId"))  # required
        if "userId" in v:
            v_user_id = v["userId"]
            if (v_user_id.__class__ is not float or v_user_id - v_user_id) and v_user_id.__class__ is not int and not is_number(v_user_id) and v_user_id.__class__ is not str and not isinstance(v_user_id, str):
                errors.append((77, v_user_id, path + ("userId",), schema_path, None))  # type
            if isinstance(v_user_id, str):
                if not v_user_id:
                    errors.append((78, v_user_id, path + ("userId",), schema_path, None))  # minLength


def collect_all_of_0_else_any_of_1(v, errors, path, schema_path):
    """urn:cio-schemas:pipelines/track#/allOf/0/else/anyOf/1"""
    if isinstance(v, dict):
        if "anonymousId" not in v:
            errors.append((79, v, path, schema_path, "anonymousId"))  # required
        if "anonymousId" in v:
            v_anonymous_id = v["anonymousId"]
            if (v_anonymous_id.__class__ is not float or v_anonymous_id - v_anonymous_id) and v_anonymous_id.__class__ is not int and not is_number(v_anonymous_id) and v_anonymous_id.__class__ is not str and not isinstance(v_anonymous_id, str):
                errors.append((80, v_anonymous_id, path + ("anonymousId",), schema_path, None))  # type
            if isinstance(v_anonymous_id, str):
                if not v_anonymous_id:
                    errors.append((81, v_anonymous_id, path + ("anonymousId",), schema_path, None))  # minLength


def collect_all_of_0_else_any_of_2(v, errors, path, schema_path):
    """urn:cio-schemas:pipelines/track#/allOf/0/else/anyOf/2"""
    if isinstance(v, dict):
        if "groupId" not in v:
            errors.append((82, v, path, schema_path, "groupId"))  # required
        if "groupId" in v:
            v_group_id = v["groupId"]
            if (v_group_id.__class__ is not float or v_group_id - v_group_id) and v_group_id.__class__ is not int and not is_number(v_group_id) and v_group_id.__class__ is not str and not isinstance(v_group_id, str):
                errors.append((83, v_group_id, path + ("groupId",), schema_path, None))  # type
            if isinstance(v_group_id, str):
                if not v_group_id:
                    errors.append((84, v_group_id, path + ("groupId",), schema_path, None))  # minLength


def collect_has_user_user_id(v, errors, path, schema_path):
    """urn:cio-schemas:parts/pipelines#/$defs/HasUser/properties/userId"""
    if (v.__class__ is not float or v - v) and v.__class__ is not int and not is_number(v) and v.__class__ is not str and not isinstance(v, str):
        errors.append((85, v, path, schema_path, None))  # type
    if isinstance(v, str):
        if not v:
            errors.append((86, v, path, schema_path, None))  # minLength


def collect_device_context(v, errors, path, schema_path):
    """urn:cio-schemas:pipelines/track#/$defs/Device/properties/context"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((87, v, path, schema_path, None))  # type
    else:
        if "device" not in v:
            errors.append((88, v, path, schema_path, "device"))  # required
        if "device" in v:
            v_device = v["device"]
            if v_device.__class__ is not dict and not isinstance(v_device, dict):
                errors.append((89, v_device, path + ("device",), schema_path, None))  # type
            else:
                if "token" not in v_device:
                    errors.append((90, v_device, path + ("device",), schema_path, "token"))  # required
                if "token" in v_device:
                    v_token = v_device["token"]
                    if v_token.__class__ is not str and not isinstance(v_token, str):
                        errors.append((91, v_token, path + ("device", "token"), schema_path, None))  # type
                    elif not v_token:
                        errors.append((92, v_token, path + ("device", "token"), schema_path, None))  # minLength


def collect_related(v, errors, path, schema_path):
    """urn:cio-schemas:pipelines/track#/$defs/Related/properties/properties"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((93, v, path, schema_path, None))  # type
    else:
        if "objectId" not in v:
            errors.append((94, v, path, schema_path, "objectId"))  # required
        if "objectId" in v:
            v_object_id = v["objectId"]
            if (v_object_id.__class__ is not float or v_object_id - v_object_id) and v_object_id.__class__ is not int and not is_number(v_object_id) and v_object_id.__class__ is not str and not isinstance(v_object_id, str):
                errors.append((95, v_object_id, path + ("objectId",), schema_path, None))  # type
            if isinstance(v_object_id, str):
                if not v_object_id:
                    errors.append((96, v_object_id, path + ("objectId",), schema_path, None))  # minLength
        if "objectTypeId" in v:
            v_object_type_id = v["objectTypeId"]
            if v_object_type_id.__class__ is not int and not is_integer(v_object_type_id) and v_object_type_id.__class__ is not str and not isinstance(v_object_type_id, str):
                errors.append((97, v_object_type_id, path + ("objectTypeId",), schema_path, None))  # type
            if isinstance(v_object_type_id, str):
                if not v_object_type_id or v_object_type_id.strip("0123456789"):
                    errors.append((98, v_object_type_id, path + ("objectTypeId",), schema_path, None))  # pattern


def collect_delivery(v, errors, path, schema_path):
    """urn:cio-schemas:pipelines/track#/$defs/Delivery/properties/properties"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((99, v, path, schema_path, None))  # type
    else:
        if "deliveryId" not in v:
            errors.append((100, v, path, schema_path, "deliveryId"))  # required
        if "metric" not in v:
            errors.append((101, v, path, schema_path, "metric"))  # required
        if "deliveryId" in v:
            v_delivery_id = v["deliveryId"]
            if v_delivery_id.__class__ is not str and not isinstance(v_delivery_id, str):
                errors.append((102, v_delivery_id, path + ("deliveryId",), schema_path, None))  # type
            elif not v_delivery_id:
                errors.append((103, v_delivery_id, path + ("deliveryId",), schema_path, None))  # minLength
        if "metric" in v:
            v_metric = v["metric"]
            if v_metric.__class__ is not str and not isinstance(v_metric, str):
                errors.append((104, v_metric, path + ("metric",), schema_path, None))  # type
            elif not v_metric:
                errors.append((105, v_metric, path + ("metric",), schema_path, None))  # minLength


def collect_has_person_any_of_0(v, errors, path, schema_path):
    """urn:cio-schemas:parts/pipelines#/$defs/HasPerson/anyOf/0"""
    if isinstance(v, dict):
        if "userId" not in v:
            errors.append((106, v, path, schema_path, "userId"))  # required
        if "userId" in v:
            v_user_id = v["userId"]
            if (v_user_id.__class__ is not float or v_user_id - v_user_id) and v_user_id.__class__ is not int and not is_number(v_user_id) and v_user_id.__class__ is not str and not isinstance(v_user_id, str):
                errors.append((107, v_user_id, path + ("userId",), schema_path, None))  # type
            if isinstance(v_user_id, str):
                if not v_user_id:
                    errors.append((108, v_user_id, path + ("userId",), schema_path, None))  # minLength


def collect_has_person_any_of_1(v, errors, path, schema_path):
    """urn:cio-schemas:parts/pipelines#/$defs/HasPerson/anyOf/1"""
    if isinstance(v, dict):
        if "anonymousId" not in v:
            errors.append((109, v, path, schema_path, "anonymousId"))  # required
        if "anonymousId" in v:
            v_anonymous_id = v["anonymousId"]
            if (v_anonymous_id.__class__ is not float or v_anonymous_id - v_anonymous_id) and v_anonymous_id.__class__ is not int and not is_number(v_anonymous_id) and v_anonymous_id.__class__ is not str and not isinstance(v_anonymous_id, str):
                errors.append((110, v_anonymous_id, path + ("anonymousId",), schema_path, None))  # type
            if isinstance(v_anonymous_id, str):
                if not v_anonymous_id:
                    errors.append((111, v_anonymous_id, path + ("anonymousId",), schema_path, None))  # minLength


def collect_batch_all_of_3(v, errors, path, schema_path):
    """#/properties/batch/items/allOf/3"""
    if is_batch_all_of_3_if(v):
        if isinstance(v, dict):
            if "type" in v:
                v_type = v["type"]
                if v_type != "screen":
                    errors.append((112, v_type, path + ("type",), schema_path, None))  # const
            if "name" in v:
                v_name = v["name"]
                if v_name is not None and v_name.__class__ is not str and not isinstance(v_name, str):
                    errors.append((113, v_name, path + ("name",), schema_path, None))  # type
            if "category" in v:
                v_category = v["category"]
                if v_category is not None and v_category.__class__ is not str and not isinstance(v_category, str):
                    errors.append((114, v_category, path + ("category",), schema_path, None))  # type
            if "properties" in v:
                v_properties = v["properties"]
                if v_properties is not None and v_properties.__class__ is not dict and not isinstance(v_properties, dict):
                    errors.append((115, v_properties, path + ("properties",), schema_path, None))  # type
        collect_call(v, errors, path, schema_path + ("then", "allOf", 0))
        if not is_has_person_any_of_0(v) and not is_has_person_any_of_1(v):
            v_context = []
            collect_has_person_any_of_0(v, v_context, (), (0,))
            collect_has_person_any_of_1(v, v_context, (), (1,))
            errors.append((116, v, path, schema_path, v_context))  # anyOf


def collect_batch_all_of_4(v, errors, path, schema_path):
    """#/properties/batch/items/allOf/4"""
    if is_batch_all_of_4_if(v):
        if isinstance(v, dict):
            if "groupId" not in v:
                errors.append((117, v, path, schema_path, "groupId"))  # required
            if "type" in v:
                v_type = v["type"]
                if v_type != "group":
                    errors.append((118, v_type, path + ("type",), schema_path, None))  # const
            if "groupId" in v:
                v_group_id = v["groupId"]
                if (v_group_id.__class__ is not float or v_group_id - v_group_id) and v_group_id.__class__ is not int and not is_number(v_group_id) and v_group_id.__class__ is not str and not isinstance(v_group_id, str):
                    errors.append((119, v_group_id, path + ("groupId",), schema_path, None))  # type
                if isinstance(v_group_id, str):
                    if not v_group_id:
                        errors.append((120, v_group_id, path + ("groupId",), schema_path, None))  # minLength
            if "traits" in v:
                v_traits = v["traits"]
                if v_traits is not None and v_traits.__class__ is not dict and not isinstance(v_traits, dict):
                    errors.append((121, v_traits, path + ("traits",), schema_path, None))  # type
                if isinstance(v_traits, dict):
                    if len(v_traits) > 300:
                        errors.append((122, v_traits, path + ("traits",), schema_path, None))  # maxProperties
                    if "object_type_id" in v_traits:
                        v_object_type_id = v_traits["object_type_id"]
                        if v_object_type_id.__class__ is not int and not is_integer(v_object_type_id) and v_object_type_id.__class__ is not str and not isinstance(v_object_type_id, str):
                            errors.append((123, v_object_type_id, path + ("traits", "object_type_id"), schema_path, None))  # type
                        if isinstance(v_object_type_id, str):
                            if not v_object_type_id or v_object_type_id.strip("0123456789"):
                                errors.append((124, v_object_type_id, path + ("traits", "object_type_id"), schema_path, None))  # pattern
                    if "objectTypeId" in v_traits:
                        v_object_type_id_2 = v_traits["objectTypeId"]
                        if v_object_type_id_2.__class__ is not int and not is_integer(v_object_type_id_2) and v_object_type_id_2.__class__ is not str and not isinstance(v_object_type_id_2, str):
                            errors.append((125, v_object_type_id_2, path + ("traits", "objectTypeId"), schema_path, None))  # type
                        if isinstance(v_object_type_id_2, str):
                            if not v_object_type_id_2 or v_object_type_id_2.strip("0123456789"):
                                errors.append((126, v_object_type_id_2, path + ("traits", "objectTypeId"), schema_path, None))  # pattern
                    if "relationshipAttributes" in v_traits:
                        v_relationship_attributes = v_traits["relationshipAttributes"]
                        if v_relationship_attributes is not None and v_relationship_attributes.__class__ is not dict and not isinstance(v_relationship_attributes, dict):
                            errors.append((127, v_relationship_attributes, path + ("traits", "relationshipAttributes"), schema_path, None))  # type
                        if isinstance(v_relationship_attributes, dict):
                            if len(v_relationship_attributes) > 300:
                                errors.append((128, v_relationship_attributes, path + ("traits", "relationshipAttributes"), schema_path, None))  # maxProperties
        collect_call(v, errors, path, schema_path + ("then", "allOf", 0))
        if not is_has_person_any_of_0(v) and not is_has_person_any_of_1(v):
            v_context = []
            collect_has_person_any_of_0(v, v_context, (), (0,))
            collect_has_person_any_of_1(v, v_context, (), (1,))
            errors.append((129, v, path, schema_path, v_context))  # anyOf


def collect_batch_all_of_5(v, errors, path, schema_path):
    """#/properties/batch/items/allOf/5"""
    if is_batch_all_of_5_if(v):
        if isinstance(v, dict):
            if "userId" not in v:
                errors.append((130, v, path, schema_path, "userId"))  # required
            if "previousId" not in v:
                errors.append((131, v, path, schema_path, "previousId"))  # required
            if "type" in v:
                v_type = v["type"]
                if v_type != "alias":
                    errors.append((132, v_type, path + ("type",), schema_path, None))  # const
            if "userId" in v:
                v_user_id = v["userId"]
                if (v_user_id.__class__ is not float or v_user_id - v_user_id) and v_user_id.__class__ is not int and not is_number(v_user_id) and v_user_id.__class__ is not str and not isinstance(v_user_id, str):
                    errors.append((133, v_user_id, path + ("userId",), schema_path, None))  # type
                if isinstance(v_user_id, str):
                    if not v_user_id:
                        errors.append((134, v_user_id, path + ("userId",), schema_path, None))  # minLength
            if "previousId" in v:
                v_previous_id = v["previousId"]
                if (v_previous_id.__class__ is not float or v_previous_id - v_previous_id) and v_previous_id.__class__ is not int and not is_number(v_previous_id) and v_previous_id.__class__ is not str and not isinstance(v_previous_id, str):
                    errors.append((135, v_previous_id, path + ("previousId",), schema_path, None))  # type
                if isinstance(v_previous_id, str):
                    if not v_previous_id:
                        errors.append((136, v_previous_id, path + ("previousId",), schema_path, None))  # minLength
        collect_call(v, errors, path, schema_path + ("then",))


def collect_context_2(v, errors, path, schema_path):
    """#/properties/context"""
    collect_context(v, errors, path, schema_path)


def collect_integrations(v, errors, path, schema_path):
    """#/properties/integrations"""
    if v is not None and v.__class__ is not dict and not isinstance(v, dict):
        errors.append((137, v, path, schema_path, None))  # type


collect = collect_batch


BASE = "urn:cio-schemas:pipelines/batch"
SITES = [
    ("type", ""),
    ("required", ""),
    ("type", "/properties/batch"),
    ("type", "/properties/batch/items"),
    ("required", "/properties/batch/items"),
    ("enum", "/properties/batch/items/properties/type"),
    ("const", "urn:cio-schemas:pipelines/identify#/properties/type", ("properties", "batch", "items", "allOf", 0, "then", "properties", "type", "const")),
    ("type", "urn:cio-schemas:pipelines/identify#/properties/traits", ("properties", "batch", "items", "allOf", 0, "then", "properties", "traits", "type")),
    ("maxProperties", "urn:cio-schemas:pipelines/identify#/properties/traits", ("properties", "batch", "items", "allOf", 0, "then", "properties", "traits", "maxProperties")),
    ("type", "urn:cio-schemas:pipelines/identify#/properties/traits/properties/email", ("properties", "batch", "items", "allOf", 0, "then", "properties", "traits", "properties", "email", "type")),
    ("type", "urn:cio-schemas:pipelines/identify#/properties/traits/properties/created_at", ("properties", "batch", "items", "allOf", 0, "then", "properties", "traits", "properties", "created_at", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call", ("properties", "batch", "items", "allOf", 0, "then", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/userId", ("properties", "batch", "items", "allOf", 0, "then", "properties", "userId", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/anonymousId", ("properties", "batch", "items", "allOf", 0, "then", "properties", "anonymousId", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/messageId", ("properties", "batch", "items", "allOf", 0, "then", "properties", "messageId", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/timestamp", ("properties", "batch", "items", "allOf", 0, "then", "properties", "timestamp", "type")),
    ("format", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/timestamp", ("properties", "batch", "items", "allOf", 0, "then", "properties", "timestamp", "format")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/integrations", ("properties", "batch", "items", "allOf", 0, "then", "properties", "integrations", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/channel", ("properties", "batch", "items", "allOf", 0, "then", "properties", "channel", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/version", ("properties", "batch", "items", "allOf", 0, "then", "properties", "version", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/sentAt", ("properties", "batch", "items", "allOf", 0, "then", "properties", "sentAt", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/receivedAt", ("properties", "batch", "items", "allOf", 0, "then", "properties", "receivedAt", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/originalTimestamp", ("properties", "batch", "items", "allOf", 0, "then", "properties", "originalTimestamp", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/writeKey", ("properties", "batch", "items", "allOf", 0, "then", "properties", "writeKey", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/_metadata", ("properties", "batch", "items", "allOf", 0, "then", "properties", "_metadata", "type")),
    ("anyOf", "urn:cio-schemas:pipelines/identify#/allOf/0", ("properties", "batch", "items", "allOf", 0, "then", "allOf", 0, "anyOf")),
    ("required", "urn:cio-schemas:pipelines/track#", ("properties", "batch", "items", "allOf", 1, "then", "required")),
    ("const", "urn:cio-schemas:pipelines/track#/properties/type", ("properties", "batch", "items", "allOf", 1, "then", "properties", "type", "const")),
    ("type", "urn:cio-schemas:pipelines/track#/$defs/EventName", ("properties", "batch", "items", "allOf", 1, "then", "properties", "event", "type")),
    ("minLength", "urn:cio-schemas:pipelines/track#/$defs/EventName", ("properties", "batch", "items", "allOf", 1, "then", "properties", "event", "minLength")),
    ("type", "urn:cio-schemas:pipelines/track#/properties/properties", ("properties", "batch", "items", "allOf", 1, "then", "properties", "properties", "type")),
    ("type", "urn:cio-schemas:pipelines/track#/properties/groupId", ("properties", "batch", "items", "allOf", 1, "then", "properties", "groupId", "type")),
    ("anyOf", "urn:cio-schemas:pipelines/track#/allOf/0/else", ("properties", "batch", "items", "allOf", 1, "then", "allOf", 0, "else", "anyOf")),
    ("required", "urn:cio-schemas:parts/pipelines#/$defs/HasUser", ("properties", "batch", "items", "allOf", 1, "then", "allOf", 1, "then", "required")),
    ("required", "urn:cio-schemas:pipelines/track#/$defs/Device", ("properties", "batch", "items", "allOf", 1, "then", "allOf", 2, "then", "required")),
    ("required", "urn:cio-schemas:pipelines/track#/$defs/Related", ("properties", "batch", "items", "allOf", 1, "then", "allOf", 3, "then", "required")),
    ("required", "urn:cio-schemas:pipelines/track#/allOf/4/then", ("properties", "batch", "items", "allOf", 1, "then", "allOf", 4, "then", "required")),
    ("required", "urn:cio-schemas:pipelines/track#/$defs/Delivery", ("properties", "batch", "items", "allOf", 1, "then", "allOf", 5, "then", "required")),
    ("const", "urn:cio-schemas:pipelines/page#/properties/type", ("properties", "batch", "items", "allOf", 2, "then", "properties", "type", "const")),
    ("type", "urn:cio-schemas:pipelines/page#/properties/name", ("properties", "batch", "items", "allOf", 2, "then", "properties", "name", "type")),
    ("type", "urn:cio-schemas:pipelines/page#/properties/category", ("properties", "batch", "items", "allOf", 2, "then", "properties", "category", "type")),
    ("type", "urn:cio-schemas:pipelines/page#/properties/properties", ("properties", "batch", "items", "allOf", 2, "then", "properties", "properties", "type")),
    ("anyOf", "urn:cio-schemas:parts/pipelines#/$defs/HasPerson", ("properties", "batch", "items", "allOf", 2, "then", "allOf", 1, "anyOf")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Context", ("type",)),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Context/properties/device", ("properties", "device", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Context/properties/device/properties/token", ("properties", "device", "properties", "token", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Context/properties/device/properties/type", ("properties", "device", "properties", "type", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Context/properties/ip", ("properties", "ip", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Context/properties/userAgent", ("properties", "userAgent", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Context/properties/timezone", ("properties", "timezone", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Context/properties/locale", ("properties", "locale", "type")),
    ("required", "urn:cio-schemas:parts/pipelines#/$defs/HasUser", ("required",)),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Someone", ("properties", "userId", "type")),
    ("minLength", "urn:cio-schemas:parts/pipelines#/$defs/Someone", ("properties", "userId", "minLength")),
    ("required", "urn:cio-schemas:parts/pipelines#/$defs/HasAnonymous", ("required",)),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Someone", ("properties", "anonymousId", "type")),
    ("minLength", "urn:cio-schemas:parts/pipelines#/$defs/Someone", ("properties", "anonymousId", "minLength")),
    ("required", "urn:cio-schemas:pipelines/identify#/allOf/0/anyOf/2", ("required",)),
    ("type", "urn:cio-schemas:pipelines/identify#/allOf/0/anyOf/2/properties/traits", ("properties", "traits", "type")),
    ("required", "urn:cio-schemas:pipelines/identify#/allOf/0/anyOf/2/properties/traits", ("properties", "traits", "required")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Someone", ("properties", "traits", "properties", "email", "type")),
    ("minLength", "urn:cio-schemas:parts/pipelines#/$defs/Someone", ("properties", "traits", "properties", "email", "minLength")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call", ("type",)),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/userId", ("properties", "userId", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/anonymousId", ("properties", "anonymousId", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/messageId", ("properties", "messageId", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/timestamp", ("properties", "timestamp", "type")),
    ("format", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/timestamp", ("properties", "timestamp", "format")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/integrations", ("properties", "integrations", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/channel", ("properties", "channel", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/version", ("properties", "version", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/sentAt", ("properties", "sentAt", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/receivedAt", ("properties", "receivedAt", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/originalTimestamp", ("properties", "originalTimestamp", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/writeKey", ("properties", "writeKey", "type")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Call/properties/_metadata", ("properties", "_metadata", "type")),
    ("required", "urn:cio-schemas:parts/pipelines#/$defs/HasUser", ("required",)),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Someone", ("properties", "userId", "type")),
    ("minLength", "urn:cio-schemas:parts/pipelines#/$defs/Someone", ("properties", "userId", "minLength")),
    ("required", "urn:cio-schemas:parts/pipelines#/$defs/HasAnonymous", ("required",)),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Someone", ("properties", "anonymousId", "type")),
    ("minLength", "urn:cio-schemas:parts/pipelines#/$defs/Someone", ("properties", "anonymousId", "minLength")),
    ("required", "urn:cio-schemas:pipelines/track#/allOf/0/else/anyOf/2", ("required",)),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Someone", ("properties", "groupId", "type")),
    ("minLength", "urn:cio-schemas:parts/pipelines#/$defs/Someone", ("properties", "groupId", "minLength")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Someone", ("type",)),
    ("minLength", "urn:cio-schemas:parts/pipelines#/$defs/Someone", ("minLength",)),
    ("type", "urn:cio-schemas:pipelines/track#/$defs/Device/properties/context", ("type",)),
    ("required", "urn:cio-schemas:pipelines/track#/$defs/Device/properties/context", ("required",)),
    ("type", "urn:cio-schemas:pipelines/track#/$defs/Device/properties/context/properties/device", ("properties", "device", "type")),
    ("required", "urn:cio-schemas:pipelines/track#/$defs/Device/properties/context/properties/device", ("properties", "device", "required")),
    ("type", "urn:cio-schemas:pipelines/track#/$defs/Device/properties/context/properties/device/properties/token", ("properties", "device", "properties", "token", "type")),
    ("minLength", "urn:cio-schemas:pipelines/track#/$defs/Device/properties/context/properties/device/properties/token", ("properties", "device", "properties", "token", "minLength")),
    ("type", "urn:cio-schemas:pipelines/track#/$defs/Related/properties/properties", ("type",)),
    ("required", "urn:cio-schemas:pipelines/track#/$defs/Related/properties/properties", ("required",)),
    ("type", "urn:cio-schemas:pipelines/track#/$defs/Related/properties/properties/properties/objectId", ("properties", "objectId", "type")),
    ("minLength", "urn:cio-schemas:pipelines/track#/$defs/Related/properties/properties/properties/objectId", ("properties", "objectId", "minLength")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/ObjectTypeId", ("properties", "objectTypeId", "type")),
    ("pattern", "urn:cio-schemas:parts/pipelines#/$defs/ObjectTypeId", ("properties", "objectTypeId", "pattern")),
    ("type", "urn:cio-schemas:pipelines/track#/$defs/Delivery/properties/properties", ("type",)),
    ("required", "urn:cio-schemas:pipelines/track#/$defs/Delivery/properties/properties", ("required",)),
    ("required", "urn:cio-schemas:pipelines/track#/$defs/Delivery/properties/properties", ("required",)),
    ("type", "urn:cio-schemas:pipelines/track#/$defs/Delivery/properties/properties/properties/deliveryId", ("properties", "deliveryId", "type")),
    ("minLength", "urn:cio-schemas:pipelines/track#/$defs/Delivery/properties/properties/properties/deliveryId", ("properties", "deliveryId", "minLength")),
    ("type", "urn:cio-schemas:pipelines/track#/$defs/Delivery/properties/properties/properties/metric", ("properties", "metric", "type")),
    ("minLength", "urn:cio-schemas:pipelines/track#/$defs/Delivery/properties/properties/properties/metric", ("properties", "metric", "minLength")),
    ("required", "urn:cio-schemas:parts/pipelines#/$defs/HasUser", ("required",)),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Someone", ("properties", "userId", "type")),
    ("minLength", "urn:cio-schemas:parts/pipelines#/$defs/Someone", ("properties", "userId", "minLength")),
    ("required", "urn:cio-schemas:parts/pipelines#/$defs/HasAnonymous", ("required",)),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Someone", ("properties", "anonymousId", "type")),
    ("minLength", "urn:cio-schemas:parts/pipelines#/$defs/Someone", ("properties", "anonymousId", "minLength")),
    ("const", "urn:cio-schemas:pipelines/screen#/properties/type", ("then", "properties", "type", "const")),
    ("type", "urn:cio-schemas:pipelines/screen#/properties/name", ("then", "properties", "name", "type")),
    ("type", "urn:cio-schemas:pipelines/screen#/properties/category", ("then", "properties", "category", "type")),
    ("type", "urn:cio-schemas:pipelines/screen#/properties/properties", ("then", "properties", "properties", "type")),
    ("anyOf", "urn:cio-schemas:parts/pipelines#/$defs/HasPerson", ("then", "allOf", 1, "anyOf")),
    ("required", "urn:cio-schemas:pipelines/group#", ("then", "required")),
    ("const", "urn:cio-schemas:pipelines/group#/properties/type", ("then", "properties", "type", "const")),
    ("type", "urn:cio-schemas:pipelines/group#/properties/groupId", ("then", "properties", "groupId", "type")),
    ("minLength", "urn:cio-schemas:pipelines/group#/properties/groupId", ("then", "properties", "groupId", "minLength")),
    ("type", "urn:cio-schemas:pipelines/group#/properties/traits", ("then", "properties", "traits", "type")),
    ("maxProperties", "urn:cio-schemas:pipelines/group#/properties/traits", ("then", "properties", "traits", "maxProperties")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/ObjectTypeId", ("then", "properties", "traits", "properties", "object_type_id", "type")),
    ("pattern", "urn:cio-schemas:parts/pipelines#/$defs/ObjectTypeId", ("then", "properties", "traits", "properties", "object_type_id", "pattern")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/ObjectTypeId", ("then", "properties", "traits", "properties", "objectTypeId", "type")),
    ("pattern", "urn:cio-schemas:parts/pipelines#/$defs/ObjectTypeId", ("then", "properties", "traits", "properties", "objectTypeId", "pattern")),
    ("type", "urn:cio-schemas:pipelines/group#/properties/traits/properties/relationshipAttributes", ("then", "properties", "traits", "properties", "relationshipAttributes", "type")),
    ("maxProperties", "urn:cio-schemas:pipelines/group#/properties/traits/properties/relationshipAttributes", ("then", "properties", "traits", "properties", "relationshipAttributes", "maxProperties")),
    ("anyOf", "urn:cio-schemas:parts/pipelines#/$defs/HasPerson", ("then", "allOf", 1, "anyOf")),
    ("required", "urn:cio-schemas:pipelines/alias#", ("then", "required")),
    ("required", "urn:cio-schemas:pipelines/alias#", ("then", "required")),
    ("const", "urn:cio-schemas:pipelines/alias#/properties/type", ("then", "properties", "type", "const")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Someone", ("then", "properties", "userId", "type")),
    ("minLength", "urn:cio-schemas:parts/pipelines#/$defs/Someone", ("then", "properties", "userId", "minLength")),
    ("type", "urn:cio-schemas:parts/pipelines#/$defs/Someone", ("then", "properties", "previousId", "type")),
    ("minLength", "urn:cio-schemas:parts/pipelines#/$defs/Someone", ("then", "properties", "previousId", "minLength")),
    ("type", "/properties/integrations", ("type",)),
]
