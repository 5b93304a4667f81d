"""Written by `python -m cio_schemas.precompiled` from the schema that BASE names; not to be edited."""

# mypy: ignore-errors

from cio_schemas.runtime import is_integer, is_number


def is_device(v):
    """#"""
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
        v_id = v_device["id"]
    except KeyError:
        return False
    if v_id.__class__ is not str and not isinstance(v_id, str):
        return False
    if not v_id:
        return False
    try:
        v_platform = v_device["platform"]
    except KeyError:
        return False
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
            v_token = v_attributes["token"]
            if v_token is not None:
                return False
        for v_name, v_member in v_attributes.items():
            if v_name not in {"push_enabled", "token"}:
                if v_member is not True and v_member is not False and v_member is not None and (v_member.__class__ is not float or v_member - v_member) and v_member.__class__ is not int and not is_number(v_member) and v_member.__class__ is not str and not isinstance(v_member, str):
                    return False
    return True


is_valid = is_device


def collect_device(v, errors, path, schema_path):
    """#"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((0, v, path, schema_path, None))  # type
    else:
        if "device" not in v:
            errors.append((1, v, path, schema_path, "device"))  # required
        if "device" in v:
            v_device = v["device"]
            if v_device.__class__ is not dict and not isinstance(v_device, dict):
                errors.append((2, v_device, path + ("device",), schema_path, None))  # type
            else:
                if "id" not in v_device:
                    errors.append((3, v_device, path + ("device",), schema_path, "id"))  # required
                if "platform" not in v_device:
                    errors.append((4, v_device, path + ("device",), schema_path, "platform"))  # required
                if "id" in v_device:
                    v_id = v_device["id"]
                    if v_id.__class__ is not str and not isinstance(v_id, str):
                        errors.append((5, v_id, path + ("device", "id"), schema_path, None))  # type
                    elif not v_id:
                        errors.append((6, v_id, path + ("device", "id"), schema_path, None))  # minLength
                if "platform" in v_device:
                    v_platform = v_device["platform"]
                    if v_platform != "ios" and v_platform != "android":
                        errors.append((7, v_platform, path + ("device", "platform"), schema_path, None))  # enum
                if "last_used" in v_device:
                    v_last_used = v_device["last_used"]
                    if v_last_used.__class__ is not int and not is_integer(v_last_used):
                        errors.append((8, v_last_used, path + ("device", "last_used"), schema_path, None))  # type
                if "attributes" in v_device:
                    v_attributes = v_device["attributes"]
                    if v_attributes.__class__ is not dict and not isinstance(v_attributes, dict):
                        errors.append((9, v_attributes, path + ("device", "attributes"), schema_path, None))  # type
                    else:
                        if "push_enabled" in v_attributes:
                            v_push_enabled = v_attributes["push_enabled"]
                            if v_push_enabled != "true" and v_push_enabled != "false" and v_push_enabled is not True and v_push_enabled is not False:
                                errors.append((10, v_push_enabled, path + ("device", "attributes", "push_enabled"), schema_path, None))  # enum
                        if "token" in v_attributes:
                            v_token = v_attributes["token"]
                            if v_token is not None:
                                errors.append((11, v_token, path + ("device", "attributes", "token"), schema_path, None))  # type
                        for v_name, v_member in v_attributes.items():
                            if v_name not in {"push_enabled", "token"}:
                                if v_member is not True and v_member is not False and v_member is not None and (v_member.__class__ is not float or v_member - v_member) and v_member.__class__ is not int and not is_number(v_member) and v_member.__class__ is not str and not isinstance(v_member, str):
                                    errors.append((12, v_member, path + ("device", "attributes", v_name), schema_path, None))  # type


collect = collect_device


BASE = "urn:cio-schemas:track/v1/device"
SITES = [
    ("type", ""),
    ("required", ""),
    ("type", "/properties/device"),
    ("required", "/properties/device"),
    ("required", "/properties/device"),
    ("type", "/properties/device/properties/id"),
    ("minLength", "/properties/device/properties/id"),
    ("enum", "urn:cio-schemas:parts/devices#/$defs/Platform", ("properties", "device", "properties", "platform", "enum")),
    ("type", "urn:cio-schemas:parts/times#/$defs/UnixSeconds", ("properties", "device", "properties", "last_used", "type")),
    ("type", "urn:cio-schemas:parts/devices#/$defs/DeviceAttributes", ("properties", "device", "properties", "attributes", "type")),
    ("enum", "urn:cio-schemas:parts/devices#/$defs/DeviceAttributes/properties/push_enabled", ("properties", "device", "properties", "attributes", "properties", "push_enabled", "enum")),
    ("type", "urn:cio-schemas:parts/devices#/$defs/DeviceAttributes/properties/token", ("properties", "device", "properties", "attributes", "properties", "token", "type")),
    ("type", "urn:cio-schemas:parts/devices#/$defs/DeviceAttributes/additionalProperties", ("properties", "device", "properties", "attributes", "additionalProperties", "type")),
]
