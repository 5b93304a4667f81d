"""Written by `python -m cio_schemas.precompiled` from the schema that BASE names; not to be edited."""

# mypy: ignore-errors

import re

from cio_schemas.runtime import is_integer, is_number

PATTERN = re.compile('topic_[0-9]++').fullmatch
PATTERN_2 = re.compile('cio_subscription_preferences\\.(?:topics\\.topic_[0-9]++|channels\\.[_a-z]++)').fullmatch


def is_identify(v):
    """#"""
    if v.__class__ is not dict and not isinstance(v, dict):
        return False
    if len(v) > 300:
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
        if v_email is not None and v_email.__class__ is not str and not isinstance(v_email, str):
            return False
    if "anonymous_id" in v:
        v_anonymous_id = v["anonymous_id"]
        if v_anonymous_id is not None and (v_anonymous_id.__class__ is not float or v_anonymous_id - v_anonymous_id) and v_anonymous_id.__class__ is not int and not is_number(v_anonymous_id) and v_anonymous_id.__class__ is not str and not isinstance(v_anonymous_id, str):
            return False
    if "created_at" in v:
        v_created_at = v["created_at"]
        if v_created_at.__class__ is not int and not is_integer(v_created_at) and v_created_at is not None:
            return False
    if "_timestamp" in v:
        v_timestamp = v["_timestamp"]
        if v_timestamp.__class__ is not int and not is_integer(v_timestamp):
            return False
    if "_update" in v:
        v_update = v["_update"]
        if v_update is not True and v_update is not False:
            return False
    if "cio_subscription_preferences" in v:
        v_cio_subscription_preferences = v["cio_subscription_preferences"]
        if v_cio_subscription_preferences.__class__ is not dict and not isinstance(v_cio_subscription_preferences, dict):
            return False
        if "topics" in v_cio_subscription_preferences:
            v_topics = v_cio_subscription_preferences["topics"]
            if v_topics.__class__ is not dict and not isinstance(v_topics, dict):
                return False
            for v_name, v_member in v_topics.items():
                if PATTERN(v_name):
                    if v_member is not True and v_member is not False:
                        return False
        if "channels" in v_cio_subscription_preferences:
            v_channels = v_cio_subscription_preferences["channels"]
            if v_channels.__class__ is not dict and not isinstance(v_channels, dict):
                return False
            if "email" in v_channels:
                v_email_2 = v_channels["email"]
                if v_email_2 is not True and v_email_2 is not False:
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
    if "cio_relationships" in v:
        v_cio_relationships = v["cio_relationships"]
        if v_cio_relationships.__class__ is not dict:
            if not isinstance(v_cio_relationships, dict):
                return False
            v_cio_relationships = dict(v_cio_relationships)
        try:
            v_action = v_cio_relationships["action"]
        except KeyError:
            return False
        if v_action != "add_relationships" and v_action != "delete_relationships":
            return False
        try:
            v_relationships = v_cio_relationships["relationships"]
        except KeyError:
            return False
        if v_relationships.__class__ is not list and not isinstance(v_relationships, list):
            return False
        for v_item in v_relationships:
            if v_item.__class__ is not dict:
                if not isinstance(v_item, dict):
                    return False
                v_item = dict(v_item)
            try:
                v_identifiers = v_item["identifiers"]
            except KeyError:
                return False
            if v_identifiers.__class__ is not dict and not isinstance(v_identifiers, dict):
                return False
            if "object_type_id" in v_identifiers:
                v_object_type_id = v_identifiers["object_type_id"]
                if v_object_type_id.__class__ is not str and not isinstance(v_object_type_id, str):
                    return False
                if not v_object_type_id or v_object_type_id.strip("0123456789"):
                    return False
            if "object_id" in v_identifiers:
                v_object_id = v_identifiers["object_id"]
                if isinstance(v_object_id, str):
                    if not v_object_id:
                        return False
                elif (v_object_id.__class__ is not float or v_object_id - v_object_id) and v_object_id.__class__ is not int and not is_number(v_object_id):
                    return False
            if "cio_object_id" in v_identifiers:
                v_cio_object_id = v_identifiers["cio_object_id"]
                if v_cio_object_id.__class__ is not str and not isinstance(v_cio_object_id, str):
                    return False
                if not v_cio_object_id:
                    return False
            if "cio_object_id" in v_identifiers:
                if "object_id" in v_identifiers:
                    return False
            else:
                if "object_type_id" not in v_identifiers:
                    return False
                if "object_id" not in v_identifiers:
                    return False
            if "relationship_attributes" in v_item:
                v_relationship_attributes = v_item["relationship_attributes"]
                if isinstance(v_relationship_attributes, dict):
                    if len(v_relationship_attributes) > 300:
                        return False
                elif v_relationship_attributes is not None:
                    return False
    for v_name_2, v_member_2 in v.items():
        if PATTERN_2(v_name_2):
            if v_member_2 is not True and v_member_2 is not False:
                return False
    return True


is_valid = is_identify


def collect_identify(v, errors, path, schema_path):
    """#"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((0, v, path, schema_path, None))  # type
    else:
        if len(v) > 300:
            errors.append((1, v, path, schema_path, None))  # maxProperties
        if "id" in v:
            v_id = v["id"]
            if (v_id.__class__ is not float or v_id - v_id) and v_id.__class__ is not int and not is_number(v_id) and v_id.__class__ is not str and not isinstance(v_id, str):
                errors.append((2, v_id, path + ("id",), schema_path, None))  # type
            if isinstance(v_id, str):
                if not v_id:
                    errors.append((3, v_id, path + ("id",), schema_path, None))  # minLength
        if "email" in v:
            v_email = v["email"]
            if v_email is not None and v_email.__class__ is not str and not isinstance(v_email, str):
                errors.append((4, v_email, path + ("email",), schema_path, None))  # type
        if "anonymous_id" in v:
            v_anonymous_id = v["anonymous_id"]
            if v_anonymous_id is not None and (v_anonymous_id.__class__ is not float or v_anonymous_id - v_anonymous_id) and v_anonymous_id.__class__ is not int and not is_number(v_anonymous_id) and v_anonymous_id.__class__ is not str and not isinstance(v_anonymous_id, str):
                errors.append((5, v_anonymous_id, path + ("anonymous_id",), schema_path, None))  # type
        if "created_at" in v:
            v_created_at = v["created_at"]
            if v_created_at.__class__ is not int and not is_integer(v_created_at) and v_created_at is not None:
                errors.append((6, v_created_at, path + ("created_at",), schema_path, None))  # type
        if "_timestamp" in v:
            v_timestamp = v["_timestamp"]
            if v_timestamp.__class__ is not int and not is_integer(v_timestamp):
                errors.append((7, v_timestamp, path + ("_timestamp",), schema_path, None))  # type
        if "_update" in v:
            v_update = v["_update"]
            if v_update is not True and v_update is not False:
                errors.append((8, v_update, path + ("_update",), schema_path, None))  # type
        if "cio_subscription_preferences" in v:
            v_cio_subscription_preferences = v["cio_subscription_preferences"]
            if v_cio_subscription_preferences.__class__ is not dict and not isinstance(v_cio_subscription_preferences, dict):
                errors.append((9, v_cio_subscription_preferences, path + ("cio_subscription_preferences",), schema_path, None))  # type
            else:
                if "topics" in v_cio_subscription_preferences:
                    v_topics = v_cio_subscription_preferences["topics"]
                    if v_topics.__class__ is not dict and not isinstance(v_topics, dict):
                        errors.append((10, v_topics, path + ("cio_subscription_preferences", "topics"), schema_path, None))  # type
                    else:
                        for v_name, v_member in v_topics.items():
                            if PATTERN(v_name):
                                if v_member is not True and v_member is not False:
                                    errors.append((11, v_member, path + ("cio_subscription_preferences", "topics", v_name), schema_path, None))  # type
                if "channels" in v_cio_subscription_preferences:
                    v_channels = v_cio_subscription_preferences["channels"]
                    if v_channels.__class__ is not dict and not isinstance(v_channels, dict):
                        errors.append((12, v_channels, path + ("cio_subscription_preferences", "channels"), schema_path, None))  # type
                    else:
                        if "email" in v_channels:
                            v_email_2 = v_channels["email"]
                            if v_email_2 is not True and v_email_2 is not False:
                                errors.append((13, v_email_2, path + ("cio_subscription_preferences", "channels", "email"), schema_path, None))  # type
                        if "sms" in v_channels:
                            v_sms = v_channels["sms"]
                            if v_sms is not True and v_sms is not False:
                                errors.append((14, v_sms, path + ("cio_subscription_preferences", "channels", "sms"), schema_path, None))  # type
                        if "push" in v_channels:
                            v_push = v_channels["push"]
                            if v_push is not True and v_push is not False:
                                errors.append((15, v_push, path + ("cio_subscription_preferences", "channels", "push"), schema_path, None))  # type
                        if "in_app" in v_channels:
                            v_in_app = v_channels["in_app"]
                            if v_in_app is not True and v_in_app is not False:
                                errors.append((16, v_in_app, path + ("cio_subscription_preferences", "channels", "in_app"), schema_path, None))  # type
                        if "whatsapp" in v_channels:
                            v_whatsapp = v_channels["whatsapp"]
                            if v_whatsapp is not True and v_whatsapp is not False:
                                errors.append((17, v_whatsapp, path + ("cio_subscription_preferences", "channels", "whatsapp"), schema_path, None))  # type
                        if "slack" in v_channels:
                            v_slack = v_channels["slack"]
                            if v_slack is not True and v_slack is not False:
                                errors.append((18, v_slack, path + ("cio_subscription_preferences", "channels", "slack"), schema_path, None))  # type
                        if "line" in v_channels:
                            v_line = v_channels["line"]
                            if v_line is not True and v_line is not False:
                                errors.append((19, v_line, path + ("cio_subscription_preferences", "channels", "line"), schema_path, None))  # type
                        if "inbox" in v_channels:
                            v_inbox = v_channels["inbox"]
                            if v_inbox is not True and v_inbox is not False:
                                errors.append((20, v_inbox, path + ("cio_subscription_preferences", "channels", "inbox"), schema_path, None))  # type
        if "cio_relationships" in v:
            v_cio_relationships = v["cio_relationships"]
            if v_cio_relationships.__class__ is not dict and not isinstance(v_cio_relationships, dict):
                errors.append((21, v_cio_relationships, path + ("cio_relationships",), schema_path, None))  # type
            else:
                if "action" not in v_cio_relationships:
                    errors.append((22, v_cio_relationships, path + ("cio_relationships",), schema_path, "action"))  # required
                if "relationships" not in v_cio_relationships:
                    errors.append((23, v_cio_relationships, path + ("cio_relationships",), schema_path, "relationships"))  # required
                if "action" in v_cio_relationships:
                    v_action = v_cio_relationships["action"]
                    if v_action != "add_relationships" and v_action != "delete_relationships":
                        errors.append((24, v_action, path + ("cio_relationships", "action"), schema_path, None))  # enum
                if "relationships" in v_cio_relationships:
                    v_relationships = v_cio_relationships["relationships"]
                    if v_relationships.__class__ is not list and not isinstance(v_relationships, list):
                        errors.append((25, v_relationships, path + ("cio_relationships", "relationships"), schema_path, None))  # type
                    else:
                        for v_index, v_item in enumerate(v_relationships):
                            if v_item.__class__ is not dict and not isinstance(v_item, dict):
                                errors.append((26, v_item, path + ("cio_relationships", "relationships", v_index), schema_path, None))  # type
                            else:
                                if "identifiers" not in v_item:
                                    errors.append((27, v_item, path + ("cio_relationships", "relationships", v_index), schema_path, "identifiers"))  # required
                                if "identifiers" in v_item:
                                    v_identifiers = v_item["identifiers"]
                                    if v_identifiers.__class__ is not dict and not isinstance(v_identifiers, dict):
                                        errors.append((28, v_identifiers, path + ("cio_relationships", "relationships", v_index, "identifiers"), schema_path, None))  # type
                                    else:
                                        if "object_type_id" in v_identifiers:
                                            v_object_type_id = v_identifiers["object_type_id"]
                                            if v_object_type_id.__class__ is not str and not isinstance(v_object_type_id, str):
                                                errors.append((29, v_object_type_id, path + ("cio_relationships", "relationships", v_index, "identifiers", "object_type_id"), schema_path, None))  # type
                                            elif not v_object_type_id or v_object_type_id.strip("0123456789"):
                                                errors.append((30, v_object_type_id, path + ("cio_relationships", "relationships", v_index, "identifiers", "object_type_id"), schema_path, None))  # pattern
                                        if "object_id" in v_identifiers:
                                            v_object_id = v_identifiers["object_id"]
                                            if (v_object_id.__class__ is not float or v_object_id - v_object_id) and v_object_id.__class__ is not int and not is_number(v_object_id) and v_object_id.__class__ is not str and not isinstance(v_object_id, str):
                                                errors.append((31, v_object_id, path + ("cio_relationships", "relationships", v_index, "identifiers", "object_id"), schema_path, None))  # type
                                            if isinstance(v_object_id, str):
                                                if not v_object_id:
                                                    errors.append((32, v_object_id, path + ("cio_relationships", "relationships", v_index, "identifiers", "object_id"), schema_path, None))  # minLength
                                        if "cio_object_id" in v_identifiers:
                                            v_cio_object_id = v_identifiers["cio_object_id"]
                                            if v_cio_object_id.__class__ is not str and not isinstance(v_cio_object_id, str):
                                                errors.append((33, v_cio_object_id, path + ("cio_relationships", "relationships", v_index, "identifiers", "cio_object_id"), schema_path, None))  # type
                                            elif not v_cio_object_id:
                                                errors.append((34, v_cio_object_id, path + ("cio_relationships", "relationships", v_index, "identifiers", "cio_object_id"), schema_path, None))  # minLength
                                    if not (isinstance(v_identifiers, dict) and "cio_object_id" not in v_identifiers):
                                        if not (isinstance(v_identifiers, dict) and "object_id" not in v_identifiers):
                                            errors.append((35, v_identifiers, path + ("cio_relationships", "relationships", v_index, "identifiers"), schema_path, None))  # not
                                    elif isinstance(v_identifiers, dict):
                                        if "object_type_id" not in v_identifiers:
                                            errors.append((36, v_identifiers, path + ("cio_relationships", "relationships", v_index, "identifiers"), schema_path, "object_type_id"))  # required
                                        if "object_id" not in v_identifiers:
                                            errors.append((37, v_identifiers, path + ("cio_relationships", "relationships", v_index, "identifiers"), schema_path, "object_id"))  # required
                                if "relationship_attributes" in v_item:
                                    v_relationship_attributes = v_item["relationship_attributes"]
                                    if v_relationship_attributes is not None and v_relationship_attributes.__class__ is not dict and not isinstance(v_relationship_attributes, dict):
                                        errors.append((38, v_relationship_attributes, path + ("cio_relationships", "relationships", v_index, "relationship_attributes"), schema_path, None))  # type
                                    if isinstance(v_relationship_attributes, dict):
                                        if len(v_relationship_attributes) > 300:
                                            errors.append((39, v_relationship_attributes, path + ("cio_relationships", "relationships", v_index, "relationship_attributes"), schema_path, None))  # maxProperties
        for v_name_2, v_member_2 in v.items():
            if PATTERN_2(v_name_2):
                if v_member_2 is not True and v_member_2 is not False:
                    errors.append((40, v_member_2, path + (v_name_2,), schema_path, None))  # type


collect = collect_identify


BASE = "urn:cio-schemas:track/v1/identify"
SITES = [
    ("type", ""),
    ("maxProperties", ""),
    ("type", "/properties/id"),
    ("minLength", "/properties/id"),
    ("type", "/properties/email"),
    ("type", "/properties/anonymous_id"),
    ("type", "urn:cio-schemas:parts/times#/$defs/UnixSecondsOrNull", ("properties", "created_at", "type")),
    ("type", "urn:cio-schemas:parts/times#/$defs/UnixSeconds", ("properties", "_timestamp", "type")),
    ("type", "/properties/_update"),
    ("type", "urn:cio-schemas:parts/people#/$defs/SubscriptionPreferences", ("properties", "cio_subscription_preferences", "type")),
    ("type", "urn:cio-schemas:parts/people#/$defs/SubscriptionPreferences/properties/topics", ("properties", "cio_subscription_preferences", "properties", "topics", "type")),
    ("type", "urn:cio-schemas:parts/people#/$defs/SubscriptionPreferences/properties/topics/patternProperties/^topic_[0-9]+$", ("properties", "cio_subscription_preferences", "properties", "topics", "patternProperties", "^topic_[0-9]+$", "type")),
    ("type", "urn:cio-schemas:parts/people#/$defs/SubscriptionPreferences/properties/channels", ("properties", "cio_subscription_preferences", "properties", "channels", "type")),
    ("type", "urn:cio-schemas:parts/people#/$defs/SubscriptionPreferences/properties/channels/properties/email", ("properties", "cio_subscription_preferences", "properties", "channels", "properties", "email", "type")),
    ("type", "urn:cio-schemas:parts/people#/$defs/SubscriptionPreferences/properties/channels/properties/sms", ("properties", "cio_subscription_preferences", "properties", "channels", "properties", "sms", "type")),
    ("type", "urn:cio-schemas:parts/people#/$defs/SubscriptionPreferences/properties/channels/properties/push", ("properties", "cio_subscription_preferences", "properties", "channels", "properties", "push", "type")),
    ("type", "urn:cio-schemas:parts/people#/$defs/SubscriptionPreferences/properties/channels/properties/in_app", ("properties", "cio_subscription_preferences", "properties", "channels", "properties", "in_app", "type")),
    ("type", "urn:cio-schemas:parts/people#/$defs/SubscriptionPreferences/properties/channels/properties/whatsapp", ("properties", "cio_subscription_preferences", "properties", "channels", "properties", "whatsapp", "type")),
    ("type", "urn:cio-schemas:parts/people#/$defs/SubscriptionPreferences/properties/channels/properties/slack", ("properties", "cio_subscription_preferences", "properties", "channels", "properties", "slack", "type")),
    ("type", "urn:cio-schemas:parts/people#/$defs/SubscriptionPreferences/properties/channels/properties/line", ("properties", "cio_subscription_preferences", "properties", "channels", "properties", "line", "type")),
    ("type", "urn:cio-schemas:parts/people#/$defs/SubscriptionPreferences/properties/channels/properties/inbox", ("properties", "cio_subscription_preferences", "properties", "channels", "properties", "inbox", "type")),
    ("type", "/properties/cio_relationships"),
    ("required", "/properties/cio_relationships"),
    ("required", "/properties/cio_relationships"),
    ("enum", "/properties/cio_relationships/properties/action"),
    ("type", "/properties/cio_relationships/properties/relationships"),
    ("type", "urn:cio-schemas:parts/objects#/$defs/ToObject", ("properties", "cio_relationships", "properties", "relationships", "items", "type")),
    ("required", "urn:cio-schemas:parts/objects#/$defs/ToObject", ("properties", "cio_relationships", "properties", "relationships", "items", "required")),
    ("type", "urn:cio-schemas:parts/objects#/$defs/ObjectIdentifiers", ("properties", "cio_relationships", "properties", "relationships", "items", "properties", "identifiers", "type")),
    ("type", "urn:cio-schemas:parts/objects#/$defs/ObjectTypeId", ("properties", "cio_relationships", "properties", "relationships", "items", "properties", "identifiers", "properties", "object_type_id", "type")),
    ("pattern", "urn:cio-schemas:parts/objects#/$defs/ObjectTypeId", ("properties", "cio_relationships", "properties", "relationships", "items", "properties", "identifiers", "properties", "object_type_id", "pattern")),
    ("type", "urn:cio-schemas:parts/objects#/$defs/ObjectId", ("properties", "cio_relationships", "properties", "relationships", "items", "properties", "identifiers", "properties", "object_id", "type")),
    ("minLength", "urn:cio-schemas:parts/objects#/$defs/ObjectId", ("properties", "cio_relationships", "properties", "relationships", "items", "properties", "identifiers", "properties", "object_id", "minLength")),
    ("type", "urn:cio-schemas:parts/objects#/$defs/ObjectIdentifiers/properties/cio_object_id", ("properties", "cio_relationships", "properties", "relationships", "items", "properties", "identifiers", "properties", "cio_object_id", "type")),
    ("minLength", "urn:cio-schemas:parts/objects#/$defs/ObjectIdentifiers/properties/cio_object_id", ("properties", "cio_relationships", "properties", "relationships", "items", "properties", "identifiers", "properties", "cio_object_id", "minLength")),
    ("not", "urn:cio-schemas:parts/objects#/$defs/ObjectIdentifiers/then", ("properties", "cio_relationships", "properties", "relationships", "items", "properties", "identifiers", "then", "not")),
    ("required", "urn:cio-schemas:parts/objects#/$defs/ObjectIdentifiers/else", ("properties", "cio_relationships", "properties", "relationships", "items", "properties", "identifiers", "else", "required")),
    ("required", "urn:cio-schemas:parts/objects#/$defs/ObjectIdentifiers/else", ("properties", "cio_relationships", "properties", "relationships", "items", "properties", "identifiers", "else", "required")),
    ("type", "urn:cio-schemas:parts/objects#/$defs/RelationshipAttributes", ("properties", "cio_relationships", "properties", "relationships", "items", "properties", "relationship_attributes", "type")),
    ("maxProperties", "urn:cio-schemas:parts/objects#/$defs/RelationshipAttributes", ("properties", "cio_relationships", "properties", "relationships", "items", "properties", "relationship_attributes", "maxProperties")),
    ("type", "/patternProperties/^cio_subscription_preferences\\.(topics\\.topic_[0-9]+|channels\\.[a-z_]+)$"),
]
