"""Written by `python -m cio_schemas.precompiled` from the schema that BASE names; not to be edited."""

# mypy: ignore-errors

import re

from cio_schemas import formats
from cio_schemas.runtime import is_integer

UNLIKE_IPV_4 = formats.doubt("ipv4")
UNLIKE_PATTERN = re.compile('(?!(?:[a-z]{2}(?:-[A-Z]{2})?+)\\Z)').match
UNLIKE_URI = formats.doubt("uri")
URI = formats.check("uri")


def is_event(v):
    """#"""
    if v.__class__ is not dict:
        if not isinstance(v, dict):
            return False
        v = dict(v)
    try:
        v_name = v["name"]
    except KeyError:
        return False
    if v_name.__class__ is not str and not isinstance(v_name, str):
        return False
    if not 1 <= len(v_name) <= 255:
        return False
    if "type" in v:
        v_type = v["type"]
        if (v_type.__class__ is not str and not isinstance(v_type, str)) or v_type not in {"page", "screen", "event"}:
            return False
    if "data" in v:
        v_data = v["data"]
        if v_data.__class__ is not dict and not isinstance(v_data, dict):
            return False
    if "timestamp" in v:
        v_timestamp = v["timestamp"]
        if v_timestamp.__class__ is not int and not is_integer(v_timestamp):
            return False
    if "anonymous_id" in v:
        v_anonymous_id = v["anonymous_id"]
        if v_anonymous_id.__class__ is not str and not isinstance(v_anonymous_id, str):
            return False
    if "customer_id" in v:
        v_customer_id = v["customer_id"]
        if v_customer_id.__class__ is not str and not isinstance(v_customer_id, str):
            return False
    if "context" in v:
        v_context = v["context"]
        if v_context.__class__ is not dict and not isinstance(v_context, dict):
            return False
        if "ip" in v_context:
            v_ip = v_context["ip"]
            if v_ip.__class__ is not str and not isinstance(v_ip, str):
                return False
            if UNLIKE_IPV_4(v_ip):
                return False
        if "locale" in v_context:
            v_locale = v_context["locale"]
            if v_locale.__class__ is not str and not isinstance(v_locale, str):
                return False
            if UNLIKE_PATTERN(v_locale):
                return False
        if "timezone" in v_context:
            v_timezone = v_context["timezone"]
            if v_timezone.__class__ is not str and not isinstance(v_timezone, str):
                return False
        if "user_agent" in v_context:
            v_user_agent = v_context["user_agent"]
            if v_user_agent.__class__ is not str and not isinstance(v_user_agent, str):
                return False
        if "page" in v_context:
            v_page = v_context["page"]
            if v_page.__class__ is not dict and not isinstance(v_page, dict):
                return False
            if "url" in v_page:
                v_url = v_page["url"]
                if v_url.__class__ is not str and not isinstance(v_url, str):
                    return False
                if UNLIKE_URI(v_url) and not URI(v_url):
                    return False
            if "title" in v_page:
                v_title = v_page["title"]
                if v_title.__class__ is not str and not isinstance(v_title, str):
                    return False
            if "referrer" in v_page:
                v_referrer = v_page["referrer"]
                if v_referrer.__class__ is not str and not isinstance(v_referrer, str):
                    return False
                if UNLIKE_URI(v_referrer) and not URI(v_referrer):
                    return False
            if "path" in v_page:
                v_path = v_page["path"]
                if v_path.__class__ is not str and not isinstance(v_path, str):
                    return False
        if "device" in v_context:
            v_device = v_context["device"]
            if v_device.__class__ is not dict and not isinstance(v_device, dict):
                return False
            if "id" in v_device:
                v_id = v_device["id"]
                if v_id.__class__ is not str and not isinstance(v_id, str):
                    return False
            if "manufacturer" in v_device:
                v_manufacturer = v_device["manufacturer"]
                if v_manufacturer.__class__ is not str and not isinstance(v_manufacturer, str):
                    return False
            if "model" in v_device:
                v_model = v_device["model"]
                if v_model.__class__ is not str and not isinstance(v_model, str):
                    return False
            if "type" in v_device:
                v_type_2 = v_device["type"]
                if v_type_2.__class__ is not str and not isinstance(v_type_2, str):
                    return False
    return True


is_valid = is_event


def collect_event(v, errors, path, schema_path):
    """#"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((0, v, path, schema_path, None))  # type
    else:
        if "name" not in v:
            errors.append((1, v, path, schema_path, "name"))  # required
        if "name" in v:
            v_name = v["name"]
            if v_name.__class__ is not str and not isinstance(v_name, str):
                errors.append((2, v_name, path + ("name",), schema_path, None))  # type
            else:
                if not v_name:
                    errors.append((3, v_name, path + ("name",), schema_path, None))  # minLength
                if len(v_name) > 255:
                    errors.append((4, v_name, path + ("name",), schema_path, None))  # maxLength
        if "type" in v:
            v_type = v["type"]
            if v_type.__class__ is not str and not isinstance(v_type, str):
                errors.append((5, v_type, path + ("type",), schema_path, None))  # type
            if (v_type.__class__ is not str and not isinstance(v_type, str)) or v_type not in {"page", "screen", "event"}:
                errors.append((6, v_type, path + ("type",), schema_path, None))  # enum
        if "data" in v:
            v_data = v["data"]
            if v_data.__class__ is not dict and not isinstance(v_data, dict):
                errors.append((7, v_data, path + ("data",), schema_path, None))  # type
        if "timestamp" in v:
            v_timestamp = v["timestamp"]
            if v_timestamp.__class__ is not int and not is_integer(v_timestamp):
                errors.append((8, v_timestamp, path + ("timestamp",), schema_path, None))  # type
        if "anonymous_id" in v:
            v_anonymous_id = v["anonymous_id"]
            if v_anonymous_id.__class__ is not str and not isinstance(v_anonymous_id, str):
                errors.append((9, v_anonymous_id, path + ("anonymous_id",), schema_path, None))  # type
        if "customer_id" in v:
            v_customer_id = v["customer_id"]
            if v_customer_id.__class__ is not str and not isinstance(v_customer_id, str):
                errors.append((10, v_customer_id, path + ("customer_id",), schema_path, None))  # type
        if "context" in v:
            v_context = v["context"]
            if v_context.__class__ is not dict and not isinstance(v_context, dict):
                errors.append((11, v_context, path + ("context",), schema_path, None))  # type
            else:
                if "ip" in v_context:
                    v_ip = v_context["ip"]
                    if v_ip.__class__ is not str and not isinstance(v_ip, str):
                        errors.append((12, v_ip, path + ("context", "ip"), schema_path, None))  # type
                    elif UNLIKE_IPV_4(v_ip):
                        errors.append((13, v_ip, path + ("context", "ip"), schema_path, None))  # format
                if "locale" in v_context:
                    v_locale = v_context["locale"]
                    if v_locale.__class__ is not str and not isinstance(v_locale, str):
                        errors.append((14, v_locale, path + ("context", "locale"), schema_path, None))  # type
                    elif UNLIKE_PATTERN(v_locale):
                        errors.append((15, v_locale, path + ("context", "locale"), schema_path, None))  # pattern
                if "timezone" in v_context:
                    v_timezone = v_context["timezone"]
                    if v_timezone.__class__ is not str and not isinstance(v_timezone, str):
                        errors.append((16, v_timezone, path + ("context", "timezone"), schema_path, None))  # type
                if "user_agent" in v_context:
                    v_user_agent = v_context["user_agent"]
                    if v_user_agent.__class__ is not str and not isinstance(v_user_agent, str):
                        errors.append((17, v_user_agent, path + ("context", "user_agent"), schema_path, None))  # type
                if "page" in v_context:
                    v_page = v_context["page"]
                    if v_page.__class__ is not dict and not isinstance(v_page, dict):
                        errors.append((18, v_page, path + ("context", "page"), schema_path, None))  # type
                    else:
                        if "url" in v_page:
                            v_url = v_page["url"]
                            if v_url.__class__ is not str and not isinstance(v_url, str):
                                errors.append((19, v_url, path + ("context", "page", "url"), schema_path, None))  # type
                            elif UNLIKE_URI(v_url) and not URI(v_url):
                                errors.append((20, v_url, path + ("context", "page", "url"), schema_path, None))  # format
                        if "title" in v_page:
                            v_title = v_page["title"]
                            if v_title.__class__ is not str and not isinstance(v_title, str):
                                errors.append((21, v_title, path + ("context", "page", "title"), schema_path, None))  # type
                        if "referrer" in v_page:
                            v_referrer = v_page["referrer"]
                            if v_referrer.__class__ is not str and not isinstance(v_referrer, str):
                                errors.append((22, v_referrer, path + ("context", "page", "referrer"), schema_path, None))  # type
                            elif UNLIKE_URI(v_referrer) and not URI(v_referrer):
                                errors.append((23, v_referrer, path + ("context", "page", "referrer"), schema_path, None))  # format
                        if "path" in v_page:
                            v_path = v_page["path"]
                            if v_path.__class__ is not str and not isinstance(v_path, str):
                                errors.append((24, v_path, path + ("context", "page", "path"), schema_path, None))  # type
                if "device" in v_context:
                    v_device = v_context["device"]
                    if v_device.__class__ is not dict and not isinstance(v_device, dict):
                        errors.append((25, v_device, path + ("context", "device"), schema_path, None))  # type
                    else:
                        if "id" in v_device:
                            v_id = v_device["id"]
                            if v_id.__class__ is not str and not isinstance(v_id, str):
                                errors.append((26, v_id, path + ("context", "device", "id"), schema_path, None))  # type
                        if "manufacturer" in v_device:
                            v_manufacturer = v_device["manufacturer"]
                            if v_manufacturer.__class__ is not str and not isinstance(v_manufacturer, str):
                                errors.append((27, v_manufacturer, path + ("context", "device", "manufacturer"), schema_path, None))  # type
                        if "model" in v_device:
                            v_model = v_device["model"]
                            if v_model.__class__ is not str and not isinstance(v_model, str):
                                errors.append((28, v_model, path + ("context", "device", "model"), schema_path, None))  # type
                        if "type" in v_device:
                            v_type_2 = v_device["type"]
                            if v_type_2.__class__ is not str and not isinstance(v_type_2, str):
                                errors.append((29, v_type_2, path + ("context", "device", "type"), schema_path, None))  # type


collect = collect_event


BASE = "https://customer.io/schemas/customer-io/event.json"
SITES = [
    ("type", ""),
    ("required", ""),
    ("type", "/properties/name"),
    ("minLength", "/properties/name"),
    ("maxLength", "/properties/name"),
    ("type", "/properties/type"),
    ("enum", "/properties/type"),
    ("type", "/properties/data"),
    ("type", "/properties/timestamp"),
    ("type", "/properties/anonymous_id"),
    ("type", "/properties/customer_id"),
    ("type", "/$defs/EventContext", ("properties", "context", "type")),
    ("type", "/$defs/EventContext/properties/ip", ("properties", "context", "properties", "ip", "type")),
    ("format", "/$defs/EventContext/properties/ip", ("properties", "context", "properties", "ip", "format")),
    ("type", "/$defs/EventContext/properties/locale", ("properties", "context", "properties", "locale", "type")),
    ("pattern", "/$defs/EventContext/properties/locale", ("properties", "context", "properties", "locale", "pattern")),
    ("type", "/$defs/EventContext/properties/timezone", ("properties", "context", "properties", "timezone", "type")),
    ("type", "/$defs/EventContext/properties/user_agent", ("properties", "context", "properties", "user_agent", "type")),
    ("type", "/$defs/EventContext/properties/page", ("properties", "context", "properties", "page", "type")),
    ("type", "/$defs/EventContext/properties/page/properties/url", ("properties", "context", "properties", "page", "properties", "url", "type")),
    ("format", "/$defs/EventContext/properties/page/properties/url", ("properties", "context", "properties", "page", "properties", "url", "format")),
    ("type", "/$defs/EventContext/properties/page/properties/title", ("properties", "context", "properties", "page", "properties", "title", "type")),
    ("type", "/$defs/EventContext/properties/page/properties/referrer", ("properties", "context", "properties", "page", "properties", "referrer", "type")),
    ("format", "/$defs/EventContext/properties/page/properties/referrer", ("properties", "context", "properties", "page", "properties", "referrer", "format")),
    ("type", "/$defs/EventContext/properties/page/properties/path", ("properties", "context", "properties", "page", "properties", "path", "type")),
    ("type", "/$defs/EventContext/properties/device", ("properties", "context", "properties", "device", "type")),
    ("type", "/$defs/EventContext/properties/device/properties/id", ("properties", "context", "properties", "device", "properties", "id", "type")),
    ("type", "/$defs/EventContext/properties/device/properties/manufacturer", ("properties", "context", "properties", "device", "properties", "manufacturer", "type")),
    ("type", "/$defs/EventContext/properties/device/properties/model", ("properties", "context", "properties", "device", "properties", "model", "type")),
    ("type", "/$defs/EventContext/properties/device/properties/type", ("properties", "context", "properties", "device", "properties", "type", "type")),
]
