"""Written by `python -m cio_schemas.precompiled` from the schema that BASE names; not to be edited."""

# mypy: ignore-errors

import re

from cio_schemas.runtime import NoStepsError, STEPS_LEFT, is_integer, is_number, resumed, take_steps

UNLIKE_PATTERN = re.compile('(?!(?:\\+[1-9][0-9]{1,14}+)\\Z)').match
PATTERN = re.compile('topic_[0-9]++').fullmatch
PATTERN_2 = re.compile('cio_subscription_preferences\\.(?:topics\\.topic_[0-9]++|channels\\.[_a-z]++)').fullmatch


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
    v_steps = STEPS_LEFT[0] = STEPS_LEFT[0] - 1
    if v_steps < 0:
        raise NoStepsError
    if len(v_batch) > 16:
        take_steps(len(v_batch))
    for v_item in v_batch:
        if v_item.__class__ is not dict:
            if not isinstance(v_item, dict):
                return False
            v_item = dict(v_item)
        try:
            v_type = v_item["type"]
        except KeyError:
            return False
        if (v_type.__class__ is not str and not isinstance(v_type, str)) or v_type not in {"person", "object", "delivery"}:
            return False
        try:
            v_action = v_item["action"]
        except KeyError:
            return False
        if v_action.__class__ is not str and not isinstance(v_action, str):
            return False
        if "timestamp" in v_item:
            v_timestamp = v_item["timestamp"]
            if v_timestamp.__class__ is not int and not is_integer(v_timestamp):
                return False
        if is_all_of_0_if(v_item):
            if "action" in v_item:
                v_action_2 = v_item["action"]
                if (v_action_2.__class__ is not str and not isinstance(v_action_2, str)) or v_action_2 not in {"identify", "delete", "event", "screen", "page", "add_relationships", "delete_relationships", "add_device", "delete_device", "merge", "suppress", "unsuppress"}:
                    return False
            if "identifiers" in v_item:
                v_identifiers = v_item["identifiers"]
                if v_identifiers.__class__ is not dict and not isinstance(v_identifiers, dict):
                    return False
                if "id" in v_identifiers:
                    if not is_person_identifiers_id(v_identifiers["id"]):
                        return False
                if "email" in v_identifiers:
                    if not is_person_identifiers_email(v_identifiers["email"]):
                        return False
                if "phone" in v_identifiers:
                    if not is_person_identifiers_phone(v_identifiers["phone"]):
                        return False
                if "cio_id" in v_identifiers:
                    if not is_person_identifiers_cio_id(v_identifiers["cio_id"]):
                        return False
                if "anonymous_id" in v_identifiers:
                    if not is_person_identifiers_anonymous_id(v_identifiers["anonymous_id"]):
                        return False
                if not is_person_identifiers_all_of_0(v_identifiers):
                    return False
                if not is_person_identifiers_all_of_1(v_identifiers):
                    return False
            if "attributes" in v_item:
                v_attributes = v_item["attributes"]
                if isinstance(v_attributes, dict):
                    if len(v_attributes) > 300:
                        return False
                elif v_attributes is not None:
                    return False
            if "cio_relationships" in v_item:
                v_cio_relationships = v_item["cio_relationships"]
                if v_cio_relationships.__class__ is not list and not isinstance(v_cio_relationships, list):
                    return False
                if len(v_cio_relationships) > 16:
                    take_steps(len(v_cio_relationships))
                for v_item_2 in v_cio_relationships:
                    if not is_to_object(v_item_2):
                        return False
            if is_person_all_of_0_if(v_item):
                if not is_merge(v_item):
                    return False
            elif "identifiers" not in v_item:
                return False
            if is_person_all_of_1_if(v_item):
                if not is_event(v_item):
                    return False
            if is_person_all_of_2_if(v_item):
                if not is_relationships(v_item):
                    return False
            if is_person_all_of_3_if(v_item):
                if not is_identify(v_item):
                    return False
            if is_person_all_of_4_if(v_item):
                if not is_add_device(v_item):
                    return False
            if is_person_all_of_5_if(v_item):
                if not is_delete_device(v_item):
                    return False
        if is_all_of_1_if(v_item):
            try:
                v_identifiers_2 = v_item["identifiers"]
            except KeyError:
                return False
            if not is_object_identifiers(v_identifiers_2):
                return False
            if "action" in v_item:
                v_action_3 = v_item["action"]
                if (v_action_3.__class__ is not str and not isinstance(v_action_3, str)) or v_action_3 not in {"identify", "identify_anonymous", "delete", "add_relationships", "delete_relationships"}:
                    return False
            if "attributes" in v_item:
                v_attributes_2 = v_item["attributes"]
                if isinstance(v_attributes_2, dict):
                    if len(v_attributes_2) > 300:
                        return False
                elif v_attributes_2 is not None:
                    return False
            if "anonymous_id" in v_item:
                v_anonymous_id = v_item["anonymous_id"]
                if isinstance(v_anonymous_id, str):
                    if not v_anonymous_id:
                        return False
                elif (v_anonymous_id.__class__ is not float or v_anonymous_id - v_anonymous_id) and v_anonymous_id.__class__ is not int and not is_number(v_anonymous_id):
                    return False
            if "cio_relationships" in v_item:
                v_cio_relationships_2 = v_item["cio_relationships"]
                if v_cio_relationships_2.__class__ is not list and not isinstance(v_cio_relationships_2, list):
                    return False
                if len(v_cio_relationships_2) > 16:
                    take_steps(len(v_cio_relationships_2))
                for v_item_3 in v_cio_relationships_2:
                    if not is_to_person(v_item_3):
                        return False
            if is_object_if(v_item):
                try:
                    v_cio_relationships_3 = v_item["cio_relationships"]
                except KeyError:
                    return False
                if not is_relationships_cio_relationships(v_cio_relationships_3):
                    return False
        if is_all_of_2_if(v_item):
            try:
                v_identifiers_3 = v_item["identifiers"]
            except KeyError:
                return False
            if v_identifiers_3.__class__ is not dict:
                if not isinstance(v_identifiers_3, dict):
                    return False
                v_identifiers_3 = dict(v_identifiers_3)
            try:
                v_id = v_identifiers_3["id"]
            except KeyError:
                return False
            if v_id.__class__ is not str and not isinstance(v_id, str):
                return False
            if not v_id:
                return False
            try:
                v_name = v_item["name"]
            except KeyError:
                return False
            if (v_name.__class__ is not str and not isinstance(v_name, str)) or v_name not in {"opened", "converted", "delivered"}:
                return False
            try:
                v_attributes_3 = v_item["attributes"]
            except KeyError:
                return False
            if v_attributes_3.__class__ is not dict:
                if not isinstance(v_attributes_3, dict):
                    return False
                v_attributes_3 = dict(v_attributes_3)
            try:
                v_device_token = v_attributes_3["device_token"]
            except KeyError:
                return False
            if v_device_token.__class__ is not str and not isinstance(v_device_token, str):
                return False
            if not v_device_token:
                return False
            if "action" in v_item:
                v_action_4 = v_item["action"]
                if v_action_4 != "event":
                    return False
    return True


def is_all_of_0_if(v):
    """urn:cio-schemas:track/v2/entity#/allOf/0/if"""
    if isinstance(v, dict):
        if "type" not in v:
            return False
        v_type = v["type"]
        if v_type != "person":
            return False
    return True


def is_person_identifiers_id(v):
    """urn:cio-schemas:parts/people#/$defs/PersonIdentifiers/properties/id"""
    if isinstance(v, str):
        if not v:
            return False
    elif (v.__class__ is not float or v - v) and v.__class__ is not int and not is_number(v):
        return False
    return True


def is_person_identifiers_email(v):
    """urn:cio-schemas:parts/people#/$defs/PersonIdentifiers/properties/email"""
    if v.__class__ is not str and not isinstance(v, str):
        return False
    if not v:
        return False
    return True


def is_person_identifiers_phone(v):
    """urn:cio-schemas:parts/people#/$defs/PersonIdentifiers/properties/phone"""
    if v.__class__ is not str and not isinstance(v, str):
        return False
    if UNLIKE_PATTERN(v):
        return False
    return True


def is_person_identifiers_cio_id(v):
    """urn:cio-schemas:parts/people#/$defs/PersonIdentifiers/properties/cio_id"""
    if isinstance(v, str):
        if not v:
            return False
    elif (v.__class__ is not float or v - v) and v.__class__ is not int and not is_number(v):
        return False
    return True


def is_person_identifiers_anonymous_id(v):
    """urn:cio-schemas:parts/people#/$defs/PersonIdentifiers/properties/anonymous_id"""
    if isinstance(v, str):
        if not v:
            return False
    elif (v.__class__ is not float or v - v) and v.__class__ is not int and not is_number(v):
        return False
    return True


def is_person_identifiers_all_of_0(v):
    """urn:cio-schemas:parts/people#/$defs/PersonIdentifiers/allOf/0"""
    if isinstance(v, dict) and "id" not in v and isinstance(v, dict) and "email" not in v and isinstance(v, dict) and "phone" not in v and isinstance(v, dict) and "cio_id" not in v and isinstance(v, dict) and "anonymous_id" not in v:
        return False
    return True


def is_person_identifiers_all_of_1(v):
    """urn:cio-schemas:parts/people#/$defs/PersonIdentifiers/allOf/1"""
    if is_person_identifiers_all_of_1_not(v):
        return False
    return True


def is_to_object(v):
    """urn:cio-schemas:parts/objects#/$defs/ToObject"""
    if v.__class__ is not dict:
        if not isinstance(v, dict):
            return False
        v = dict(v)
    try:
        v_identifiers = v["identifiers"]
    except KeyError:
        return False
    if not is_object_identifiers(v_identifiers):
        return False
    if "relationship_attributes" in v:
        v_relationship_attributes = v["relationship_attributes"]
        if isinstance(v_relationship_attributes, dict):
            if len(v_relationship_attributes) > 300:
                return False
        elif v_relationship_attributes is not None:
            return False
    return True


def is_person_all_of_0_if(v):
    """urn:cio-schemas:track/v2/entity#/$defs/Person/allOf/0/if"""
    if isinstance(v, dict):
        if "action" not in v:
            return False
        v_action = v["action"]
        if v_action != "merge":
            return False
    return True


def is_merge(v):
    """urn:cio-schemas:track/v2/entity#/$defs/Merge"""
    if isinstance(v, dict):
        if v.__class__ is not dict:
            v = dict(v)
        try:
            v_primary = v["primary"]
        except KeyError:
            return False
        if not is_one_of_three(v_primary):
            return False
        try:
            v_secondary = v["secondary"]
        except KeyError:
            return False
        if not is_one_of_three(v_secondary):
            return False
    return True


def is_person_all_of_1_if(v):
    """urn:cio-schemas:track/v2/entity#/$defs/Person/allOf/1/if"""
    if isinstance(v, dict):
        if "action" not in v:
            return False
        v_action = v["action"]
        if (v_action.__class__ is not str and not isinstance(v_action, str)) or v_action not in {"event", "page", "screen"}:
            return False
    return True


def is_event(v):
    """urn:cio-schemas:track/v2/entity#/$defs/Event"""
    if isinstance(v, dict):
        if v.__class__ is not dict:
            v = dict(v)
        try:
            v_name = v["name"]
        except KeyError:
            return False
        if v_name.__class__ is not str and not isinstance(v_name, str):
            return False
        if not v_name:
            return False
        if "attributes" in v:
            v_attributes = v["attributes"]
            if isinstance(v_attributes, dict):
                if "recipient" in v_attributes:
                    v_recipient = v_attributes["recipient"]
                    if v_recipient.__class__ is not str and not isinstance(v_recipient, str):
                        return False
        if "id" in v:
            v_id = v["id"]
            if v_id.__class__ is not str and not isinstance(v_id, str):
                return False
    return True


def is_person_all_of_2_if(v):
    """urn:cio-schemas:track/v2/entity#/$defs/Person/allOf/2/if"""
    if isinstance(v, dict):
        if "action" not in v:
            return False
        v_action = v["action"]
        if v_action != "add_relationships" and v_action != "delete_relationships":
            return False
    return True


def is_relationships(v):
    """urn:cio-schemas:track/v2/entity#/$defs/Relationships"""
    if isinstance(v, dict):
        if v.__class__ is not dict:
            v = dict(v)
        try:
            v_cio_relationships = v["cio_relationships"]
        except KeyError:
            return False
        if isinstance(v_cio_relationships, list):
            if not v_cio_relationships:
                return False
    return True


def is_person_all_of_3_if(v):
    """urn:cio-schemas:track/v2/entity#/$defs/Person/allOf/3/if"""
    if isinstance(v, dict):
        if "action" not in v:
            return False
        v_action = v["action"]
        if v_action != "identify":
            return False
    return True


def is_identify(v):
    """urn:cio-schemas:track/v2/entity#/$defs/Identify"""
    if isinstance(v, dict):
        if "attributes" in v:
            v_attributes = v["attributes"]
            if isinstance(v_attributes, dict):
                if len(v_attributes) > 16:
                    take_steps(len(v_attributes))
                if "_update" in v_attributes:
                    v_update = v_attributes["_update"]
                    if v_update is not True and v_update is not False:
                        return False
                if "created_at" in v_attributes:
                    v_created_at = v_attributes["created_at"]
                    if v_created_at.__class__ is not int and not is_integer(v_created_at) and v_created_at is not None:
                        return False
                if "_timestamp" in v_attributes:
                    v_timestamp = v_attributes["_timestamp"]
                    if v_timestamp.__class__ is not int and not is_integer(v_timestamp):
                        return False
                if "cio_subscription_preferences" in v_attributes:
                    v_cio_subscription_preferences = v_attributes["cio_subscription_preferences"]
                    if v_cio_subscription_preferences.__class__ is not dict and not isinstance(v_cio_subscription_preferences, dict):
                        return False
                    if "topics" in v_cio_subscription_preferences:
                        v_topics = v_cio_subscription_preferences["topics"]
                        if v_topics.__class__ is not dict and not isinstance(v_topics, dict):
                            return False
                        if len(v_topics) > 16:
                            take_steps(len(v_topics))
                        for v_name, v_member in v_topics.items():
                            if PATTERN(v_name):
                                if v_member is not True and v_member is not False:
                                    return False
                    if "channels" in v_cio_subscription_preferences:
                        v_channels = v_cio_subscription_preferences["channels"]
                        if v_channels.__class__ is not dict and not isinstance(v_channels, dict):
                            return False
                        if "email" in v_channels:
                            v_email = v_channels["email"]
                            if v_email is not True and v_email is not False:
                                return False
                        if "sms" in v_channels:
                            v_sms = v_channels["sms"]
                            if v_sms is not True and v_sms is not False:
                                return False
                        if "push" in v_channels:
                            v_push = v_channels["push"]
                            if v_push is not True and v_push is not False:
                                return False
                        if "in_app" in v_channels:
                            v_in_app = v_channels["in_app"]
                            if v_in_app is not True and v_in_app is not False:
                                return False
                        if "whatsapp" in v_channels:
                            v_whatsapp = v_channels["whatsapp"]
                            if v_whatsapp is not True and v_whatsapp is not False:
                                return False
                        if "slack" in v_channels:
                            v_slack = v_channels["slack"]
                            if v_slack is not True and v_slack is not False:
                                return False
                        if "line" in v_channels:
                            v_line = v_channels["line"]
                            if v_line is not True and v_line is not False:
                                return False
                        if "inbox" in v_channels:
                            v_inbox = v_channels["inbox"]
                            if v_inbox is not True and v_inbox is not False:
                                return False
                for v_name_2, v_member_2 in v_attributes.items():
                    if PATTERN_2(v_name_2):
                        if v_member_2 is not True and v_member_2 is not False:
                            return False
    return True


def is_person_all_of_4_if(v):
    """urn:cio-schemas:track/v2/entity#/$defs/Person/allOf/4/if"""
    if isinstance(v, dict):
        if "action" not in v:
            return False
        v_action = v["action"]
        if v_action != "add_device":
            return False
    return True


def is_add_device(v):
    """urn:cio-schemas:track/v2/entity#/$defs/AddDevice"""
    if isinstance(v, dict):
        if v.__class__ is not dict:
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
        if "platform" in v_device:
            v_platform = v_device["platform"]
            if v_platform != "ios" and v_platform != "android":
                return False
        if "last_used" in v_device:
            v_last_used = v_device["last_used"]
            if v_last_used.__class__ is not int and not is_integer(v_last_used):
                return False
        if "attributes" in v_device:
            v_attributes = v_device["attributes"]
            if v_attributes.__class__ is not dict and not isinstance(v_attributes, dict):
                return False
            if len(v_attributes) > 16:
                take_steps(len(v_attributes))
            if "push_enabled" in v_attributes:
                v_push_enabled = v_attributes["push_enabled"]
                if v_push_enabled != "true" and v_push_enabled != "false" and v_push_enabled is not True and v_push_enabled is not False:
                    return False
            if "token" in v_attributes:
                v_token_2 = v_attributes["token"]
                if v_token_2 is not None:
                    return False
            for v_name, v_member in v_attributes.items():
                if v_name not in {"push_enabled", "token"}:
                    if v_member is not True and v_member is not False and v_member is not None and (v_member.__class__ is not float or v_member - v_member) and v_member.__class__ is not int and not is_number(v_member) and v_member.__class__ is not str and not isinstance(v_member, str):
                        return False
    return True


def is_person_all_of_5_if(v):
    """urn:cio-schemas:track/v2/entity#/$defs/Person/allOf/5/if"""
    if isinstance(v, dict):
        if "action" not in v:
            return False
        v_action = v["action"]
        if v_action != "delete_device":
            return False
    return True


def is_delete_device(v):
    """urn:cio-schemas:track/v2/entity#/$defs/DeleteDevice"""
    if isinstance(v, dict):
        if v.__class__ is not dict:
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


def is_all_of_1_if(v):
    """urn:cio-schemas:track/v2/entity#/allOf/1/if"""
    if isinstance(v, dict):
        if "type" not in v:
            return False
        v_type = v["type"]
        if v_type != "object":
            return False
    return True


def is_object_identifiers(v):
    """urn:cio-schemas:parts/objects#/$defs/ObjectIdentifiers"""
    if v.__class__ is not dict and not isinstance(v, dict):
        return False
    if "object_type_id" in v:
        v_object_type_id = v["object_type_id"]
        if v_object_type_id.__class__ is not str and not isinstance(v_object_type_id, str):
            return False
        if not v_object_type_id or v_object_type_id.strip("0123456789"):
            return False
    if "object_id" in v:
        v_object_id = v["object_id"]
        if isinstance(v_object_id, str):
            if not v_object_id:
                return False
        elif (v_object_id.__class__ is not float or v_object_id - v_object_id) and v_object_id.__class__ is not int and not is_number(v_object_id):
            return False
    if "cio_object_id" in v:
        v_cio_object_id = v["cio_object_id"]
        if v_cio_object_id.__class__ is not str and not isinstance(v_cio_object_id, str):
            return False
        if not v_cio_object_id:
            return False
    if "cio_object_id" in v:
        if "object_id" in v:
            return False
    else:
        if "object_type_id" not in v:
            return False
        if "object_id" not in v:
            return False
    return True


def is_to_person(v):
    """urn:cio-schemas:parts/objects#/$defs/ToPerson"""
    if v.__class__ is not dict:
        if not isinstance(v, dict):
            return False
        v = dict(v)
    try:
        v_identifiers = v["identifiers"]
    except KeyError:
        return False
    if not is_person_identifiers(v_identifiers):
        return False
    if "relationship_attributes" in v:
        v_relationship_attributes = v["relationship_attributes"]
        if isinstance(v_relationship_attributes, dict):
            if len(v_relationship_attributes) > 300:
                return False
        elif v_relationship_attributes is not None:
            return False
    return True


def is_object_if(v):
    """urn:cio-schemas:track/v2/entity#/$defs/Object/if"""
    if isinstance(v, dict):
        if "action" not in v:
            return False
        v_action = v["action"]
        if v_action != "add_relationships" and v_action != "delete_relationships":
            return False
    return True


def is_relationships_cio_relationships(v):
    """urn:cio-schemas:track/v2/entity#/$defs/Relationships/properties/cio_relationships"""
    if isinstance(v, list):
        if not v:
            return False
    return True


def is_all_of_2_if(v):
    """urn:cio-schemas:track/v2/entity#/allOf/2/if"""
    if isinstance(v, dict):
        if "type" not in v:
            return False
        v_type = v["type"]
        if v_type != "delivery":
            return False
    return True


def is_person_identifiers_all_of_1_not(v):
    """urn:cio-schemas:parts/people#/$defs/PersonIdentifiers/allOf/1/not"""
    if v.__class__ is not dict and not isinstance(v, dict):
        return False
    if ("id" not in v or "email" not in v) and ("id" not in v or "phone" not in v) and ("id" not in v or "cio_id" not in v) and ("email" not in v or "phone" not in v) and ("email" not in v or "cio_id" not in v) and ("phone" not in v or "cio_id" not in v):
        return False
    return True


def is_one_of_three(v):
    """urn:cio-schemas:parts/people#/$defs/OneOfThree"""
    if v.__class__ is not dict and not isinstance(v, dict):
        return False
    if "id" in v:
        v_id = v["id"]
        if isinstance(v_id, str):
            if not v_id:
                return False
        elif (v_id.__class__ is not float or v_id - v_id) and v_id.__class__ is not int and not is_number(v_id):
            return False
    if "email" in v:
        v_email = v["email"]
        if v_email.__class__ is not str and not isinstance(v_email, str):
            return False
        if not v_email:
            return False
    if "cio_id" in v:
        v_cio_id = v["cio_id"]
        if isinstance(v_cio_id, str):
            if not v_cio_id:
                return False
        elif (v_cio_id.__class__ is not float or v_cio_id - v_cio_id) and v_cio_id.__class__ is not int and not is_number(v_cio_id):
            return False
    if "id" not in v and "email" not in v and "cio_id" not in v:
        return False
    if is_one_of_three_all_of_1_not(v):
        return False
    return True


def is_person_identifiers(v):
    """urn:cio-schemas:parts/people#/$defs/PersonIdentifiers"""
    if v.__class__ is not dict and not isinstance(v, dict):
        return False
    if "id" in v:
        v_id = v["id"]
        if isinstance(v_id, str):
            if not v_id:
                return False
        elif (v_id.__class__ is not float or v_id - v_id) and v_id.__class__ is not int and not is_number(v_id):
            return False
    if "email" in v:
        v_email = v["email"]
        if v_email.__class__ is not str and not isinstance(v_email, str):
            return False
        if not v_email:
            return False
    if "phone" in v:
        v_phone = v["phone"]
        if v_phone.__class__ is not str and not isinstance(v_phone, str):
            return False
        if UNLIKE_PATTERN(v_phone):
            return False
    if "cio_id" in v:
        v_cio_id = v["cio_id"]
        if isinstance(v_cio_id, str):
            if not v_cio_id:
                return False
        elif (v_cio_id.__class__ is not float or v_cio_id - v_cio_id) and v_cio_id.__class__ is not int and not is_number(v_cio_id):
            return False
    if "anonymous_id" in v:
        v_anonymous_id = v["anonymous_id"]
        if isinstance(v_anonymous_id, str):
            if not v_anonymous_id:
                return False
        elif (v_anonymous_id.__class__ is not float or v_anonymous_id - v_anonymous_id) and v_anonymous_id.__class__ is not int and not is_number(v_anonymous_id):
            return False
    if "id" not in v and "email" not in v and "phone" not in v and "cio_id" not in v and "anonymous_id" not in v:
        return False
    if is_person_identifiers_all_of_1_not(v):
        return False
    return True


def is_one_of_three_all_of_1_not(v):
    """urn:cio-schemas:parts/people#/$defs/OneOfThree/allOf/1/not"""
    if v.__class__ is not dict and not isinstance(v, dict):
        return False
    if ("id" not in v or "email" not in v) and ("id" not in v or "cio_id" not in v) and ("email" not in v or "cio_id" not in v):
        return False
    return True


def is_valid(v):
    try:
        return is_batch(v)
    except (RecursionError, NoStepsError) as error:
        return resumed(is_batch, v, error)


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
                v_steps = STEPS_LEFT[0] = STEPS_LEFT[0] - 1
                if v_steps < 0:
                    raise NoStepsError
                if len(v_batch) > 16:
                    take_steps(len(v_batch))
                for v_index, v_item in enumerate(v_batch):
                    if v_item.__class__ is not dict and not isinstance(v_item, dict):
                        errors.append((3, v_item, path + ("batch", v_index), schema_path, None))  # type
                    else:
                        if "type" not in v_item:
                            errors.append((4, v_item, path + ("batch", v_index), schema_path, "type"))  # required
                        if "action" not in v_item:
                            errors.append((5, v_item, path + ("batch", v_index), schema_path, "action"))  # required
                        if "type" in v_item:
                            v_type = v_item["type"]
                            if (v_type.__class__ is not str and not isinstance(v_type, str)) or v_type not in {"person", "object", "delivery"}:
                                errors.append((6, v_type, path + ("batch", v_index, "type"), schema_path, None))  # enum
                        if "action" in v_item:
                            v_action = v_item["action"]
                            if v_action.__class__ is not str and not isinstance(v_action, str):
                                errors.append((7, v_action, path + ("batch", v_index, "action"), schema_path, None))  # type
                        if "timestamp" in v_item:
                            v_timestamp = v_item["timestamp"]
                            if v_timestamp.__class__ is not int and not is_integer(v_timestamp):
                                errors.append((8, v_timestamp, path + ("batch", v_index, "timestamp"), schema_path, None))  # type
                    if is_all_of_0_if(v_item):
                        if isinstance(v_item, dict):
                            if "action" in v_item:
                                v_action_2 = v_item["action"]
                                if (v_action_2.__class__ is not str and not isinstance(v_action_2, str)) or v_action_2 not in {"identify", "delete", "event", "screen", "page", "add_relationships", "delete_relationships", "add_device", "delete_device", "merge", "suppress", "unsuppress"}:
                                    errors.append((9, v_action_2, path + ("batch", v_index, "action"), schema_path, None))  # enum
                            if "identifiers" in v_item:
                                v_identifiers = v_item["identifiers"]
                                if v_identifiers.__class__ is not dict and not isinstance(v_identifiers, dict):
                                    errors.append((10, v_identifiers, path + ("batch", v_index, "identifiers"), schema_path, None))  # type
                                else:
                                    if "id" in v_identifiers:
                                        v_id = v_identifiers["id"]
                                        collect_person_identifiers_id(v_id, errors, path + ("batch", v_index, "identifiers", "id"), schema_path + ("properties", "batch", "items", "allOf", 0, "then", "properties", "identifiers", "properties", "id"))
                                    if "email" in v_identifiers:
                                        v_email = v_identifiers["email"]
                                        collect_person_identifiers_email(v_email, errors, path + ("batch", v_index, "identifiers", "email"), schema_path + ("properties", "batch", "items", "allOf", 0, "then", "properties", "identifiers", "properties", "email"))
                                    if "phone" in v_identifiers:
                                        v_phone = v_identifiers["phone"]
                                        collect_person_identifiers_phone(v_phone, errors, path + ("batch", v_index, "identifiers", "phone"), schema_path + ("properties", "batch", "items", "allOf", 0, "then", "properties", "identifiers", "properties", "phone"))
                                    if "cio_id" in v_identifiers:
                                        v_cio_id = v_identifiers["cio_id"]
                                        collect_person_identifiers_cio_id(v_cio_id, errors, path + ("batch", v_index, "identifiers", "cio_id"), schema_path + ("properties", "batch", "items", "allOf", 0, "then", "properties", "identifiers", "properties", "cio_id"))
                                    if "anonymous_id" in v_identifiers:
                                        v_anonymous_id = v_identifiers["anonymous_id"]
                                        collect_person_identifiers_anonymous_id(v_anonymous_id, errors, path + ("batch", v_index, "identifiers", "anonymous_id"), schema_path + ("properties", "batch", "items", "allOf", 0, "then", "properties", "identifiers", "properties", "anonymous_id"))
                                collect_person_identifiers_all_of_0(v_identifiers, errors, path + ("batch", v_index, "identifiers"), schema_path + ("properties", "batch", "items", "allOf", 0, "then", "properties", "identifiers", "allOf", 0))
                                collect_person_identifiers_all_of_1(v_identifiers, errors, path + ("batch", v_index, "identifiers"), schema_path + ("properties", "batch", "items", "allOf", 0, "then", "properties", "identifiers", "allOf", 1))
                            if "attributes" in v_item:
                                v_attributes = v_item["attributes"]
                                if v_attributes is not None and v_attributes.__class__ is not dict and not isinstance(v_attributes, dict):
                                    errors.append((11, v_attributes, path + ("batch", v_index, "attributes"), schema_path, None))  # type
                                if isinstance(v_attributes, dict):
                                    if len(v_attributes) > 300:
                                        errors.append((12, v_attributes, path + ("batch", v_index, "attributes"), schema_path, None))  # maxProperties
                            if "cio_relationships" in v_item:
                                v_cio_relationships = v_item["cio_relationships"]
                                if v_cio_relationships.__class__ is not list and not isinstance(v_cio_relationships, list):
                                    errors.append((13, v_cio_relationships, path + ("batch", v_index, "cio_relationships"), schema_path, None))  # type
                                else:
                                    if len(v_cio_relationships) > 16:
                                        take_steps(len(v_cio_relationships))
                                    for v_index_2, v_item_2 in enumerate(v_cio_relationships):
                                        collect_to_object(v_item_2, errors, path + ("batch", v_index, "cio_relationships", v_index_2), schema_path + ("properties", "batch", "items", "allOf", 0, "then", "properties", "cio_relationships", "items"))
                        if is_person_all_of_0_if(v_item):
                            collect_merge(v_item, errors, path + ("batch", v_index), schema_path + ("properties", "batch", "items", "allOf", 0, "then", "allOf", 0, "then"))
                        elif isinstance(v_item, dict):
                            if "identifiers" not in v_item:
                                errors.append((14, v_item, path + ("batch", v_index), schema_path, "identifiers"))  # required
                        if is_person_all_of_1_if(v_item):
                            collect_event(v_item, errors, path + ("batch", v_index), schema_path + ("properties", "batch", "items", "allOf", 0, "then", "allOf", 1, "then"))
                        if is_person_all_of_2_if(v_item):
                            collect_relationships(v_item, errors, path + ("batch", v_index), schema_path + ("properties", "batch", "items", "allOf", 0, "then", "allOf", 2, "then"))
                        if is_person_all_of_3_if(v_item):
                            collect_identify(v_item, errors, path + ("batch", v_index), schema_path + ("properties", "batch", "items", "allOf", 0, "then", "allOf", 3, "then"))
                        if is_person_all_of_4_if(v_item):
                            collect_add_device(v_item, errors, path + ("batch", v_index), schema_path + ("properties", "batch", "items", "allOf", 0, "then", "allOf", 4, "then"))
                        if is_person_all_of_5_if(v_item):
                            collect_delete_device(v_item, errors, path + ("batch", v_index), schema_path + ("properties", "batch", "items", "allOf", 0, "then", "allOf", 5, "then"))
                    if is_all_of_1_if(v_item):
                        if isinstance(v_item, dict):
                            if "identifiers" not in v_item:
                                errors.append((15, v_item, path + ("batch", v_index), schema_path, "identifiers"))  # required
                            if "action" in v_item:
                                v_action_3 = v_item["action"]
                                if (v_action_3.__class__ is not str and not isinstance(v_action_3, str)) or v_action_3 not in {"identify", "identify_anonymous", "delete", "add_relationships", "delete_relationships"}:
                                    errors.append((16, v_action_3, path + ("batch", v_index, "action"), schema_path, None))  # enum
                            if "identifiers" in v_item:
                                v_identifiers_2 = v_item["identifiers"]
                                collect_object_identifiers(v_identifiers_2, errors, path + ("batch", v_index, "identifiers"), schema_path + ("properties", "batch", "items", "allOf", 1, "then", "properties", "identifiers"))
                            if "attributes" in v_item:
                                v_attributes_2 = v_item["attributes"]
                                if v_attributes_2 is not None and v_attributes_2.__class__ is not dict and not isinstance(v_attributes_2, dict):
                                    errors.append((17, v_attributes_2, path + ("batch", v_index, "attributes"), schema_path, None))  # type
                                if isinstance(v_attributes_2, dict):
                                    if len(v_attributes_2) > 300:
                                        errors.append((18, v_attributes_2, path + ("batch", v_index, "attributes"), schema_path, None))  # maxProperties
                            if "anonymous_id" in v_item:
                                v_anonymous_id_2 = v_item["anonymous_id"]
                                if (v_anonymous_id_2.__class__ is not float or v_anonymous_id_2 - v_anonymous_id_2) and v_anonymous_id_2.__class__ is not int and not is_number(v_anonymous_id_2) and v_anonymous_id_2.__class__ is not str and not isinstance(v_anonymous_id_2, str):
                                    errors.append((19, v_anonymous_id_2, path + ("batch", v_index, "anonymous_id"), schema_path, None))  # type
                                if isinstance(v_anonymous_id_2, str):
                                    if not v_anonymous_id_2:
                                        errors.append((20, v_anonymous_id_2, path + ("batch", v_index, "anonymous_id"), schema_path, None))  # minLength
                            if "cio_relationships" in v_item:
                                v_cio_relationships_2 = v_item["cio_relationships"]
                                if v_cio_relationships_2.__class__ is not list and not isinstance(v_cio_relationships_2, list):
                                    errors.append((21, v_cio_relationships_2, path + ("batch", v_index, "cio_relationships"), schema_path, None))  # type
                                else:
                                    if len(v_cio_relationships_2) > 16:
                                        take_steps(len(v_cio_relationships_2))
                                    for v_index_3, v_item_3 in enumerate(v_cio_relationships_2):
                                        collect_to_person(v_item_3, errors, path + ("batch", v_index, "cio_relationships", v_index_3), schema_path + ("properties", "batch", "items", "allOf", 1, "then", "properties", "cio_relationships", "items"))
                        if is_object_if(v_item):
                            if isinstance(v_item, dict):
                                if "cio_relationships" not in v_item:
                                    errors.append((22, v_item, path + ("batch", v_index), schema_path, "cio_relationships"))  # required
                                if "cio_relationships" in v_item:
                                    v_cio_relationships_3 = v_item["cio_relationships"]
                                    collect_relationships_cio_relationships(v_cio_relationships_3, errors, path + ("batch", v_index, "cio_relationships"), schema_path + ("properties", "batch", "items", "allOf", 1, "then", "then", "properties", "cio_relationships"))
                    if is_all_of_2_if(v_item):
                        if isinstance(v_item, dict):
                            if "identifiers" not in v_item:
                                errors.append((23, v_item, path + ("batch", v_index), schema_path, "identifiers"))  # required
                            if "name" not in v_item:
                                errors.append((24, v_item, path + ("batch", v_index), schema_path, "name"))  # required
                            if "attributes" not in v_item:
                                errors.append((25, v_item, path + ("batch", v_index), schema_path, "attributes"))  # required
                            if "action" in v_item:
                                v_action_4 = v_item["action"]
                                if v_action_4 != "event":
                                    errors.append((26, v_action_4, path + ("batch", v_index, "action"), schema_path, None))  # const
                            if "identifiers" in v_item:
                                v_identifiers_3 = v_item["identifiers"]
                                if v_identifiers_3.__class__ is not dict and not isinstance(v_identifiers_3, dict):
                                    errors.append((27, v_identifiers_3, path + ("batch", v_index, "identifiers"), schema_path, None))  # type
                                else:
                                    if "id" not in v_identifiers_3:
                                        errors.append((28, v_identifiers_3, path + ("batch", v_index, "identifiers"), schema_path, "id"))  # required
                                    if "id" in v_identifiers_3:
                                        v_id_2 = v_identifiers_3["id"]
                                        if v_id_2.__class__ is not str and not isinstance(v_id_2, str):
                                            errors.append((29, v_id_2, path + ("batch", v_index, "identifiers", "id"), schema_path, None))  # type
                                        elif not v_id_2:
                                            errors.append((30, v_id_2, path + ("batch", v_index, "identifiers", "id"), schema_path, None))  # minLength
                            if "name" in v_item:
                                v_name = v_item["name"]
                                if (v_name.__class__ is not str and not isinstance(v_name, str)) or v_name not in {"opened", "converted", "delivered"}:
                                    errors.append((31, v_name, path + ("batch", v_index, "name"), schema_path, None))  # enum
                            if "attributes" in v_item:
                                v_attributes_3 = v_item["attributes"]
                                if v_attributes_3.__class__ is not dict and not isinstance(v_attributes_3, dict):
                                    errors.append((32, v_attributes_3, path + ("batch", v_index, "attributes"), schema_path, None))  # type
                                else:
                                    if "device_token" not in v_attributes_3:
                                        errors.append((33, v_attributes_3, path + ("batch", v_index, "attributes"), schema_path, "device_token"))  # required
                                    if "device_token" in v_attributes_3:
                                        v_device_token = v_attributes_3["device_token"]
                                        if v_device_token.__class__ is not str and not isinstance(v_device_token, str):
                                            errors.append((34, v_device_token, path + ("batch", v_index, "attributes", "device_token"), schema_path, None))  # type
                                        elif not v_device_token:
                                            errors.append((35, v_device_token, path + ("batch", v_index, "attributes", "device_token"), schema_path, None))  # minLength


def collect_person_identifiers_id(v, errors, path, schema_path):
    """urn:cio-schemas:parts/people#/$defs/PersonIdentifiers/properties/id"""
    if (v.__class__ is not float or v - v) and v.__class__ is not int and not is_number(v) and v.__class__ is not str and not isinstance(v, str):
        errors.append((36, v, path, schema_path, None))  # type
    if isinstance(v, str):
        if not v:
            errors.append((37, v, path, schema_path, None))  # minLength


def collect_person_identifiers_email(v, errors, path, schema_path):
    """urn:cio-schemas:parts/people#/$defs/PersonIdentifiers/properties/email"""
    if v.__class__ is not str and not isinstance(v, str):
        errors.append((38, v, path, schema_path, None))  # type
    elif not v:
        errors.append((39, v, path, schema_path, None))  # minLength


def collect_person_identifiers_phone(v, errors, path, schema_path):
    """urn:cio-schemas:parts/people#/$defs/PersonIdentifiers/properties/phone"""
    if v.__class__ is not str and not isinstance(v, str):
        errors.append((40, v, path, schema_path, None))  # type
    elif UNLIKE_PATTERN(v):
        errors.append((41, v, path, schema_path, None))  # pattern


def collect_person_identifiers_cio_id(v, errors, path, schema_path):
    """urn:cio-schemas:parts/people#/$defs/PersonIdentifiers/properties/cio_id"""
    if (v.__class__ is not float or v - v) and v.__class__ is not int and not is_number(v) and v.__class__ is not str and not isinstance(v, str):
        errors.append((42, v, path, schema_path, None))  # type
    if isinstance(v, str):
        if not v:
            errors.append((43, v, path, schema_path, None))  # minLength


def collect_person_identifiers_anonymous_id(v, errors, path, schema_path):
    """urn:cio-schemas:parts/people#/$defs/PersonIdentifiers/properties/anonymous_id"""
    if (v.__class__ is not float or v - v) and v.__class__ is not int and not is_number(v) and v.__class__ is not str and not isinstance(v, str):
        errors.append((44, v, path, schema_path, None))  # type
    if isinstance(v, str):
        if not v:
            errors.append((45, v, path, schema_path, None))  # minLength


def collect_person_identifiers_all_of_0(v, errors, path, schema_path):
    """urn:cio-schemas:parts/people#/$defs/PersonIdentifiers/allOf/0"""
    if isinstance(v, dict) and "id" not in v and isinstance(v, dict) and "email" not in v and isinstance(v, dict) and "phone" not in v and isinstance(v, dict) and "cio_id" not in v and isinstance(v, dict) and "anonymous_id" not in v:
        v_context = []
        if isinstance(v, dict):
            if "id" not in v:
                v_context.append((46, v, (), (), "id"))  # required
        if isinstance(v, dict):
            if "email" not in v:
                v_context.append((47, v, (), (), "email"))  # required
        if isinstance(v, dict):
            if "phone" not in v:
                v_context.append((48, v, (), (), "phone"))  # required
        if isinstance(v, dict):
            if "cio_id" not in v:
                v_context.append((49, v, (), (), "cio_id"))  # required
        if isinstance(v, dict):
            if "anonymous_id" not in v:
                v_context.append((50, v, (), (), "anonymous_id"))  # required
        errors.append((51, v, path, schema_path, v_context))  # anyOf


def collect_person_identifiers_all_of_1(v, errors, path, schema_path):
    """urn:cio-schemas:parts/people#/$defs/PersonIdentifiers/allOf/1"""
    if is_person_identifiers_all_of_1_not(v):
        errors.append((52, v, path, schema_path, None))  # not


def collect_to_object(v, errors, path, schema_path):
    """urn:cio-schemas:parts/objects#/$defs/ToObject"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((53, v, path, schema_path, None))  # type
    else:
        if "identifiers" not in v:
            errors.append((54, v, path, schema_path, "identifiers"))  # required
        if "identifiers" in v:
            v_identifiers = v["identifiers"]
            collect_object_identifiers(v_identifiers, errors, path + ("identifiers",), schema_path + ("properties", "identifiers"))
        if "relationship_attributes" in v:
            v_relationship_attributes = v["relationship_attributes"]
            if v_relationship_attributes is not None and v_relationship_attributes.__class__ is not dict and not isinstance(v_relationship_attributes, dict):
                errors.append((55, v_relationship_attributes, path + ("relationship_attributes",), schema_path, None))  # type
            if isinstance(v_relationship_attributes, dict):
                if len(v_relationship_attributes) > 300:
                    errors.append((56, v_relationship_attributes, path + ("relationship_attributes",), schema_path, None))  # maxProperties


def collect_merge(v, errors, path, schema_path):
    """urn:cio-schemas:track/v2/entity#/$defs/Merge"""
    if isinstance(v, dict):
        if "primary" not in v:
            errors.append((57, v, path, schema_path, "primary"))  # required
        if "secondary" not in v:
            errors.append((58, v, path, schema_path, "secondary"))  # required
        if "primary" in v:
            v_primary = v["primary"]
            collect_one_of_three(v_primary, errors, path + ("primary",), schema_path + ("properties", "primary"))
        if "secondary" in v:
            v_secondary = v["secondary"]
            collect_one_of_three(v_secondary, errors, path + ("secondary",), schema_path + ("properties", "secondary"))


def collect_event(v, errors, path, schema_path):
    """urn:cio-schemas:track/v2/entity#/$defs/Event"""
    if isinstance(v, dict):
        if "name" not in v:
            errors.append((59, v, path, schema_path, "name"))  # required
        if "name" in v:
            v_name = v["name"]
            if v_name.__class__ is not str and not isinstance(v_name, str):
                errors.append((60, v_name, path + ("name",), schema_path, None))  # type
            elif not v_name:
                errors.append((61, v_name, path + ("name",), schema_path, None))  # minLength
        if "attributes" in v:
            v_attributes = v["attributes"]
            if isinstance(v_attributes, dict):
                if "recipient" in v_attributes:
                    v_recipient = v_attributes["recipient"]
                    if v_recipient.__class__ is not str and not isinstance(v_recipient, str):
                        errors.append((62, v_recipient, path + ("attributes", "recipient"), schema_path, None))  # type
        if "id" in v:
            v_id = v["id"]
            if v_id.__class__ is not str and not isinstance(v_id, str):
                errors.append((63, v_id, path + ("id",), schema_path, None))  # type


def collect_relationships(v, errors, path, schema_path):
    """urn:cio-schemas:track/v2/entity#/$defs/Relationships"""
    if isinstance(v, dict):
        if "cio_relationships" not in v:
            errors.append((64, v, path, schema_path, "cio_relationships"))  # required
        if "cio_relationships" in v:
            v_cio_relationships = v["cio_relationships"]
            if isinstance(v_cio_relationships, list):
                if not v_cio_relationships:
                    errors.append((65, v_cio_relationships, path + ("cio_relationships",), schema_path, None))  # minItems


def collect_identify(v, errors, path, schema_path):
    """urn:cio-schemas:track/v2/entity#/$defs/Identify"""
    if isinstance(v, dict):
        if "attributes" in v:
            v_attributes = v["attributes"]
            if isinstance(v_attributes, dict):
                if len(v_attributes) > 16:
                    take_steps(len(v_attributes))
                if "_update" in v_attributes:
                    v_update = v_attributes["_update"]
                    if v_update is not True and v_update is not False:
                        errors.append((66, v_update, path + ("attributes", "_update"), schema_path, None))  # type
                if "created_at" in v_attributes:
                    v_created_at = v_attributes["created_at"]
                    if v_created_at.__class__ is not int and not is_integer(v_created_at) and v_created_at is not None:
                        errors.append((67, v_created_at, path + ("attributes", "created_at"), schema_path, None))  # type
                if "_timestamp" in v_attributes:
                    v_timestamp = v_attributes["_timestamp"]
                    if v_timestamp.__class__ is not int and not is_integer(v_timestamp):
                        errors.append((68, v_timestamp, path + ("attributes", "_timestamp"), schema_path, None))  # type
                if "cio_subscription_preferences" in v_attributes:
                    v_cio_subscription_preferences = v_attributes["cio_subscription_preferences"]
                    if v_cio_subscription_preferences.__class__ is not dict and not isinstance(v_cio_subscription_preferences, dict):
                        errors.append((69, v_cio_subscription_preferences, path + ("attributes", "cio_subscription_preferences"), schema_path, None))  # type
                    else:
                        if "topics" in v_cio_subscription_preferences:
                            v_topics = v_cio_subscription_preferences["topics"]
                            if v_topics.__class__ is not dict and not isinstance(v_topics, dict):
                                errors.append((70, v_topics, path + ("attributes", "cio_subscription_preferences", "topics"), schema_path, None))  # type
                            else:
                                if len(v_topics) > 16:
                                    take_steps(len(v_topics))
                                for v_name, v_member in v_topics.items():
                                    if PATTERN(v_name):
                                        if v_member is not True and v_member is not False:
                                            errors.append((71, v_member, path + ("attributes", "cio_subscription_preferences", "topics", v_name), schema_path, None))  # type
                        if "channels" in v_cio_subscription_preferences:
                            v_channels = v_cio_subscription_preferences["channels"]
                            if v_channels.__class__ is not dict and not isinstance(v_channels, dict):
                                errors.append((72, v_channels, path + ("attributes", "cio_subscription_preferences", "channels"), schema_path, None))  # type
                            else:
                                if "email" in v_channels:
                                    v_email = v_channels["email"]
                                    if v_email is not True and v_email is not False:
                                        errors.append((73, v_email, path + ("attributes", "cio_subscription_preferences", "channels", "email"), schema_path, None))  # type
                                if "sms" in v_channels:
                                    v_sms = v_channels["sms"]
                                    if v_sms is not True and v_sms is not False:
                                        errors.append((74, v_sms, path + ("attributes", "cio_subscription_preferences", "channels", "sms"), schema_path, None))  # type
                                if "push" in v_channels:
                                    v_push = v_channels["push"]
                                    if v_push is not True and v_push is not False:
                                        errors.append((75, v_push, path + ("attributes", "cio_subscription_preferences", "channels", "push"), schema_path, None))  # type
                                if "in_app" in v_channels:
                                    v_in_app = v_channels["in_app"]
                                    if v_in_app is not True and v_in_app is not False:
                                        errors.append((76, v_in_app, path + ("attributes", "cio_subscription_preferences", "channels", "in_app"), schema_path, None))  # type
                                if "whatsapp" in v_channels:
                                    v_whatsapp = v_channels["whatsapp"]
                                    if v_whatsapp is not True and v_whatsapp is not False:
                                        errors.append((77, v_whatsapp, path + ("attributes", "cio_subscription_preferences", "channels", "whatsapp"), schema_path, None))  # type
                                if "slack" in v_channels:
                                    v_slack = v_channels["slack"]
                                    if v_slack is not True and v_slack is not False:
                                        errors.append((78, v_slack, path + ("attributes", "cio_subscription_preferences", "channels", "slack"), schema_path, None))  # type
                                if "line" in v_channels:
                                    v_line = v_channels["line"]
                                    if v_line is not True and v_line is not False:
                                        errors.append((79, v_line, path + ("attributes", "cio_subscription_preferences", "channels", "line"), schema_path, None))  # type
                                if "inbox" in v_channels:
                                    v_inbox = v_channels["inbox"]
                                    if v_inbox is not True and v_inbox is not False:
                                        errors.append((80, v_inbox, path + ("attributes", "cio_subscription_preferences", "channels", "inbox"), schema_path, None))  # type
                for v_name_2, v_member_2 in v_attributes.items():
                    if PATTERN_2(v_name_2):
                        if v_member_2 is not True and v_member_2 is not False:
                            errors.append((81, v_member_2, path + ("attributes", v_name_2), schema_path, None))  # type


def collect_add_device(v, errors, path, schema_path):
    """urn:cio-schemas:track/v2/entity#/$defs/AddDevice"""
    if isinstance(v, dict):
        if "device" not in v:
            errors.append((82, v, path, schema_path, "device"))  # required
        if "device" in v:
            v_device = v["device"]
            if v_device.__class__ is not dict and not isinstance(v_device, dict):
                errors.append((83, v_device, path + ("device",), schema_path, None))  # type
            else:
                if "token" not in v_device:
                    errors.append((84, v_device, path + ("device",), schema_path, "token"))  # required
                if "token" in v_device:
                    v_token = v_device["token"]
                    if v_token.__class__ is not str and not isinstance(v_token, str):
                        errors.append((85, v_token, path + ("device", "token"), schema_path, None))  # type
                    elif not v_token:
                        errors.append((86, v_token, path + ("device", "token"), schema_path, None))  # minLength
                if "platform" in v_device:
                    v_platform = v_device["platform"]
                    if v_platform != "ios" and v_platform != "android":
                        errors.append((87, v_platform, path + ("device", "platform"), schema_path, None))  # enum
                if "last_used" in v_device:
                    v_last_used = v_device["last_used"]
                    if v_last_used.__class__ is not int and not is_integer(v_last_used):
                        errors.append((88, v_last_used, path + ("device", "last_used"), schema_path, None))  # type
                if "attributes" in v_device:
                    v_attributes = v_device["attributes"]
                    if v_attributes.__class__ is not dict and not isinstance(v_attributes, dict):
                        errors.append((89, v_attributes, path + ("device", "attributes"), schema_path, None))  # type
                    else:
                        if len(v_attributes) > 16:
                            take_steps(len(v_attributes))
                        if "push_enabled" in v_attributes:
                            v_push_enabled = v_attributes["push_enabled"]
                            if v_push_enabled != "true" and v_push_enabled != "false" and v_push_enabled is not True and v_push_enabled is not False:
                                errors.append((90, v_push_enabled, path + ("device", "attributes", "push_enabled"), schema_path, None))  # enum
                        if "token" in v_attributes:
                            v_token_2 = v_attributes["token"]
                            if v_token_2 is not None:
                                errors.append((91, v_token_2, path + ("device", "attributes", "token"), schema_path, None))  # type
                        for v_name, v_member in v_attributes.items():
                            if v_name not in {"push_enabled", "token"}:
                                if v_member is not True and v_member is not False and v_member is not None and (v_member.__class__ is not float or v_member - v_member) and v_member.__class__ is not int and not is_number(v_member) and v_member.__class__ is not str and not isinstance(v_member, str):
                                    errors.append((92, v_member, path + ("device", "attributes", v_name), schema_path, None))  # type


def collect_delete_device(v, errors, path, schema_path):
    """urn:cio-schemas:track/v2/entity#/$defs/DeleteDevice"""
    if isinstance(v, dict):
        if "device" not in v:
            errors.append((93, v, path, schema_path, "device"))  # required
        if "device" in v:
            v_device = v["device"]
            if v_device.__class__ is not dict and not isinstance(v_device, dict):
                errors.append((94, v_device, path + ("device",), schema_path, None))  # type
            else:
                if "token" not in v_device:
                    errors.append((95, v_device, path + ("device",), schema_path, "token"))  # required
                if "token" in v_device:
                    v_token = v_device["token"]
                    if v_token.__class__ is not str and not isinstance(v_token, str):
                        errors.append((96, v_token, path + ("device", "token"), schema_path, None))  # type
                    elif not v_token:
                        errors.append((97, v_token, path + ("device", "token"), schema_path, None))  # minLength


def collect_object_identifiers(v, errors, path, schema_path):
    """urn:cio-schemas:parts/objects#/$defs/ObjectIdentifiers"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((98, v, path, schema_path, None))  # type
    else:
        if "object_type_id" in v:
            v_object_type_id = v["object_type_id"]
            if v_object_type_id.__class__ is not str and not isinstance(v_object_type_id, str):
                errors.append((99, v_object_type_id, path + ("object_type_id",), schema_path, None))  # type
            elif not v_object_type_id or v_object_type_id.strip("0123456789"):
                errors.append((100, v_object_type_id, path + ("object_type_id",), schema_path, None))  # pattern
        if "object_id" in v:
            v_object_id = v["object_id"]
            if (v_object_id.__class__ is not float or v_object_id - v_object_id) and v_object_id.__class__ is not int and not is_number(v_object_id) and v_object_id.__class__ is not str and not isinstance(v_object_id, str):
                errors.append((101, v_object_id, path + ("object_id",), schema_path, None))  # type
            if isinstance(v_object_id, str):
                if not v_object_id:
                    errors.append((102, v_object_id, path + ("object_id",), schema_path, None))  # minLength
        if "cio_object_id" in v:
            v_cio_object_id = v["cio_object_id"]
            if v_cio_object_id.__class__ is not str and not isinstance(v_cio_object_id, str):
                errors.append((103, v_cio_object_id, path + ("cio_object_id",), schema_path, None))  # type
            elif not v_cio_object_id:
                errors.append((104, v_cio_object_id, path + ("cio_object_id",), schema_path, None))  # minLength
    if not (isinstance(v, dict) and "cio_object_id" not in v):
        if not (isinstance(v, dict) and "object_id" not in v):
            errors.append((105, v, path, schema_path, None))  # not
    elif isinstance(v, dict):
        if "object_type_id" not in v:
            errors.append((106, v, path, schema_path, "object_type_id"))  # required
        if "object_id" not in v:
            errors.append((107, v, path, schema_path, "object_id"))  # required


def collect_to_person(v, errors, path, schema_path):
    """urn:cio-schemas:parts/objects#/$defs/ToPerson"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((108, v, path, schema_path, None))  # type
    else:
        if "identifiers" not in v:
            errors.append((109, v, path, schema_path, "identifiers"))  # required
        if "identifiers" in v:
            v_identifiers = v["identifiers"]
            collect_person_identifiers(v_identifiers, errors, path + ("identifiers",), schema_path + ("properties", "identifiers"))
        if "relationship_attributes" in v:
            v_relationship_attributes = v["relationship_attributes"]
            if v_relationship_attributes is not None and v_relationship_attributes.__class__ is not dict and not isinstance(v_relationship_attributes, dict):
                errors.append((110, v_relationship_attributes, path + ("relationship_attributes",), schema_path, None))  # type
            if isinstance(v_relationship_attributes, dict):
                if len(v_relationship_attributes) > 300:
                    errors.append((111, v_relationship_attributes, path + ("relationship_attributes",), schema_path, None))  # maxProperties


def collect_relationships_cio_relationships(v, errors, path, schema_path):
    """urn:cio-schemas:track/v2/entity#/$defs/Relationships/properties/cio_relationships"""
    if isinstance(v, list):
        if not v:
            errors.append((112, v, path, schema_path, None))  # minItems


def collect_one_of_three(v, errors, path, schema_path):
    """urn:cio-schemas:parts/people#/$defs/OneOfThree"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((113, v, path, schema_path, None))  # type
    else:
        if "id" in v:
            v_id = v["id"]
            if (v_id.__class__ is not float or v_id - v_id) and v_id.__class__ is not int and not is_number(v_id) and v_id.__class__ is not str and not isinstance(v_id, str):
                errors.append((114, v_id, path + ("id",), schema_path, None))  # type
            if isinstance(v_id, str):
                if not v_id:
                    errors.append((115, v_id, path + ("id",), schema_path, None))  # minLength
        if "email" in v:
            v_email = v["email"]
            if v_email.__class__ is not str and not isinstance(v_email, str):
                errors.append((116, v_email, path + ("email",), schema_path, None))  # type
            elif not v_email:
                errors.append((117, v_email, path + ("email",), schema_path, None))  # minLength
        if "cio_id" in v:
            v_cio_id = v["cio_id"]
            if (v_cio_id.__class__ is not float or v_cio_id - v_cio_id) and v_cio_id.__class__ is not int and not is_number(v_cio_id) and v_cio_id.__class__ is not str and not isinstance(v_cio_id, str):
                errors.append((118, v_cio_id, path + ("cio_id",), schema_path, None))  # type
            if isinstance(v_cio_id, str):
                if not v_cio_id:
                    errors.append((119, v_cio_id, path + ("cio_id",), schema_path, None))  # minLength
    if isinstance(v, dict) and "id" not in v and isinstance(v, dict) and "email" not in v and isinstance(v, dict) and "cio_id" not in v:
        v_context = []
        if isinstance(v, dict):
            if "id" not in v:
                v_context.append((120, v, (), (), "id"))  # required
        if isinstance(v, dict):
            if "email" not in v:
                v_context.append((121, v, (), (), "email"))  # required
        if isinstance(v, dict):
            if "cio_id" not in v:
                v_context.append((122, v, (), (), "cio_id"))  # required
        errors.append((123, v, path, schema_path, v_context))  # anyOf
    if is_one_of_three_all_of_1_not(v):
        errors.append((124, v, path, schema_path, None))  # not


def collect_person_identifiers(v, errors, path, schema_path):
    """urn:cio-schemas:parts/people#/$defs/PersonIdentifiers"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((125, v, path, schema_path, None))  # type
    else:
        if "id" in v:
            v_id = v["id"]
            if (v_id.__class__ is not float or v_id - v_id) and v_id.__class__ is not int and not is_number(v_id) and v_id.__class__ is not str and not isinstance(v_id, str):
                errors.append((126, v_id, path + ("id",), schema_path, None))  # type
            if isinstance(v_id, str):
                if not v_id:
                    errors.append((127, v_id, path + ("id",), schema_path, None))  # minLength
        if "email" in v:
            v_email = v["email"]
            if v_email.__class__ is not str and not isinstance(v_email, str):
                errors.append((128, v_email, path + ("email",), schema_path, None))  # type
            elif not v_email:
                errors.append((129, v_email, path + ("email",), schema_path, None))  # minLength
        if "phone" in v:
            v_phone = v["phone"]
            if v_phone.__class__ is not str and not isinstance(v_phone, str):
                errors.append((130, v_phone, path + ("phone",), schema_path, None))  # type
            elif UNLIKE_PATTERN(v_phone):
                errors.append((131, v_phone, path + ("phone",), schema_path, None))  # pattern
        if "cio_id" in v:
            v_cio_id = v["cio_id"]
            if (v_cio_id.__class__ is not float or v_cio_id - v_cio_id) and v_cio_id.__class__ is not int and not is_number(v_cio_id) and v_cio_id.__class__ is not str and not isinstance(v_cio_id, str):
                errors.append((132, v_cio_id, path + ("cio_id",), schema_path, None))  # type
            if isinstance(v_cio_id, str):
                if not v_cio_id:
                    errors.append((133, v_cio_id, path + ("cio_id",), schema_path, None))  # minLength
        if "anonymous_id" in v:
            v_anonymous_id = v["anonymous_id"]
            if (v_anonymous_id.__class__ is not float or v_anonymous_id - v_anonymous_id) and v_anonymous_id.__class__ is not int and not is_number(v_anonymous_id) and v_anonymous_id.__class__ is not str and not isinstance(v_anonymous_id, str):
                errors.append((134, v_anonymous_id, path + ("anonymous_id",), schema_path, None))  # type
            if isinstance(v_anonymous_id, str):
                if not v_anonymous_id:
                    errors.append((135, v_anonymous_id, path + ("anonymous_id",), schema_path, None))  # minLength
    if isinstance(v, dict) and "id" not in v and isinstance(v, dict) and "email" not in v and isinstance(v, dict) and "phone" not in v and isinstance(v, dict) and "cio_id" not in v and isinstance(v, dict) and "anonymous_id" not in v:
        v_context = []
        if isinstance(v, dict):
            if "id" not in v:
                v_context.append((136, v, (), (), "id"))  # required
        if isinstance(v, dict):
            if "email" not in v:
                v_context.append((137, v, (), (), "email"))  # required
        if isinstance(v, dict):
            if "phone" not in v:
                v_context.append((138, v, (), (), "phone"))  # required
        if isinstance(v, dict):
            if "cio_id" not in v:
                v_context.append((139, v, (), (), "cio_id"))  # required
        if isinstance(v, dict):
            if "anonymous_id" not in v:
                v_context.append((140, v, (), (), "anonymous_id"))  # required
        errors.append((141, v, path, schema_path, v_context))  # anyOf
    if is_person_identifiers_all_of_1_not(v):
        errors.append((142, v, path, schema_path, None))  # not


collect = collect_batch


BASE = "urn:cio-schemas:track/v2/batch"
SITES = [
    ("type", ""),
    ("required", ""),
    ("type", "/properties/batch"),
    ("type", "urn:cio-schemas:track/v2/entity#", ("properties", "batch", "items", "type")),
    ("required", "urn:cio-schemas:track/v2/entity#", ("properties", "batch", "items", "required")),
    ("required", "urn:cio-schemas:track/v2/entity#", ("properties", "batch", "items", "required")),
    ("enum", "urn:cio-schemas:track/v2/entity#/properties/type", ("properties", "batch", "items", "properties", "type", "enum")),
    ("type", "urn:cio-schemas:track/v2/entity#/properties/action", ("properties", "batch", "items", "properties", "action", "type")),
    ("type", "urn:cio-schemas:parts/times#/$defs/UnixSeconds", ("properties", "batch", "items", "properties", "timestamp", "type")),
    ("enum", "urn:cio-schemas:track/v2/entity#/$defs/Person/properties/action", ("properties", "batch", "items", "allOf", 0, "then", "properties", "action", "enum")),
    ("type", "urn:cio-schemas:parts/people#/$defs/PersonIdentifiers", ("properties", "batch", "items", "allOf", 0, "then", "properties", "identifiers", "type")),
    ("type", "urn:cio-schemas:parts/people#/$defs/Attributes", ("properties", "batch", "items", "allOf", 0, "then", "properties", "attributes", "type")),
    ("maxProperties", "urn:cio-schemas:parts/people#/$defs/Attributes", ("properties", "batch", "items", "allOf", 0, "then", "properties", "attributes", "maxProperties")),
    ("type", "urn:cio-schemas:track/v2/entity#/$defs/Person/properties/cio_relationships", ("properties", "batch", "items", "allOf", 0, "then", "properties", "cio_relationships", "type")),
    ("required", "urn:cio-schemas:track/v2/entity#/$defs/Person/allOf/0/else", ("properties", "batch", "items", "allOf", 0, "then", "allOf", 0, "else", "required")),
    ("required", "urn:cio-schemas:track/v2/entity#/$defs/Object", ("properties", "batch", "items", "allOf", 1, "then", "required")),
    ("enum", "urn:cio-schemas:track/v2/entity#/$defs/Object/properties/action", ("properties", "batch", "items", "allOf", 1, "then", "properties", "action", "enum")),
    ("type", "urn:cio-schemas:track/v2/entity#/$defs/Object/properties/attributes", ("properties", "batch", "items", "allOf", 1, "then", "properties", "attributes", "type")),
    ("maxProperties", "urn:cio-schemas:track/v2/entity#/$defs/Object/properties/attributes", ("properties", "batch", "items", "allOf", 1, "then", "properties", "attributes", "maxProperties")),
    ("type", "urn:cio-schemas:parts/people#/$defs/AnonymousId", ("properties", "batch", "items", "allOf", 1, "then", "properties", "anonymous_id", "type")),
    ("minLength", "urn:cio-schemas:parts/people#/$defs/AnonymousId", ("properties", "batch", "items", "allOf", 1, "then", "properties", "anonymous_id", "minLength")),
    ("type", "urn:cio-schemas:track/v2/entity#/$defs/Object/properties/cio_relationships", ("properties", "batch", "items", "allOf", 1, "then", "properties", "cio_relationships", "type")),
    ("required", "urn:cio-schemas:track/v2/entity#/$defs/Relationships", ("properties", "batch", "items", "allOf", 1, "then", "then", "required")),
    ("required", "urn:cio-schemas:track/v2/entity#/$defs/Delivery", ("properties", "batch", "items", "allOf", 2, "then", "required")),
    ("required", "urn:cio-schemas:track/v2/entity#/$defs/Delivery", ("properties", "batch", "items", "allOf", 2, "then", "required")),
    ("required", "urn:cio-schemas:track/v2/entity#/$defs/Delivery", ("properties", "batch", "items", "allOf", 2, "then", "required")),
    ("const", "urn:cio-schemas:track/v2/entity#/$defs/Delivery/properties/action", ("properties", "batch", "items", "allOf", 2, "then", "properties", "action", "const")),
    ("type", "urn:cio-schemas:track/v2/entity#/$defs/Delivery/properties/identifiers", ("properties", "batch", "items", "allOf", 2, "then", "properties", "identifiers", "type")),
    ("required", "urn:cio-schemas:track/v2/entity#/$defs/Delivery/properties/identifiers", ("properties", "batch", "items", "allOf", 2, "then", "properties", "identifiers", "required")),
    ("type", "urn:cio-schemas:track/v2/entity#/$defs/Delivery/properties/identifiers/properties/id", ("properties", "batch", "items", "allOf", 2, "then", "properties", "identifiers", "properties", "id", "type")),
    ("minLength", "urn:cio-schemas:track/v2/entity#/$defs/Delivery/properties/identifiers/properties/id", ("properties", "batch", "items", "allOf", 2, "then", "properties", "identifiers", "properties", "id", "minLength")),
    ("enum", "urn:cio-schemas:track/v2/entity#/$defs/Delivery/properties/name", ("properties", "batch", "items", "allOf", 2, "then", "properties", "name", "enum")),
    ("type", "urn:cio-schemas:track/v2/entity#/$defs/Delivery/properties/attributes", ("properties", "batch", "items", "allOf", 2, "then", "properties", "attributes", "type")),
    ("required", "urn:cio-schemas:track/v2/entity#/$defs/Delivery/properties/attributes", ("properties", "batch", "items", "allOf", 2, "then", "properties", "attributes", "required")),
    ("type", "urn:cio-schemas:track/v2/entity#/$defs/Delivery/properties/attributes/properties/device_token", ("properties", "batch", "items", "allOf", 2, "then", "properties", "attributes", "properties", "device_token", "type")),
    ("minLength", "urn:cio-schemas:track/v2/entity#/$defs/Delivery/properties/attributes/properties/device_token", ("properties", "batch", "items", "allOf", 2, "then", "properties", "attributes", "properties", "device_token", "minLength")),
    ("type", "urn:cio-schemas:parts/people#/$defs/PersonId", ("type",)),
    ("minLength", "urn:cio-schemas:parts/people#/$defs/PersonId", ("minLength",)),
    ("type", "urn:cio-schemas:parts/people#/$defs/Email", ("type",)),
    ("minLength", "urn:cio-schemas:parts/people#/$defs/Email", ("minLength",)),
    ("type", "urn:cio-schemas:parts/people#/$defs/Phone", ("type",)),
    ("pattern", "urn:cio-schemas:parts/people#/$defs/Phone", ("pattern",)),
    ("type", "urn:cio-schemas:parts/people#/$defs/CioId", ("type",)),
    ("minLength", "urn:cio-schemas:parts/people#/$defs/CioId", ("minLength",)),
    ("type", "urn:cio-schemas:parts/people#/$defs/AnonymousId", ("type",)),
    ("minLength", "urn:cio-schemas:parts/people#/$defs/AnonymousId", ("minLength",)),
    ("required", "urn:cio-schemas:parts/people#/$defs/PersonIdentifiers/allOf/0/anyOf/0", (0, "required")),
    ("required", "urn:cio-schemas:parts/people#/$defs/PersonIdentifiers/allOf/0/anyOf/1", (1, "required")),
    ("required", "urn:cio-schemas:parts/people#/$defs/PersonIdentifiers/allOf/0/anyOf/2", (2, "required")),
    ("required", "urn:cio-schemas:parts/people#/$defs/PersonIdentifiers/allOf/0/anyOf/3", (3, "required")),
    ("required", "urn:cio-schemas:parts/people#/$defs/PersonIdentifiers/allOf/0/anyOf/4", (4, "required")),
    ("anyOf", "urn:cio-schemas:parts/people#/$defs/PersonIdentifiers/allOf/0", ("anyOf",)),
    ("not", "urn:cio-schemas:parts/people#/$defs/PersonIdentifiers/allOf/1", ("not",)),
    ("type", "urn:cio-schemas:parts/objects#/$defs/ToObject", ("type",)),
    ("required", "urn:cio-schemas:parts/objects#/$defs/ToObject", ("required",)),
    ("type", "urn:cio-schemas:parts/objects#/$defs/RelationshipAttributes", ("properties", "relationship_attributes", "type")),
    ("maxProperties", "urn:cio-schemas:parts/objects#/$defs/RelationshipAttributes", ("properties", "relationship_attributes", "maxProperties")),
    ("required", "urn:cio-schemas:track/v2/entity#/$defs/Merge", ("required",)),
    ("required", "urn:cio-schemas:track/v2/entity#/$defs/Merge", ("required",)),
    ("required", "urn:cio-schemas:track/v2/entity#/$defs/Event", ("required",)),
    ("type", "urn:cio-schemas:parts/events#/$defs/Name", ("properties", "name", "type")),
    ("minLength", "urn:cio-schemas:parts/events#/$defs/Name", ("properties", "name", "minLength")),
    ("type", "urn:cio-schemas:track/v2/entity#/$defs/Event/properties/attributes/properties/recipient", ("properties", "attributes", "properties", "recipient", "type")),
    ("type", "urn:cio-schemas:parts/events#/$defs/EventId", ("properties", "id", "type")),
    ("required", "urn:cio-schemas:track/v2/entity#/$defs/Relationships", ("required",)),
    ("minItems", "urn:cio-schemas:track/v2/entity#/$defs/Relationships/properties/cio_relationships", ("properties", "cio_relationships", "minItems")),
    ("type", "urn:cio-schemas:track/v2/entity#/$defs/Identify/properties/attributes/properties/_update", ("properties", "attributes", "properties", "_update", "type")),
    ("type", "urn:cio-schemas:parts/times#/$defs/UnixSecondsOrNull", ("properties", "attributes", "properties", "created_at", "type")),
    ("type", "urn:cio-schemas:parts/times#/$defs/UnixSeconds", ("properties", "attributes", "properties", "_timestamp", "type")),
    ("type", "urn:cio-schemas:parts/people#/$defs/SubscriptionPreferences", ("properties", "attributes", "properties", "cio_subscription_preferences", "type")),
    ("type", "urn:cio-schemas:parts/people#/$defs/SubscriptionPreferences/properties/topics", ("properties", "attributes", "properties", "cio_subscription_preferences", "properties", "topics", "type")),
    ("type", "urn:cio-schemas:parts/people#/$defs/SubscriptionPreferences/properties/topics/patternProperties/^topic_[0-9]+$", ("properties", "attributes", "properties", "cio_subscription_preferences", "properties", "topics", "patternProperties", "^topic_[0-9]+$", "type")),
    ("type", "urn:cio-schemas:parts/people#/$defs/SubscriptionPreferences/properties/channels", ("properties", "attributes", "properties", "cio_subscription_preferences", "properties", "channels", "type")),
    ("type", "urn:cio-schemas:parts/people#/$defs/SubscriptionPreferences/properties/channels/properties/email", ("properties", "attributes", "properties", "cio_subscription_preferences", "properties", "channels", "properties", "email", "type")),
    ("type", "urn:cio-schemas:parts/people#/$defs/SubscriptionPreferences/properties/channels/properties/sms", ("properties", "attributes", "properties", "cio_subscription_preferences", "properties", "channels", "properties", "sms", "type")),
    ("type", "urn:cio-schemas:parts/people#/$defs/SubscriptionPreferences/properties/channels/properties/push", ("properties", "attributes", "properties", "cio_subscription_preferences", "properties", "channels", "properties", "push", "type")),
    ("type", "urn:cio-schemas:parts/people#/$defs/SubscriptionPreferences/properties/channels/properties/in_app", ("properties", "attributes", "properties", "cio_subscription_preferences", "properties", "channels", "properties", "in_app", "type")),
    ("type", "urn:cio-schemas:parts/people#/$defs/SubscriptionPreferences/properties/channels/properties/whatsapp", ("properties", "attributes", "properties", "cio_subscription_preferences", "properties", "channels", "properties", "whatsapp", "type")),
    ("type", "urn:cio-schemas:parts/people#/$defs/SubscriptionPreferences/properties/channels/properties/slack", ("properties", "attributes", "properties", "cio_subscription_preferences", "properties", "channels", "properties", "slack", "type")),
    ("type", "urn:cio-schemas:parts/people#/$defs/SubscriptionPreferences/properties/channels/properties/line", ("properties", "attributes", "properties", "cio_subscription_preferences", "properties", "channels", "properties", "line", "type")),
    ("type", "urn:cio-schemas:parts/people#/$defs/SubscriptionPreferences/properties/channels/properties/inbox", ("properties", "attributes", "properties", "cio_subscription_preferences", "properties", "channels", "properties", "inbox", "type")),
    ("type", "urn:cio-schemas:track/v2/entity#/$defs/Identify/properties/attributes/patternProperties/^cio_subscription_preferences\\.(topics\\.topic_[0-9]+|channels\\.[a-z_]+)$", ("properties", "attributes", "patternProperties", "^cio_subscription_preferences\\.(topics\\.topic_[0-9]+|channels\\.[a-z_]+)$", "type")),
    ("required", "urn:cio-schemas:track/v2/entity#/$defs/AddDevice", ("required",)),
    ("type", "urn:cio-schemas:track/v2/entity#/$defs/AddDevice/properties/device", ("properties", "device", "type")),
    ("required", "urn:cio-schemas:track/v2/entity#/$defs/AddDevice/properties/device", ("properties", "device", "required")),
    ("type", "urn:cio-schemas:track/v2/entity#/$defs/AddDevice/properties/device/properties/token", ("properties", "device", "properties", "token", "type")),
    ("minLength", "urn:cio-schemas:track/v2/entity#/$defs/AddDevice/properties/device/properties/token", ("properties", "device", "properties", "token", "minLength")),
    ("enum", "urn:cio-schemas:parts/devices#/$defs/Platform", ("properties", "device", "properties", "platform", "enum")),
    ("type", "urn:cio-schemas:parts/times#/$defs/UnixSeconds", ("properties", "device", "properties", "last_used", "type")),
    ("type", "urn:cio-schemas:parts/devices#/$defs/DeviceAttributes", ("properties", "device", "properties", "attributes", "type")),
    ("enum", "urn:cio-schemas:parts/devices#/$defs/DeviceAttributes/properties/push_enabled", ("properties", "device", "properties", "attributes", "properties", "push_enabled", "enum")),
    ("type", "urn:cio-schemas:parts/devices#/$defs/DeviceAttributes/properties/token", ("properties", "device", "properties", "attributes", "properties", "token", "type")),
    ("type", "urn:cio-schemas:parts/devices#/$defs/DeviceAttributes/additionalProperties", ("properties", "device", "properties", "attributes", "additionalProperties", "type")),
    ("required", "urn:cio-schemas:track/v2/entity#/$defs/DeleteDevice", ("required",)),
    ("type", "urn:cio-schemas:track/v2/entity#/$defs/DeleteDevice/properties/device", ("properties", "device", "type")),
    ("required", "urn:cio-schemas:track/v2/entity#/$defs/DeleteDevice/properties/device", ("properties", "device", "required")),
    ("type", "urn:cio-schemas:track/v2/entity#/$defs/DeleteDevice/properties/device/properties/token", ("properties", "device", "properties", "token", "type")),
    ("minLength", "urn:cio-schemas:track/v2/entity#/$defs/DeleteDevice/properties/device/properties/token", ("properties", "device", "properties", "token", "minLength")),
    ("type", "urn:cio-schemas:parts/objects#/$defs/ObjectIdentifiers", ("type",)),
    ("type", "urn:cio-schemas:parts/objects#/$defs/ObjectTypeId", ("properties", "object_type_id", "type")),
    ("pattern", "urn:cio-schemas:parts/objects#/$defs/ObjectTypeId", ("properties", "object_type_id", "pattern")),
    ("type", "urn:cio-schemas:parts/objects#/$defs/ObjectId", ("properties", "object_id", "type")),
    ("minLength", "urn:cio-schemas:parts/objects#/$defs/ObjectId", ("properties", "object_id", "minLength")),
    ("type", "urn:cio-schemas:parts/objects#/$defs/ObjectIdentifiers/properties/cio_object_id", ("properties", "cio_object_id", "type")),
    ("minLength", "urn:cio-schemas:parts/objects#/$defs/ObjectIdentifiers/properties/cio_object_id", ("properties", "cio_object_id", "minLength")),
    ("not", "urn:cio-schemas:parts/objects#/$defs/ObjectIdentifiers/then", ("then", "not")),
    ("required", "urn:cio-schemas:parts/objects#/$defs/ObjectIdentifiers/else", ("else", "required")),
    ("required", "urn:cio-schemas:parts/objects#/$defs/ObjectIdentifiers/else", ("else", "required")),
    ("type", "urn:cio-schemas:parts/objects#/$defs/ToPerson", ("type",)),
    ("required", "urn:cio-schemas:parts/objects#/$defs/ToPerson", ("required",)),
    ("type", "urn:cio-schemas:parts/objects#/$defs/RelationshipAttributes", ("properties", "relationship_attributes", "type")),
    ("maxProperties", "urn:cio-schemas:parts/objects#/$defs/RelationshipAttributes", ("properties", "relationship_attributes", "maxProperties")),
    ("minItems", "urn:cio-schemas:track/v2/entity#/$defs/Relationships/properties/cio_relationships", ("minItems",)),
    ("type", "urn:cio-schemas:parts/people#/$defs/OneOfThree", ("type",)),
    ("type", "urn:cio-schemas:parts/people#/$defs/PersonId", ("properties", "id", "type")),
    ("minLength", "urn:cio-schemas:parts/people#/$defs/PersonId", ("properties", "id", "minLength")),
    ("type", "urn:cio-schemas:parts/people#/$defs/Email", ("properties", "email", "type")),
    ("minLength", "urn:cio-schemas:parts/people#/$defs/Email", ("properties", "email", "minLength")),
    ("type", "urn:cio-schemas:parts/people#/$defs/CioId", ("properties", "cio_id", "type")),
    ("minLength", "urn:cio-schemas:parts/people#/$defs/CioId", ("properties", "cio_id", "minLength")),
    ("required", "urn:cio-schemas:parts/people#/$defs/OneOfThree/allOf/0/anyOf/0", (0, "required")),
    ("required", "urn:cio-schemas:parts/people#/$defs/OneOfThree/allOf/0/anyOf/1", (1, "required")),
    ("required", "urn:cio-schemas:parts/people#/$defs/OneOfThree/allOf/0/anyOf/2", (2, "required")),
    ("anyOf", "urn:cio-schemas:parts/people#/$defs/OneOfThree/allOf/0", ("allOf", 0, "anyOf")),
    ("not", "urn:cio-schemas:parts/people#/$defs/OneOfThree/allOf/1", ("allOf", 1, "not")),
    ("type", "urn:cio-schemas:parts/people#/$defs/PersonIdentifiers", ("type",)),
    ("type", "urn:cio-schemas:parts/people#/$defs/PersonId", ("properties", "id", "type")),
    ("minLength", "urn:cio-schemas:parts/people#/$defs/PersonId", ("properties", "id", "minLength")),
    ("type", "urn:cio-schemas:parts/people#/$defs/Email", ("properties", "email", "type")),
    ("minLength", "urn:cio-schemas:parts/people#/$defs/Email", ("properties", "email", "minLength")),
    ("type", "urn:cio-schemas:parts/people#/$defs/Phone", ("properties", "phone", "type")),
    ("pattern", "urn:cio-schemas:parts/people#/$defs/Phone", ("properties", "phone", "pattern")),
    ("type", "urn:cio-schemas:parts/people#/$defs/CioId", ("properties", "cio_id", "type")),
    ("minLength", "urn:cio-schemas:parts/people#/$defs/CioId", ("properties", "cio_id", "minLength")),
    ("type", "urn:cio-schemas:parts/people#/$defs/AnonymousId", ("properties", "anonymous_id", "type")),
    ("minLength", "urn:cio-schemas:parts/people#/$defs/AnonymousId", ("properties", "anonymous_id", "minLength")),
    ("required", "urn:cio-schemas:parts/people#/$defs/PersonIdentifiers/allOf/0/anyOf/0", (0, "required")),
    ("required", "urn:cio-schemas:parts/people#/$defs/PersonIdentifiers/allOf/0/anyOf/1", (1, "required")),
    ("required", "urn:cio-schemas:parts/people#/$defs/PersonIdentifiers/allOf/0/anyOf/2", (2, "required")),
    ("required", "urn:cio-schemas:parts/people#/$defs/PersonIdentifiers/allOf/0/anyOf/3", (3, "required")),
    ("required", "urn:cio-schemas:parts/people#/$defs/PersonIdentifiers/allOf/0/anyOf/4", (4, "required")),
    ("anyOf", "urn:cio-schemas:parts/people#/$defs/PersonIdentifiers/allOf/0", ("allOf", 0, "anyOf")),
    ("not", "urn:cio-schemas:parts/people#/$defs/PersonIdentifiers/allOf/1", ("allOf", 1, "not")),
]
