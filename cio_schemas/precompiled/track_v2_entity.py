"""Written by `python -m cio_schemas.precompiled` from the schema that BASE names; not to be edited."""

# mypy: ignore-errors

import re

from cio_schemas.runtime import is_integer, is_number

UNLIKE_PATTERN = re.compile('(?!(?:\\+[1-9][0-9]{1,14}+)\\Z)').match
PATTERN = re.compile('cio_subscription_preferences\\.(?:topics\\.topic_[0-9]++|channels\\.[_a-z]++)').fullmatch
PATTERN_2 = re.compile('topic_[0-9]++').fullmatch


def is_entity(v):
    """#"""
    if v.__class__ is not dict:
        if not isinstance(v, dict):
            return False
        v = dict(v)
    try:
        v_type = v["type"]
    except KeyError:
        return False
    if (v_type.__class__ is not str and not isinstance(v_type, str)) or v_type not in {"person", "object", "delivery"}:
        return False
    try:
        v_action = v["action"]
    except KeyError:
        return False
    if v_action.__class__ is not str and not isinstance(v_action, str):
        return False
    if "timestamp" in v:
        v_timestamp = v["timestamp"]
        if v_timestamp.__class__ is not int and not is_integer(v_timestamp):
            return False
    if is_all_of_0_if(v):
        if "action" in v:
            v_action_2 = v["action"]
            if (v_action_2.__class__ is not str and not isinstance(v_action_2, str)) or v_action_2 not in {"identify", "delete", "event", "screen", "page", "add_relationships", "delete_relationships", "add_device", "delete_device", "merge", "suppress", "unsuppress"}:
                return False
        if "identifiers" in v:
            v_identifiers = v["identifiers"]
            if v_identifiers.__class__ is not dict and not isinstance(v_identifiers, dict):
                return False
            if "id" in v_identifiers:
                v_id = v_identifiers["id"]
                if isinstance(v_id, str):
                    if not v_id:
                        return False
                elif (v_id.__class__ is not float or v_id - v_id) and v_id.__class__ is not int and not is_number(v_id):
                    return False
            if "email" in v_identifiers:
                v_email = v_identifiers["email"]
                if v_email.__class__ is not str and not isinstance(v_email, str):
                    return False
                if not v_email:
                    return False
            if "phone" in v_identifiers:
                v_phone = v_identifiers["phone"]
                if v_phone.__class__ is not str and not isinstance(v_phone, str):
                    return False
                if UNLIKE_PATTERN(v_phone):
                    return False
            if "cio_id" in v_identifiers:
                v_cio_id = v_identifiers["cio_id"]
                if isinstance(v_cio_id, str):
                    if not v_cio_id:
                        return False
                elif (v_cio_id.__class__ is not float or v_cio_id - v_cio_id) and v_cio_id.__class__ is not int and not is_number(v_cio_id):
                    return False
            if "anonymous_id" in v_identifiers:
                v_anonymous_id = v_identifiers["anonymous_id"]
                if isinstance(v_anonymous_id, str):
                    if not v_anonymous_id:
                        return False
                elif (v_anonymous_id.__class__ is not float or v_anonymous_id - v_anonymous_id) and v_anonymous_id.__class__ is not int and not is_number(v_anonymous_id):
                    return False
            if "id" not in v_identifiers and "email" not in v_identifiers and "phone" not in v_identifiers and "cio_id" not in v_identifiers and "anonymous_id" not in v_identifiers:
                return False
            if is_person_identifiers_all_of_1_not(v_identifiers):
                return False
        if "attributes" in v:
            v_attributes = v["attributes"]
            if isinstance(v_attributes, dict):
                if len(v_attributes) > 300:
                    return False
            elif v_attributes is not None:
                return False
        if "cio_relationships" in v:
            v_cio_relationships = v["cio_relationships"]
            if v_cio_relationships.__class__ is not list and not isinstance(v_cio_relationships, list):
                return False
            for v_item in v_cio_relationships:
                if v_item.__class__ is not dict:
                    if not isinstance(v_item, dict):
                        return False
                    v_item = dict(v_item)
                try:
                    v_identifiers_2 = v_item["identifiers"]
                except KeyError:
                    return False
                if not is_object_identifiers(v_identifiers_2):
                    return False
                if "relationship_attributes" in v_item:
                    v_relationship_attributes = v_item["relationship_attributes"]
                    if isinstance(v_relationship_attributes, dict):
                        if len(v_relationship_attributes) > 300:
                            return False
                    elif v_relationship_attributes is not None:
                        return False
        if is_person_all_of_0_if(v):
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
        elif "identifiers" not in v:
            return False
        if is_person_all_of_1_if(v):
            try:
                v_name = v["name"]
            except KeyError:
                return False
            if v_name.__class__ is not str and not isinstance(v_name, str):
                return False
            if not v_name:
                return False
            if "attributes" in v:
                v_attributes_2 = v["attributes"]
                if isinstance(v_attributes_2, dict):
                    if "recipient" in v_attributes_2:
                        v_recipient = v_attributes_2["recipient"]
                        if v_recipient.__class__ is not str and not isinstance(v_recipient, str):
                            return False
            if "id" in v:
                v_id_2 = v["id"]
                if v_id_2.__class__ is not str and not isinstance(v_id_2, str):
                    return False
        if is_person_all_of_2_if(v):
            try:
                v_cio_relationships_2 = v["cio_relationships"]
            except KeyError:
                return False
            if isinstance(v_cio_relationships_2, list):
                if not v_cio_relationships_2:
                    return False
        if is_person_all_of_3_if(v):
            if "attributes" in v:
                v_attributes_3 = v["attributes"]
                if isinstance(v_attributes_3, dict):
                    if "_update" in v_attributes_3:
                        v_update = v_attributes_3["_update"]
                        if v_update is not True and v_update is not False:
                            return False
                    if "created_at" in v_attributes_3:
                        if not is_identify_attributes_created_at(v_attributes_3["created_at"]):
                            return False
                    if "_timestamp" in v_attributes_3:
                        if not is_identify_attributes_timestamp(v_attributes_3["_timestamp"]):
                            return False
                    if "cio_subscription_preferences" in v_attributes_3:
                        if not is_identify_attributes_cio_subscription_pre(v_attributes_3["cio_subscription_preferences"]):
                            return False
                    for v_name_2, v_member in v_attributes_3.items():
                        if PATTERN(v_name_2):
                            if not is_identify_attributes_cio_subscription_pre_2(v_member):
                                return False
        if not is_person_all_of_4(v):
            return False
        if not is_person_all_of_5(v):
            return False
    if not is_all_of_1(v):
        return False
    if not is_all_of_2(v):
        return False
    return True


def is_all_of_0_if(v):
    """#/allOf/0/if"""
    if isinstance(v, dict):
        if "type" not in v:
            return False
        v_type = v["type"]
        if v_type != "person":
            return False
    return True


def is_person_identifiers_all_of_1_not(v):
    """urn:cio-schemas:parts/people#/$defs/PersonIdentifiers/allOf/1/not"""
    if v.__class__ is not dict and not isinstance(v, dict):
        return False
    if ("id" not in v or "email" not in v) and ("id" not in v or "phone" not in v) and ("id" not in v or "cio_id" not in v) and ("email" not in v or "phone" not in v) and ("email" not in v or "cio_id" not in v) and ("phone" not in v or "cio_id" not in v):
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


def is_person_all_of_0_if(v):
    """#/$defs/Person/allOf/0/if"""
    if isinstance(v, dict):
        if "action" not in v:
            return False
        v_action = v["action"]
        if v_action != "merge":
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


def is_person_all_of_1_if(v):
    """#/$defs/Person/allOf/1/if"""
    if isinstance(v, dict):
        if "action" not in v:
            return False
        v_action = v["action"]
        if (v_action.__class__ is not str and not isinstance(v_action, str)) or v_action not in {"event", "page", "screen"}:
            return False
    return True


def is_person_all_of_2_if(v):
    """#/$defs/Person/allOf/2/if"""
    if isinstance(v, dict):
        if "action" not in v:
            return False
        v_action = v["action"]
        if v_action != "add_relationships" and v_action != "delete_relationships":
            return False
    return True


def is_person_all_of_3_if(v):
    """#/$defs/Person/allOf/3/if"""
    if isinstance(v, dict):
        if "action" not in v:
            return False
        v_action = v["action"]
        if v_action != "identify":
            return False
    return True


def is_identify_attributes_created_at(v):
    """#/$defs/Identify/properties/attributes/properties/created_at"""
    if v.__class__ is not int and not is_integer(v) and v is not None:
        return False
    return True


def is_identify_attributes_timestamp(v):
    """#/$defs/Identify/properties/attributes/properties/_timestamp"""
    if v.__class__ is not int and not is_integer(v):
        return False
    return True


def is_identify_attributes_cio_subscription_pre(v):
    """#/$defs/Identify/properties/attributes/properties/cio_subscription_preferences"""
    if v.__class__ is not dict and not isinstance(v, dict):
        return False
    if "topics" in v:
        v_topics = v["topics"]
        if v_topics.__class__ is not dict and not isinstance(v_topics, dict):
            return False
        for v_name, v_member in v_topics.items():
            if PATTERN_2(v_name):
                if v_member is not True and v_member is not False:
                    return False
    if "channels" in v:
        v_channels = v["channels"]
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
    return True


def is_identify_attributes_cio_subscription_pre_2(v):
    """#/$defs/Identify/properties/attributes/patternProperties/^cio_subscription_preferences\\.(topics\\.topic_[0-9]+|channels\\.[a-z_]+)$"""
    if v is not True and v is not False:
        return False
    return True


def is_person_all_of_4(v):
    """#/$defs/Person/allOf/4"""
    if is_person_all_of_4_if(v):
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


def is_person_all_of_5(v):
    """#/$defs/Person/allOf/5"""
    if is_person_all_of_5_if(v):
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


def is_all_of_1(v):
    """#/allOf/1"""
    if is_all_of_1_if(v):
        if isinstance(v, dict):
            if v.__class__ is not dict:
                v = dict(v)
            try:
                v_identifiers = v["identifiers"]
            except KeyError:
                return False
            if not is_object_identifiers(v_identifiers):
                return False
            if "action" in v:
                v_action = v["action"]
                if (v_action.__class__ is not str and not isinstance(v_action, str)) or v_action not in {"identify", "identify_anonymous", "delete", "add_relationships", "delete_relationships"}:
                    return False
            if "attributes" in v:
                v_attributes = v["attributes"]
                if isinstance(v_attributes, dict):
                    if len(v_attributes) > 300:
                        return False
                elif v_attributes is not None:
                    return False
            if "anonymous_id" in v:
                v_anonymous_id = v["anonymous_id"]
                if isinstance(v_anonymous_id, str):
                    if not v_anonymous_id:
                        return False
                elif (v_anonymous_id.__class__ is not float or v_anonymous_id - v_anonymous_id) and v_anonymous_id.__class__ is not int and not is_number(v_anonymous_id):
                    return False
            if "cio_relationships" in v:
                v_cio_relationships = v["cio_relationships"]
                if v_cio_relationships.__class__ is not list and not isinstance(v_cio_relationships, list):
                    return False
                for v_item in v_cio_relationships:
                    if v_item.__class__ is not dict:
                        if not isinstance(v_item, dict):
                            return False
                        v_item = dict(v_item)
                    try:
                        v_identifiers_2 = v_item["identifiers"]
                    except KeyError:
                        return False
                    if not is_person_identifiers(v_identifiers_2):
                        return False
                    if "relationship_attributes" in v_item:
                        v_relationship_attributes = v_item["relationship_attributes"]
                        if isinstance(v_relationship_attributes, dict):
                            if len(v_relationship_attributes) > 300:
                                return False
                        elif v_relationship_attributes is not None:
                            return False
        if is_object_if(v):
            if isinstance(v, dict):
                if v.__class__ is not dict:
                    v = dict(v)
                try:
                    v_cio_relationships_2 = v["cio_relationships"]
                except KeyError:
                    return False
                if isinstance(v_cio_relationships_2, list):
                    if not v_cio_relationships_2:
                        return False
    return True


def is_all_of_2(v):
    """#/allOf/2"""
    if is_all_of_2_if(v):
        if isinstance(v, dict):
            if v.__class__ is not dict:
                v = dict(v)
            try:
                v_identifiers = v["identifiers"]
            except KeyError:
                return False
            if v_identifiers.__class__ is not dict:
                if not isinstance(v_identifiers, dict):
                    return False
                v_identifiers = dict(v_identifiers)
            try:
                v_id = v_identifiers["id"]
            except KeyError:
                return False
            if v_id.__class__ is not str and not isinstance(v_id, str):
                return False
            if not v_id:
                return False
            try:
                v_name = v["name"]
            except KeyError:
                return False
            if (v_name.__class__ is not str and not isinstance(v_name, str)) or v_name not in {"opened", "converted", "delivered"}:
                return False
            try:
                v_attributes = v["attributes"]
            except KeyError:
                return False
            if v_attributes.__class__ is not dict:
                if not isinstance(v_attributes, dict):
                    return False
                v_attributes = dict(v_attributes)
            try:
                v_device_token = v_attributes["device_token"]
            except KeyError:
                return False
            if v_device_token.__class__ is not str and not isinstance(v_device_token, str):
                return False
            if not v_device_token:
                return False
            if "action" in v:
                v_action = v["action"]
                if v_action != "event":
                    return False
    return True


def is_one_of_three_all_of_1_not(v):
    """urn:cio-schemas:parts/people#/$defs/OneOfThree/allOf/1/not"""
    if v.__class__ is not dict and not isinstance(v, dict):
        return False
    if ("id" not in v or "email" not in v) and ("id" not in v or "cio_id" not in v) and ("email" not in v or "cio_id" not in v):
        return False
    return True


def is_person_all_of_4_if(v):
    """#/$defs/Person/allOf/4/if"""
    if isinstance(v, dict):
        if "action" not in v:
            return False
        v_action = v["action"]
        if v_action != "add_device":
            return False
    return True


def is_person_all_of_5_if(v):
    """#/$defs/Person/allOf/5/if"""
    if isinstance(v, dict):
        if "action" not in v:
            return False
        v_action = v["action"]
        if v_action != "delete_device":
            return False
    return True


def is_all_of_1_if(v):
    """#/allOf/1/if"""
    if isinstance(v, dict):
        if "type" not in v:
            return False
        v_type = v["type"]
        if v_type != "object":
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


def is_object_if(v):
    """#/$defs/Object/if"""
    if isinstance(v, dict):
        if "action" not in v:
            return False
        v_action = v["action"]
        if v_action != "add_relationships" and v_action != "delete_relationships":
            return False
    return True


def is_all_of_2_if(v):
    """#/allOf/2/if"""
    if isinstance(v, dict):
        if "type" not in v:
            return False
        v_type = v["type"]
        if v_type != "delivery":
            return False
    return True


is_valid = is_entity


def collect_entity(v, errors, path, schema_path):
    """#"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((0, v, path, schema_path, None))  # type
    else:
        if "type" not in v:
            errors.append((1, v, path, schema_path, "type"))  # required
        if "action" not in v:
            errors.append((2, v, path, schema_path, "action"))  # required
        if "type" in v:
            v_type = v["type"]
            if (v_type.__class__ is not str and not isinstance(v_type, str)) or v_type not in {"person", "object", "delivery"}:
                errors.append((3, v_type, path + ("type",), schema_path, None))  # enum
        if "action" in v:
            v_action = v["action"]
            if v_action.__class__ is not str and not isinstance(v_action, str):
                errors.append((4, v_action, path + ("action",), schema_path, None))  # type
        if "timestamp" in v:
            v_timestamp = v["timestamp"]
            if v_timestamp.__class__ is not int and not is_integer(v_timestamp):
                errors.append((5, v_timestamp, path + ("timestamp",), schema_path, None))  # type
    if is_all_of_0_if(v):
        if isinstance(v, dict):
            if "action" in v:
                v_action_2 = v["action"]
                if (v_action_2.__class__ is not str and not isinstance(v_action_2, str)) or v_action_2 not in {"identify", "delete", "event", "screen", "page", "add_relationships", "delete_relationships", "add_device", "delete_device", "merge", "suppress", "unsuppress"}:
                    errors.append((6, v_action_2, path + ("action",), schema_path, None))  # enum
            if "identifiers" in v:
                v_identifiers = v["identifiers"]
                if v_identifiers.__class__ is not dict and not isinstance(v_identifiers, dict):
                    errors.append((7, v_identifiers, path + ("identifiers",), schema_path, None))  # type
                else:
                    if "id" in v_identifiers:
                        v_id = v_identifiers["id"]
                        if (v_id.__class__ is not float or v_id - v_id) and v_id.__class__ is not int and not is_number(v_id) and v_id.__class__ is not str and not isinstance(v_id, str):
                            errors.append((8, v_id, path + ("identifiers", "id"), schema_path, None))  # type
                        if isinstance(v_id, str):
                            if not v_id:
                                errors.append((9, v_id, path + ("identifiers", "id"), schema_path, None))  # minLength
                    if "email" in v_identifiers:
                        v_email = v_identifiers["email"]
                        if v_email.__class__ is not str and not isinstance(v_email, str):
                            errors.append((10, v_email, path + ("identifiers", "email"), schema_path, None))  # type
                        elif not v_email:
                            errors.append((11, v_email, path + ("identifiers", "email"), schema_path, None))  # minLength
                    if "phone" in v_identifiers:
                        v_phone = v_identifiers["phone"]
                        if v_phone.__class__ is not str and not isinstance(v_phone, str):
                            errors.append((12, v_phone, path + ("identifiers", "phone"), schema_path, None))  # type
                        elif UNLIKE_PATTERN(v_phone):
                            errors.append((13, v_phone, path + ("identifiers", "phone"), schema_path, None))  # pattern
                    if "cio_id" in v_identifiers:
                        v_cio_id = v_identifiers["cio_id"]
                        if (v_cio_id.__class__ is not float or v_cio_id - v_cio_id) and v_cio_id.__class__ is not int and not is_number(v_cio_id) and v_cio_id.__class__ is not str and not isinstance(v_cio_id, str):
                            errors.append((14, v_cio_id, path + ("identifiers", "cio_id"), schema_path, None))  # type
                        if isinstance(v_cio_id, str):
                            if not v_cio_id:
                                errors.append((15, v_cio_id, path + ("identifiers", "cio_id"), schema_path, None))  # minLength
                    if "anonymous_id" in v_identifiers:
                        v_anonymous_id = v_identifiers["anonymous_id"]
                        if (v_anonymous_id.__class__ is not float or v_anonymous_id - v_anonymous_id) and v_anonymous_id.__class__ is not int and not is_number(v_anonymous_id) and v_anonymous_id.__class__ is not str and not isinstance(v_anonymous_id, str):
                            errors.append((16, v_anonymous_id, path + ("identifiers", "anonymous_id"), schema_path, None))  # type
                        if isinstance(v_anonymous_id, str):
                            if not v_anonymous_id:
                                errors.append((17, v_anonymous_id, path + ("identifiers", "anonymous_id"), schema_path, None))  # minLength
                if isinstance(v_identifiers, dict) and "id" not in v_identifiers and isinstance(v_identifiers, dict) and "email" not in v_identifiers and isinstance(v_identifiers, dict) and "phone" not in v_identifiers and isinstance(v_identifiers, dict) and "cio_id" not in v_identifiers and isinstance(v_identifiers, dict) and "anonymous_id" not in v_identifiers:
                    v_context = []
                    if isinstance(v_identifiers, dict):
                        if "id" not in v_identifiers:
                            v_context.append((18, v_identifiers, (), (), "id"))  # required
                    if isinstance(v_identifiers, dict):
                        if "email" not in v_identifiers:
                            v_context.append((19, v_identifiers, (), (), "email"))  # required
                    if isinstance(v_identifiers, dict):
                        if "phone" not in v_identifiers:
                            v_context.append((20, v_identifiers, (), (), "phone"))  # required
                    if isinstance(v_identifiers, dict):
                        if "cio_id" not in v_identifiers:
                            v_context.append((21, v_identifiers, (), (), "cio_id"))  # required
                    if isinstance(v_identifiers, dict):
                        if "anonymous_id" not in v_identifiers:
                            v_context.append((22, v_identifiers, (), (), "anonymous_id"))  # required
                    errors.append((23, v_identifiers, path + ("identifiers",), schema_path, v_context))  # anyOf
                if is_person_identifiers_all_of_1_not(v_identifiers):
                    errors.append((24, v_identifiers, path + ("identifiers",), schema_path, None))  # not
            if "attributes" in v:
                v_attributes = v["attributes"]
                if v_attributes is not None and v_attributes.__class__ is not dict and not isinstance(v_attributes, dict):
                    errors.append((25, v_attributes, path + ("attributes",), schema_path, None))  # type
                if isinstance(v_attributes, dict):
                    if len(v_attributes) > 300:
                        errors.append((26, v_attributes, path + ("attributes",), schema_path, None))  # maxProperties
            if "cio_relationships" in v:
                v_cio_relationships = v["cio_relationships"]
                if v_cio_relationships.__class__ is not list and not isinstance(v_cio_relationships, list):
                    errors.append((27, v_cio_relationships, path + ("cio_relationships",), schema_path, None))  # type
                else:
                    for v_index, v_item in enumerate(v_cio_relationships):
                        if v_item.__class__ is not dict and not isinstance(v_item, dict):
                            errors.append((28, v_item, path + ("cio_relationships", v_index), schema_path, None))  # type
                        else:
                            if "identifiers" not in v_item:
                                errors.append((29, v_item, path + ("cio_relationships", v_index), schema_path, "identifiers"))  # required
                            if "identifiers" in v_item:
                                v_identifiers_2 = v_item["identifiers"]
                                collect_object_identifiers(v_identifiers_2, errors, path + ("cio_relationships", v_index, "identifiers"), schema_path + ("allOf", 0, "then", "properties", "cio_relationships", "items", "properties", "identifiers"))
                            if "relationship_attributes" in v_item:
                                v_relationship_attributes = v_item["relationship_attributes"]
                                if v_relationship_attributes is not None and v_relationship_attributes.__class__ is not dict and not isinstance(v_relationship_attributes, dict):
                                    errors.append((30, v_relationship_attributes, path + ("cio_relationships", v_index, "relationship_attributes"), schema_path, None))  # type
                                if isinstance(v_relationship_attributes, dict):
                                    if len(v_relationship_attributes) > 300:
                                        errors.append((31, v_relationship_attributes, path + ("cio_relationships", v_index, "relationship_attributes"), schema_path, None))  # maxProperties
        if is_person_all_of_0_if(v):
            if isinstance(v, dict):
                if "primary" not in v:
                    errors.append((32, v, path, schema_path, "primary"))  # required
                if "secondary" not in v:
                    errors.append((33, v, path, schema_path, "secondary"))  # required
                if "primary" in v:
                    v_primary = v["primary"]
                    collect_one_of_three(v_primary, errors, path + ("primary",), schema_path + ("allOf", 0, "then", "allOf", 0, "then", "properties", "primary"))
                if "secondary" in v:
                    v_secondary = v["secondary"]
                    collect_one_of_three(v_secondary, errors, path + ("secondary",), schema_path + ("allOf", 0, "then", "allOf", 0, "then", "properties", "secondary"))
        elif isinstance(v, dict):
            if "identifiers" not in v:
                errors.append((34, v, path, schema_path, "identifiers"))  # required
        if is_person_all_of_1_if(v):
            if isinstance(v, dict):
                if "name" not in v:
                    errors.append((35, v, path, schema_path, "name"))  # required
                if "name" in v:
                    v_name = v["name"]
                    if v_name.__class__ is not str and not isinstance(v_name, str):
                        errors.append((36, v_name, path + ("name",), schema_path, None))  # type
                    elif not v_name:
                        errors.append((37, v_name, path + ("name",), schema_path, None))  # minLength
                if "attributes" in v:
                    v_attributes_2 = v["attributes"]
                    if isinstance(v_attributes_2, dict):
                        if "recipient" in v_attributes_2:
                            v_recipient = v_attributes_2["recipient"]
                            if v_recipient.__class__ is not str and not isinstance(v_recipient, str):
                                errors.append((38, v_recipient, path + ("attributes", "recipient"), schema_path, None))  # type
                if "id" in v:
                    v_id_2 = v["id"]
                    if v_id_2.__class__ is not str and not isinstance(v_id_2, str):
                        errors.append((39, v_id_2, path + ("id",), schema_path, None))  # type
        if is_person_all_of_2_if(v):
            if isinstance(v, dict):
                if "cio_relationships" not in v:
                    errors.append((40, v, path, schema_path, "cio_relationships"))  # required
                if "cio_relationships" in v:
                    v_cio_relationships_2 = v["cio_relationships"]
                    if isinstance(v_cio_relationships_2, list):
                        if not v_cio_relationships_2:
                            errors.append((41, v_cio_relationships_2, path + ("cio_relationships",), schema_path, None))  # minItems
        if is_person_all_of_3_if(v):
            if isinstance(v, dict):
                if "attributes" in v:
                    v_attributes_3 = v["attributes"]
                    if isinstance(v_attributes_3, dict):
                        if "_update" in v_attributes_3:
                            v_update = v_attributes_3["_update"]
                            if v_update is not True and v_update is not False:
                                errors.append((42, v_update, path + ("attributes", "_update"), schema_path, None))  # type
                        if "created_at" in v_attributes_3:
                            v_created_at = v_attributes_3["created_at"]
                            collect_identify_attributes_created_at(v_created_at, errors, path + ("attributes", "created_at"), schema_path + ("allOf", 0, "then", "allOf", 3, "then", "properties", "attributes", "properties", "created_at"))
                        if "_timestamp" in v_attributes_3:
                            v_timestamp_2 = v_attributes_3["_timestamp"]
                            collect_identify_attributes_timestamp(v_timestamp_2, errors, path + ("attributes", "_timestamp"), schema_path + ("allOf", 0, "then", "allOf", 3, "then", "properties", "attributes", "properties", "_timestamp"))
                        if "cio_subscription_preferences" in v_attributes_3:
                            v_cio_subscription_preferences = v_attributes_3["cio_subscription_preferences"]
                            collect_identify_attributes_cio_subscription_pre(v_cio_subscription_preferences, errors, path + ("attributes", "cio_subscription_preferences"), schema_path + ("allOf", 0, "then", "allOf", 3, "then", "properties", "attributes", "properties", "cio_subscription_preferences"))
                        for v_name_2, v_member in v_attributes_3.items():
                            if PATTERN(v_name_2):
                                collect_identify_attributes_cio_subscription_pre_2(v_member, errors, path + ("attributes", v_name_2), schema_path + ("allOf", 0, "then", "allOf", 3, "then", "properties", "attributes", "patternProperties", "^cio_subscription_preferences\\.(topics\\.topic_[0-9]+|channels\\.[a-z_]+)$"))
        collect_person_all_of_4(v, errors, path, schema_path + ("allOf", 0, "then", "allOf", 4))
        collect_person_all_of_5(v, errors, path, schema_path + ("allOf", 0, "then", "allOf", 5))
    collect_all_of_1(v, errors, path, schema_path + ("allOf", 1))
    collect_all_of_2(v, errors, path, schema_path + ("allOf", 2))


def collect_object_identifiers(v, errors, path, schema_path):
    """urn:cio-schemas:parts/objects#/$defs/ObjectIdentifiers"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((43, v, path, schema_path, None))  # type
    else:
        if "object_type_id" in v:
            v_object_type_id = v["object_type_id"]
            if v_object_type_id.__class__ is not str and not isinstance(v_object_type_id, str):
                errors.append((44, v_object_type_id, path + ("object_type_id",), schema_path, None))  # type
            elif not v_object_type_id or v_object_type_id.strip("0123456789"):
                errors.append((45, v_object_type_id, path + ("object_type_id",), schema_path, None))  # pattern
        if "object_id" in v:
            v_object_id = v["object_id"]
            if (v_object_id.__class__ is not float or v_object_id - v_object_id) and v_object_id.__class__ is not int and not is_number(v_object_id) and v_object_id.__class__ is not str and not isinstance(v_object_id, str):
                errors.append((46, v_object_id, path + ("object_id",), schema_path, None))  # type
            if isinstance(v_object_id, str):
                if not v_object_id:
                    errors.append((47, v_object_id, path + ("object_id",), schema_path, None))  # minLength
        if "cio_object_id" in v:
            v_cio_object_id = v["cio_object_id"]
            if v_cio_object_id.__class__ is not str and not isinstance(v_cio_object_id, str):
                errors.append((48, v_cio_object_id, path + ("cio_object_id",), schema_path, None))  # type
            elif not v_cio_object_id:
                errors.append((49, v_cio_object_id, path + ("cio_object_id",), schema_path, None))  # minLength
    if not (isinstance(v, dict) and "cio_object_id" not in v):
        if not (isinstance(v, dict) and "object_id" not in v):
            errors.append((50, v, path, schema_path, None))  # not
    elif isinstance(v, dict):
        if "object_type_id" not in v:
            errors.append((51, v, path, schema_path, "object_type_id"))  # required
        if "object_id" not in v:
            errors.append((52, v, path, schema_path, "object_id"))  # required


def collect_one_of_three(v, errors, path, schema_path):
    """urn:cio-schemas:parts/people#/$defs/OneOfThree"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((53, v, path, schema_path, None))  # type
    else:
        if "id" in v:
            v_id = v["id"]
            if (v_id.__class__ is not float or v_id - v_id) and v_id.__class__ is not int and not is_number(v_id) and v_id.__class__ is not str and not isinstance(v_id, str):
                errors.append((54, v_id, path + ("id",), schema_path, None))  # type
            if isinstance(v_id, str):
                if not v_id:
                    errors.append((55, v_id, path + ("id",), schema_path, None))  # minLength
        if "email" in v:
            v_email = v["email"]
            if v_email.__class__ is not str and not isinstance(v_email, str):
                errors.append((56, v_email, path + ("email",), schema_path, None))  # type
            elif not v_email:
                errors.append((57, v_email, path + ("email",), schema_path, None))  # minLength
        if "cio_id" in v:
            v_cio_id = v["cio_id"]
            if (v_cio_id.__class__ is not float or v_cio_id - v_cio_id) and v_cio_id.__class__ is not int and not is_number(v_cio_id) and v_cio_id.__class__ is not str and not isinstance(v_cio_id, str):
                errors.append((58, v_cio_id, path + ("cio_id",), schema_path, None))  # type
            if isinstance(v_cio_id, str):
                if not v_cio_id:
                    errors.append((59, v_cio_id, path + ("cio_id",), schema_path, None))  # minLength
    if isinstance(v, dict) and "id" not in v and isinstance(v, dict) and "email" not in v and isinstance(v, dict) and "cio_id" not in v:
        v_context = []
        if isinstance(v, dict):
            if "id" not in v:
                v_context.append((60, v, (), (), "id"))  # required
        if isinstance(v, dict):
            if "email" not in v:
                v_context.append((61, v, (), (), "email"))  # required
        if isinstance(v, dict):
            if "cio_id" not in v:
                v_context.append((62, v, (), (), "cio_id"))  # required
        errors.append((63, v, path, schema_path, v_context))  # anyOf
    if is_one_of_three_all_of_1_not(v):
        errors.append((64, v, path, schema_path, None))  # not


def collect_identify_attributes_created_at(v, errors, path, schema_path):
    """#/$defs/Identify/properties/attributes/properties/created_at"""
    if v.__class__ is not int and not is_integer(v) and v is not None:
        errors.append((65, v, path, schema_path, None))  # type


def collect_identify_attributes_timestamp(v, errors, path, schema_path):
    """#/$defs/Identify/properties/attributes/properties/_timestamp"""
    if v.__class__ is not int and not is_integer(v):
        errors.append((66, v, path, schema_path, None))  # type


def collect_identify_attributes_cio_subscription_pre(v, errors, path, schema_path):
    """#/$defs/Identify/properties/attributes/properties/cio_subscription_preferences"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((67, v, path, schema_path, None))  # type
    else:
        if "topics" in v:
            v_topics = v["topics"]
            if v_topics.__class__ is not dict and not isinstance(v_topics, dict):
                errors.append((68, v_topics, path + ("topics",), schema_path, None))  # type
            else:
                for v_name, v_member in v_topics.items():
                    if PATTERN_2(v_name):
                        if v_member is not True and v_member is not False:
                            errors.append((69, v_member, path + ("topics", v_name), schema_path, None))  # type
        if "channels" in v:
            v_channels = v["channels"]
            if v_channels.__class__ is not dict and not isinstance(v_channels, dict):
                errors.append((70, v_channels, path + ("channels",), schema_path, None))  # type
            else:
                if "email" in v_channels:
                    v_email = v_channels["email"]
                    if v_email is not True and v_email is not False:
                        errors.append((71, v_email, path + ("channels", "email"), schema_path, None))  # type
                if "sms" in v_channels:
                    v_sms = v_channels["sms"]
                    if v_sms is not True and v_sms is not False:
                        errors.append((72, v_sms, path + ("channels", "sms"), schema_path, None))  # type
                if "push" in v_channels:
                    v_push = v_channels["push"]
                    if v_push is not True and v_push is not False:
                        errors.append((73, v_push, path + ("channels", "push"), schema_path, None))  # type
                if "in_app" in v_channels:
                    v_in_app = v_channels["in_app"]
                    if v_in_app is not True and v_in_app is not False:
                        errors.append((74, v_in_app, path + ("channels", "in_app"), schema_path, None))  # type
                if "whatsapp" in v_channels:
                    v_whatsapp = v_channels["whatsapp"]
                    if v_whatsapp is not True and v_whatsapp is not False:
                        errors.append((75, v_whatsapp, path + ("channels", "whatsapp"), schema_path, None))  # type
                if "slack" in v_channels:
                    v_slack = v_channels["slack"]
                    if v_slack is not True and v_slack is not False:
                        errors.append((76, v_slack, path + ("channels", "slack"), schema_path, None))  # type
                if "line" in v_channels:
                    v_line = v_channels["line"]
                    if v_line is not True and v_line is not False:
                        errors.append((77, v_line, path + ("channels", "line"), schema_path, None))  # type
                if "inbox" in v_channels:
                    v_inbox = v_channels["inbox"]
                    if v_inbox is not True and v_inbox is not False:
                        errors.append((78, v_inbox, path + ("channels", "inbox"), schema_path, None))  # type


def collect_identify_attributes_cio_subscription_pre_2(v, errors, path, schema_path):
    """#/$defs/Identify/properties/attributes/patternProperties/^cio_subscription_preferences\\.(topics\\.topic_[0-9]+|channels\\.[a-z_]+)$"""
    if v is not True and v is not False:
        errors.append((79, v, path, schema_path, None))  # type


def collect_person_all_of_4(v, errors, path, schema_path):
    """#/$defs/Person/allOf/4"""
    if is_person_all_of_4_if(v):
        if isinstance(v, dict):
            if "device" not in v:
                errors.append((80, v, path, schema_path, "device"))  # required
            if "device" in v:
                v_device = v["device"]
                if v_device.__class__ is not dict and not isinstance(v_device, dict):
                    errors.append((81, v_device, path + ("device",), schema_path, None))  # type
                else:
                    if "token" not in v_device:
                        errors.append((82, v_device, path + ("device",), schema_path, "token"))  # required
                    if "token" in v_device:
                        v_token = v_device["token"]
                        if v_token.__class__ is not str and not isinstance(v_token, str):
                            errors.append((83, v_token, path + ("device", "token"), schema_path, None))  # type
                        elif not v_token:
                            errors.append((84, v_token, path + ("device", "token"), schema_path, None))  # minLength
                    if "platform" in v_device:
                        v_platform = v_device["platform"]
                        if v_platform != "ios" and v_platform != "android":
                            errors.append((85, v_platform, path + ("device", "platform"), schema_path, None))  # enum
                    if "last_used" in v_device:
                        v_last_used = v_device["last_used"]
                        if v_last_used.__class__ is not int and not is_integer(v_last_used):
                            errors.append((86, v_last_used, path + ("device", "last_used"), schema_path, None))  # type
                    if "attributes" in v_device:
                        v_attributes = v_device["attributes"]
                        if v_attributes.__class__ is not dict and not isinstance(v_attributes, dict):
                            errors.append((87, v_attributes, path + ("device", "attributes"), schema_path, None))  # type
                        else:
                            if "push_enabled" in v_attributes:
                                v_push_enabled = v_attributes["push_enabled"]
                                if v_push_enabled != "true" and v_push_enabled != "false" and v_push_enabled is not True and v_push_enabled is not False:
                                    errors.append((88, v_push_enabled, path + ("device", "attributes", "push_enabled"), schema_path, None))  # enum
                            if "token" in v_attributes:
                                v_token_2 = v_attributes["token"]
                                if v_token_2 is not None:
                                    errors.append((89, v_token_2, path + ("device", "attributes", "token"), schema_path, None))  # type
                            for v_name, v_member in v_attributes.items():
                                if v_name not in {"push_enabled", "token"}:
                                    if v_member is not True and v_member is not False and v_member is not None and (v_member.__class__ is not float or v_member - v_member) and v_member.__class__ is not int and not is_number(v_member) and v_member.__class__ is not str and not isinstance(v_member, str):
                                        errors.append((90, v_member, path + ("device", "attributes", v_name), schema_path, None))  # type


def collect_person_all_of_5(v, errors, path, schema_path):
    """#/$defs/Person/allOf/5"""
    if is_person_all_of_5_if(v):
        if isinstance(v, dict):
            if "device" not in v:
                errors.append((91, v, path, schema_path, "device"))  # required
            if "device" in v:
                v_device = v["device"]
                if v_device.__class__ is not dict and not isinstance(v_device, dict):
                    errors.append((92, v_device, path + ("device",), schema_path, None))  # type
                else:
                    if "token" not in v_device:
                        errors.append((93, v_device, path + ("device",), schema_path, "token"))  # required
                    if "token" in v_device:
                        v_token = v_device["token"]
                        if v_token.__class__ is not str and not isinstance(v_token, str):
                            errors.append((94, v_token, path + ("device", "token"), schema_path, None))  # type
                        elif not v_token:
                            errors.append((95, v_token, path + ("device", "token"), schema_path, None))  # minLength


def collect_all_of_1(v, errors, path, schema_path):
    """#/allOf/1"""
    if is_all_of_1_if(v):
        if isinstance(v, dict):
            if "identifiers" not in v:
                errors.append((96, v, path, schema_path, "identifiers"))  # required
            if "action" in v:
                v_action = v["action"]
                if (v_action.__class__ is not str and not isinstance(v_action, str)) or v_action not in {"identify", "identify_anonymous", "delete", "add_relationships", "delete_relationships"}:
                    errors.append((97, v_action, path + ("action",), schema_path, None))  # enum
            if "identifiers" in v:
                v_identifiers = v["identifiers"]
                collect_object_identifiers(v_identifiers, errors, path + ("identifiers",), schema_path + ("then", "properties", "identifiers"))
            if "attributes" in v:
                v_attributes = v["attributes"]
                if v_attributes is not None and v_attributes.__class__ is not dict and not isinstance(v_attributes, dict):
                    errors.append((98, v_attributes, path + ("attributes",), schema_path, None))  # type
                if isinstance(v_attributes, dict):
                    if len(v_attributes) > 300:
                        errors.append((99, v_attributes, path + ("attributes",), schema_path, None))  # maxProperties
            if "anonymous_id" in v:
                v_anonymous_id = v["anonymous_id"]
                if (v_anonymous_id.__class__ is not float or v_anonymous_id - v_anonymous_id) and v_anonymous_id.__class__ is not int and not is_number(v_anonymous_id) and v_anonymous_id.__class__ is not str and not isinstance(v_anonymous_id, str):
                    errors.append((100, v_anonymous_id, path + ("anonymous_id",), schema_path, None))  # type
                if isinstance(v_anonymous_id, str):
                    if not v_anonymous_id:
                        errors.append((101, v_anonymous_id, path + ("anonymous_id",), schema_path, None))  # minLength
            if "cio_relationships" in v:
                v_cio_relationships = v["cio_relationships"]
                if v_cio_relationships.__class__ is not list and not isinstance(v_cio_relationships, list):
                    errors.append((102, v_cio_relationships, path + ("cio_relationships",), schema_path, None))  # type
                else:
                    for v_index, v_item in enumerate(v_cio_relationships):
                        if v_item.__class__ is not dict and not isinstance(v_item, dict):
                            errors.append((103, v_item, path + ("cio_relationships", v_index), schema_path, None))  # type
                        else:
                            if "identifiers" not in v_item:
                                errors.append((104, v_item, path + ("cio_relationships", v_index), schema_path, "identifiers"))  # required
                            if "identifiers" in v_item:
                                v_identifiers_2 = v_item["identifiers"]
                                collect_person_identifiers(v_identifiers_2, errors, path + ("cio_relationships", v_index, "identifiers"), schema_path + ("then", "properties", "cio_relationships", "items", "properties", "identifiers"))
                            if "relationship_attributes" in v_item:
                                v_relationship_attributes = v_item["relationship_attributes"]
                                if v_relationship_attributes is not None and v_relationship_attributes.__class__ is not dict and not isinstance(v_relationship_attributes, dict):
                                    errors.append((105, v_relationship_attributes, path + ("cio_relationships", v_index, "relationship_attributes"), schema_path, None))  # type
                                if isinstance(v_relationship_attributes, dict):
                                    if len(v_relationship_attributes) > 300:
                                        errors.append((106, v_relationship_attributes, path + ("cio_relationships", v_index, "relationship_attributes"), schema_path, None))  # maxProperties
        if is_object_if(v):
            if isinstance(v, dict):
                if "cio_relationships" not in v:
                    errors.append((107, v, path, schema_path, "cio_relationships"))  # required
                if "cio_relationships" in v:
                    v_cio_relationships_2 = v["cio_relationships"]
                    if isinstance(v_cio_relationships_2, list):
                        if not v_cio_relationships_2:
                            errors.append((108, v_cio_relationships_2, path + ("cio_relationships",), schema_path, None))  # minItems


def collect_all_of_2(v, errors, path, schema_path):
    """#/allOf/2"""
    if is_all_of_2_if(v):
        if isinstance(v, dict):
            if "identifiers" not in v:
                errors.append((109, v, path, schema_path, "identifiers"))  # required
            if "name" not in v:
                errors.append((110, v, path, schema_path, "name"))  # required
            if "attributes" not in v:
                errors.append((111, v, path, schema_path, "attributes"))  # required
            if "action" in v:
                v_action = v["action"]
                if v_action != "event":
                    errors.append((112, v_action, path + ("action",), schema_path, None))  # const
            if "identifiers" in v:
                v_identifiers = v["identifiers"]
                if v_identifiers.__class__ is not dict and not isinstance(v_identifiers, dict):
                    errors.append((113, v_identifiers, path + ("identifiers",), schema_path, None))  # type
                else:
                    if "id" not in v_identifiers:
                        errors.append((114, v_identifiers, path + ("identifiers",), schema_path, "id"))  # required
                    if "id" in v_identifiers:
                        v_id = v_identifiers["id"]
                        if v_id.__class__ is not str and not isinstance(v_id, str):
                            errors.append((115, v_id, path + ("identifiers", "id"), schema_path, None))  # type
                        elif not v_id:
                            errors.append((116, v_id, path + ("identifiers", "id"), schema_path, None))  # minLength
            if "name" in v:
                v_name = v["name"]
                if (v_name.__class__ is not str and not isinstance(v_name, str)) or v_name not in {"opened", "converted", "delivered"}:
                    errors.append((117, v_name, path + ("name",), schema_path, None))  # enum
            if "attributes" in v:
                v_attributes = v["attributes"]
                if v_attributes.__class__ is not dict and not isinstance(v_attributes, dict):
                    errors.append((118, v_attributes, path + ("attributes",), schema_path, None))  # type
                else:
                    if "device_token" not in v_attributes:
                        errors.append((119, v_attributes, path + ("attributes",), schema_path, "device_token"))  # required
                    if "device_token" in v_attributes:
                        v_device_token = v_attributes["device_token"]
                        if v_device_token.__class__ is not str and not isinstance(v_device_token, str):
                            errors.append((120, v_device_token, path + ("attributes", "device_token"), schema_path, None))  # type
                        elif not v_device_token:
                            errors.append((121, v_device_token, path + ("attributes", "device_token"), schema_path, None))  # minLength


def collect_person_identifiers(v, errors, path, schema_path):
    """urn:cio-schemas:parts/people#/$defs/PersonIdentifiers"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((122, v, path, schema_path, None))  # type
    else:
        if "id" in v:
            v_id = v["id"]
            if (v_id.__class__ is not float or v_id - v_id) and v_id.__class__ is not int and not is_number(v_id) and v_id.__class__ is not str and not isinstance(v_id, str):
                errors.append((123, v_id, path + ("id",), schema_path, None))  # type
            if isinstance(v_id, str):
                if not v_id:
                    errors.append((124, v_id, path + ("id",), schema_path, None))  # minLength
        if "email" in v:
            v_email = v["email"]
            if v_email.__class__ is not str and not isinstance(v_email, str):
                errors.append((125, v_email, path + ("email",), schema_path, None))  # type
            elif not v_email:
                errors.append((126, v_email, path + ("email",), schema_path, None))  # minLength
        if "phone" in v:
            v_phone = v["phone"]
            if v_phone.__class__ is not str and not isinstance(v_phone, str):
                errors.append((127, v_phone, path + ("phone",), schema_path, None))  # type
            elif UNLIKE_PATTERN(v_phone):
                errors.append((128, v_phone, path + ("phone",), schema_path, None))  # pattern
        if "cio_id" in v:
            v_cio_id = v["cio_id"]
            if (v_cio_id.__class__ is not float or v_cio_id - v_cio_id) and v_cio_id.__class__ is not int and not is_number(v_cio_id) and v_cio_id.__class__ is not str and not isinstance(v_cio_id, str):
                errors.append((129, v_cio_id, path + ("cio_id",), schema_path, None))  # type
            if isinstance(v_cio_id, str):
                if not v_cio_id:
                    errors.append((130, v_cio_id, path + ("cio_id",), schema_path, None))  # minLength
        if "anonymous_id" in v:
            v_anonymous_id = v["anonymous_id"]
            if (v_anonymous_id.__class__ is not float or v_anonymous_id - v_anonymous_id) and v_anonymous_id.__class__ is not int and not is_number(v_anonymous_id) and v_anonymous_id.__class__ is not str and not isinstance(v_anonymous_id, str):
                errors.append((131, v_anonymous_id, path + ("anonymous_id",), schema_path, None))  # type
            if isinstance(v_anonymous_id, str):
                if not v_anonymous_id:
                    errors.append((132, v_anonymous_id, path + ("anonymous_id",), schema_path, None))  # minLength
    if isinstance(v, dict) and "id" not in v and isinstance(v, dict) and "email" not in v and isinstance(v, dict) and "phone" not in v and isinstance(v, dict) and "cio_id" not in v and isinstance(v, dict) and "anonymous_id" not in v:
        v_context = []
        if isinstance(v, dict):
            if "id" not in v:
                v_context.append((133, v, (), (), "id"))  # required
        if isinstance(v, dict):
            if "email" not in v:
                v_context.append((134, v, (), (), "email"))  # required
        if isinstance(v, dict):
            if "phone" not in v:
                v_context.append((135, v, (), (), "phone"))  # required
        if isinstance(v, dict):
            if "cio_id" not in v:
                v_context.append((136, v, (), (), "cio_id"))  # required
        if isinstance(v, dict):
            if "anonymous_id" not in v:
                v_context.append((137, v, (), (), "anonymous_id"))  # required
        errors.append((138, v, path, schema_path, v_context))  # anyOf
    if is_person_identifiers_all_of_1_not(v):
        errors.append((139, v, path, schema_path, None))  # not


collect = collect_entity


BASE = "urn:cio-schemas:track/v2/entity"
SITES = [
    ("type", ""),
    ("required", ""),
    ("required", ""),
    ("enum", "/properties/type"),
    ("type", "/properties/action"),
    ("type", "urn:cio-schemas:parts/times#/$defs/UnixSeconds", ("properties", "timestamp", "type")),
    ("enum", "/$defs/Person/properties/action", ("allOf", 0, "then", "properties", "action", "enum")),
    ("type", "urn:cio-schemas:parts/people#/$defs/PersonIdentifiers", ("allOf", 0, "then", "properties", "identifiers", "type")),
    ("type", "urn:cio-schemas:parts/people#/$defs/PersonId", ("allOf", 0, "then", "properties", "identifiers", "properties", "id", "type")),
    ("minLength", "urn:cio-schemas:parts/people#/$defs/PersonId", ("allOf", 0, "then", "properties", "identifiers", "properties", "id", "minLength")),
    ("type", "urn:cio-schemas:parts/people#/$defs/Email", ("allOf", 0, "then", "properties", "identifiers", "properties", "email", "type")),
    ("minLength", "urn:cio-schemas:parts/people#/$defs/Email", ("allOf", 0, "then", "properties", "identifiers", "properties", "email", "minLength")),
    ("type", "urn:cio-schemas:parts/people#/$defs/Phone", ("allOf", 0, "then", "properties", "identifiers", "properties", "phone", "type")),
    ("pattern", "urn:cio-schemas:parts/people#/$defs/Phone", ("allOf", 0, "then", "properties", "identifiers", "properties", "phone", "pattern")),
    ("type", "urn:cio-schemas:parts/people#/$defs/CioId", ("allOf", 0, "then", "properties", "identifiers", "properties", "cio_id", "type")),
    ("minLength", "urn:cio-schemas:parts/people#/$defs/CioId", ("allOf", 0, "then", "properties", "identifiers", "properties", "cio_id", "minLength")),
    ("type", "urn:cio-schemas:parts/people#/$defs/AnonymousId", ("allOf", 0, "then", "properties", "identifiers", "properties", "anonymous_id", "type")),
    ("minLength", "urn:cio-schemas:parts/people#/$defs/AnonymousId", ("allOf", 0, "then", "properties", "identifiers", "properties", "anonymous_id", "minLength")),
    ("required", "urn:cio-schemas:parts/people#/$defs/PersonIdentifiers/allOf/0/anyOf/0", (0, "required")),
    ("required", "urn:cio-schemas:parts/people#/$defs/PersonIdentifiers/allOf/0/anyOf/1", (1, "required")),
    ("required", "urn:cio-schemas:parts/people#/$defs/PersonIdentifiers/allOf/0/anyOf/2", (2, "required")),
    ("required", "urn:cio-schemas:parts/people#/$defs/PersonIdentifiers/allOf/0/anyOf/3", (3, "required")),
    ("required", "urn:cio-schemas:parts/people#/$defs/PersonIdentifiers/allOf/0/anyOf/4", (4, "required")),
    ("anyOf", "urn:cio-schemas:parts/people#/$defs/PersonIdentifiers/allOf/0", ("allOf", 0, "then", "properties", "identifiers", "allOf", 0, "anyOf")),
    ("not", "urn:cio-schemas:parts/people#/$defs/PersonIdentifiers/allOf/1", ("allOf", 0, "then", "properties", "identifiers", "allOf", 1, "not")),
    ("type", "urn:cio-schemas:parts/people#/$defs/Attributes", ("allOf", 0, "then", "properties", "attributes", "type")),
    ("maxProperties", "urn:cio-schemas:parts/people#/$defs/Attributes", ("allOf", 0, "then", "properties", "attributes", "maxProperties")),
    ("type", "/$defs/Person/properties/cio_relationships", ("allOf", 0, "then", "properties", "cio_relationships", "type")),
    ("type", "urn:cio-schemas:parts/objects#/$defs/ToObject", ("allOf", 0, "then", "properties", "cio_relationships", "items", "type")),
    ("required", "urn:cio-schemas:parts/objects#/$defs/ToObject", ("allOf", 0, "then", "properties", "cio_relationships", "items", "required")),
    ("type", "urn:cio-schemas:parts/objects#/$defs/RelationshipAttributes", ("allOf", 0, "then", "properties", "cio_relationships", "items", "properties", "relationship_attributes", "type")),
    ("maxProperties", "urn:cio-schemas:parts/objects#/$defs/RelationshipAttributes", ("allOf", 0, "then", "properties", "cio_relationships", "items", "properties", "relationship_attributes", "maxProperties")),
    ("required", "/$defs/Merge", ("allOf", 0, "then", "allOf", 0, "then", "required")),
    ("required", "/$defs/Merge", ("allOf", 0, "then", "allOf", 0, "then", "required")),
    ("required", "/$defs/Person/allOf/0/else", ("allOf", 0, "then", "allOf", 0, "else", "required")),
    ("required", "/$defs/Event", ("allOf", 0, "then", "allOf", 1, "then", "required")),
    ("type", "urn:cio-schemas:parts/events#/$defs/Name", ("allOf", 0, "then", "allOf", 1, "then", "properties", "name", "type")),
    ("minLength", "urn:cio-schemas:parts/events#/$defs/Name", ("allOf", 0, "then", "allOf", 1, "then", "properties", "name", "minLength")),
    ("type", "/$defs/Event/properties/attributes/properties/recipient", ("allOf", 0, "then", "allOf", 1, "then", "properties", "attributes", "properties", "recipient", "type")),
    ("type", "urn:cio-schemas:parts/events#/$defs/EventId", ("allOf", 0, "then", "allOf", 1, "then", "properties", "id", "type")),
    ("required", "/$defs/Relationships", ("allOf", 0, "then", "allOf", 2, "then", "required")),
    ("minItems", "/$defs/Relationships/properties/cio_relationships", ("allOf", 0, "then", "allOf", 2, "then", "properties", "cio_relationships", "minItems")),
    ("type", "/$defs/Identify/properties/attributes/properties/_update", ("allOf", 0, "then", "allOf", 3, "then", "properties", "attributes", "properties", "_update", "type")),
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
    ("type", "urn:cio-schemas:parts/times#/$defs/UnixSecondsOrNull", ("type",)),
    ("type", "urn:cio-schemas:parts/times#/$defs/UnixSeconds", ("type",)),
    ("type", "urn:cio-schemas:parts/people#/$defs/SubscriptionPreferences", ("type",)),
    ("type", "urn:cio-schemas:parts/people#/$defs/SubscriptionPreferences/properties/topics", ("properties", "topics", "type")),
    ("type", "urn:cio-schemas:parts/people#/$defs/SubscriptionPreferences/properties/topics/patternProperties/^topic_[0-9]+$", ("properties", "topics", "patternProperties", "^topic_[0-9]+$", "type")),
    ("type", "urn:cio-schemas:parts/people#/$defs/SubscriptionPreferences/properties/channels", ("properties", "channels", "type")),
    ("type", "urn:cio-schemas:parts/people#/$defs/SubscriptionPreferences/properties/channels/properties/email", ("properties", "channels", "properties", "email", "type")),
    ("type", "urn:cio-schemas:parts/people#/$defs/SubscriptionPreferences/properties/channels/properties/sms", ("properties", "channels", "properties", "sms", "type")),
    ("type", "urn:cio-schemas:parts/people#/$defs/SubscriptionPreferences/properties/channels/properties/push", ("properties", "channels", "properties", "push", "type")),
    ("type", "urn:cio-schemas:parts/people#/$defs/SubscriptionPreferences/properties/channels/properties/in_app", ("properties", "channels", "properties", "in_app", "type")),
    ("type", "urn:cio-schemas:parts/people#/$defs/SubscriptionPreferences/properties/channels/properties/whatsapp", ("properties", "channels", "properties", "whatsapp", "type")),
    ("type", "urn:cio-schemas:parts/people#/$defs/SubscriptionPreferences/properties/channels/properties/slack", ("properties", "channels", "properties", "slack", "type")),
    ("type", "urn:cio-schemas:parts/people#/$defs/SubscriptionPreferences/properties/channels/properties/line", ("properties", "channels", "properties", "line", "type")),
    ("type", "urn:cio-schemas:parts/people#/$defs/SubscriptionPreferences/properties/channels/properties/inbox", ("properties", "channels", "properties", "inbox", "type")),
    ("type", "/$defs/Identify/properties/attributes/patternProperties/^cio_subscription_preferences\\.(topics\\.topic_[0-9]+|channels\\.[a-z_]+)$", ("type",)),
    ("required", "/$defs/AddDevice", ("then", "required")),
    ("type", "/$defs/AddDevice/properties/device", ("then", "properties", "device", "type")),
    ("required", "/$defs/AddDevice/properties/device", ("then", "properties", "device", "required")),
    ("type", "/$defs/AddDevice/properties/device/properties/token", ("then", "properties", "device", "properties", "token", "type")),
    ("minLength", "/$defs/AddDevice/properties/device/properties/token", ("then", "properties", "device", "properties", "token", "minLength")),
    ("enum", "urn:cio-schemas:parts/devices#/$defs/Platform", ("then", "properties", "device", "properties", "platform", "enum")),
    ("type", "urn:cio-schemas:parts/times#/$defs/UnixSeconds", ("then", "properties", "device", "properties", "last_used", "type")),
    ("type", "urn:cio-schemas:parts/devices#/$defs/DeviceAttributes", ("then", "properties", "device", "properties", "attributes", "type")),
    ("enum", "urn:cio-schemas:parts/devices#/$defs/DeviceAttributes/properties/push_enabled", ("then", "properties", "device", "properties", "attributes", "properties", "push_enabled", "enum")),
    ("type", "urn:cio-schemas:parts/devices#/$defs/DeviceAttributes/properties/token", ("then", "properties", "device", "properties", "attributes", "properties", "token", "type")),
    ("type", "urn:cio-schemas:parts/devices#/$defs/DeviceAttributes/additionalProperties", ("then", "properties", "device", "properties", "attributes", "additionalProperties", "type")),
    ("required", "/$defs/DeleteDevice", ("then", "required")),
    ("type", "/$defs/DeleteDevice/properties/device", ("then", "properties", "device", "type")),
    ("required", "/$defs/DeleteDevice/properties/device", ("then", "properties", "device", "required")),
    ("type", "/$defs/DeleteDevice/properties/device/properties/token", ("then", "properties", "device", "properties", "token", "type")),
    ("minLength", "/$defs/DeleteDevice/properties/device/properties/token", ("then", "properties", "device", "properties", "token", "minLength")),
    ("required", "/$defs/Object", ("then", "required")),
    ("enum", "/$defs/Object/properties/action", ("then", "properties", "action", "enum")),
    ("type", "/$defs/Object/properties/attributes", ("then", "properties", "attributes", "type")),
    ("maxProperties", "/$defs/Object/properties/attributes", ("then", "properties", "attributes", "maxProperties")),
    ("type", "urn:cio-schemas:parts/people#/$defs/AnonymousId", ("then", "properties", "anonymous_id", "type")),
    ("minLength", "urn:cio-schemas:parts/people#/$defs/AnonymousId", ("then", "properties", "anonymous_id", "minLength")),
    ("type", "/$defs/Object/properties/cio_relationships", ("then", "properties", "cio_relationships", "type")),
    ("type", "urn:cio-schemas:parts/objects#/$defs/ToPerson", ("then", "properties", "cio_relationships", "items", "type")),
    ("required", "urn:cio-schemas:parts/objects#/$defs/ToPerson", ("then", "properties", "cio_relationships", "items", "required")),
    ("type", "urn:cio-schemas:parts/objects#/$defs/RelationshipAttributes", ("then", "properties", "cio_relationships", "items", "properties", "relationship_attributes", "type")),
    ("maxProperties", "urn:cio-schemas:parts/objects#/$defs/RelationshipAttributes", ("then", "properties", "cio_relationships", "items", "properties", "relationship_attributes", "maxProperties")),
    ("required", "/$defs/Relationships", ("then", "then", "required")),
    ("minItems", "/$defs/Relationships/properties/cio_relationships", ("then", "then", "properties", "cio_relationships", "minItems")),
    ("required", "/$defs/Delivery", ("then", "required")),
    ("required", "/$defs/Delivery", ("then", "required")),
    ("required", "/$defs/Delivery", ("then", "required")),
    ("const", "/$defs/Delivery/properties/action", ("then", "properties", "action", "const")),
    ("type", "/$defs/Delivery/properties/identifiers", ("then", "properties", "identifiers", "type")),
    ("required", "/$defs/Delivery/properties/identifiers", ("then", "properties", "identifiers", "required")),
    ("type", "/$defs/Delivery/properties/identifiers/properties/id", ("then", "properties", "identifiers", "properties", "id", "type")),
    ("minLength", "/$defs/Delivery/properties/identifiers/properties/id", ("then", "properties", "identifiers", "properties", "id", "minLength")),
    ("enum", "/$defs/Delivery/properties/name", ("then", "properties", "name", "enum")),
    ("type", "/$defs/Delivery/properties/attributes", ("then", "properties", "attributes", "type")),
    ("required", "/$defs/Delivery/properties/attributes", ("then", "properties", "attributes", "required")),
    ("type", "/$defs/Delivery/properties/attributes/properties/device_token", ("then", "properties", "attributes", "properties", "device_token", "type")),
    ("minLength", "/$defs/Delivery/properties/attributes/properties/device_token", ("then", "properties", "attributes", "properties", "device_token", "minLength")),
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
