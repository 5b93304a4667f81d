"""Written by `python -m cio_schemas.precompiled` from the schema that BASE names; not to be edited."""

# mypy: ignore-errors

import re

from cio_schemas import formats
from cio_schemas.runtime import NoStepsError, STEPS_LEFT, is_integer, is_number, is_unique, resumed, take_steps

UNLIKE_PATTERN = re.compile('(?!(?:[^#]*+#?+)\\Z)').match
UNLIKE_URI_REFERENCE = formats.doubt("uri-reference")
URI_REFERENCE = formats.check("uri-reference")
UNLIKE_URI = formats.doubt("uri")
URI = formats.check("uri")
UNLIKE_PATTERN_2 = re.compile('(?!(?:[A-Z_a-z][\\-.0-9A-Z_a-z]*+)\\Z)').match
PATTERN = formats.check("pattern")


def is_schema(v):
    """#"""
    v_steps = STEPS_LEFT[0] = STEPS_LEFT[0] - 1
    if v_steps < 0:
        raise NoStepsError
    if isinstance(v, dict):
        if "definitions" in v:
            if not is_properties_definitions(v["definitions"]):
                return False
        if "dependencies" in v:
            if not is_dependencies(v["dependencies"]):
                return False
        if "$recursiveAnchor" in v:
            if not is_recursive_anchor(v["$recursiveAnchor"]):
                return False
        if "$recursiveRef" in v:
            if not is_recursive_ref(v["$recursiveRef"]):
                return False
    elif v is not True and v is not False:
        return False
    if isinstance(v, dict):
        if "$id" in v:
            v_id = v["$id"]
            if isinstance(v_id, str):
                if UNLIKE_PATTERN(v_id):
                    return False
            if v_id.__class__ is not str and not isinstance(v_id, str):
                return False
            if UNLIKE_URI_REFERENCE(v_id) and not URI_REFERENCE(v_id):
                return False
        if "$schema" in v:
            v_schema = v["$schema"]
            if v_schema.__class__ is not str and not isinstance(v_schema, str):
                return False
            if UNLIKE_URI(v_schema) and not URI(v_schema):
                return False
        if "$ref" in v:
            v_ref = v["$ref"]
            if v_ref.__class__ is not str and not isinstance(v_ref, str):
                return False
            if UNLIKE_URI_REFERENCE(v_ref) and not URI_REFERENCE(v_ref):
                return False
        if "$anchor" in v:
            v_anchor = v["$anchor"]
            if v_anchor.__class__ is not str and not isinstance(v_anchor, str):
                return False
            if UNLIKE_PATTERN_2(v_anchor):
                return False
        if "$dynamicRef" in v:
            v_dynamic_ref = v["$dynamicRef"]
            if v_dynamic_ref.__class__ is not str and not isinstance(v_dynamic_ref, str):
                return False
            if UNLIKE_URI_REFERENCE(v_dynamic_ref) and not URI_REFERENCE(v_dynamic_ref):
                return False
        if "$dynamicAnchor" in v:
            v_dynamic_anchor = v["$dynamicAnchor"]
            if v_dynamic_anchor.__class__ is not str and not isinstance(v_dynamic_anchor, str):
                return False
            if UNLIKE_PATTERN_2(v_dynamic_anchor):
                return False
        if "$vocabulary" in v:
            v_vocabulary = v["$vocabulary"]
            if v_vocabulary.__class__ is not dict and not isinstance(v_vocabulary, dict):
                return False
            if len(v_vocabulary) > 16:
                take_steps(len(v_vocabulary))
            for v_member in v_vocabulary.values():
                if v_member is not True and v_member is not False:
                    return False
            for v_name_2 in v_vocabulary:
                if v_name_2.__class__ is not str and not isinstance(v_name_2, str):
                    return False
                if UNLIKE_URI(v_name_2) and not URI(v_name_2):
                    return False
        if "$comment" in v:
            v_comment = v["$comment"]
            if v_comment.__class__ is not str and not isinstance(v_comment, str):
                return False
        if "$defs" in v:
            v_defs = v["$defs"]
            if v_defs.__class__ is not dict and not isinstance(v_defs, dict):
                return False
            if len(v_defs) > 16:
                take_steps(len(v_defs))
            for v_member_2 in v_defs.values():
                if not is_schema(v_member_2):
                    return False
    elif v is not True and v is not False:
        return False
    if isinstance(v, dict):
        if "prefixItems" in v:
            v_prefix_items = v["prefixItems"]
            if v_prefix_items.__class__ is not list and not isinstance(v_prefix_items, list):
                return False
            if len(v_prefix_items) > 16:
                take_steps(len(v_prefix_items))
            if not v_prefix_items:
                return False
            for v_item in v_prefix_items:
                if not is_schema(v_item):
                    return False
        if "items" in v:
            v_items = v["items"]
            if not is_schema(v_items):
                return False
        if "contains" in v:
            v_contains = v["contains"]
            if not is_schema(v_contains):
                return False
        if "additionalProperties" in v:
            v_additional_properties = v["additionalProperties"]
            if not is_schema(v_additional_properties):
                return False
        if "properties" in v:
            v_properties = v["properties"]
            if v_properties.__class__ is not dict and not isinstance(v_properties, dict):
                return False
            if len(v_properties) > 16:
                take_steps(len(v_properties))
            for v_member_3 in v_properties.values():
                if not is_schema(v_member_3):
                    return False
        if "patternProperties" in v:
            v_pattern_properties = v["patternProperties"]
            if v_pattern_properties.__class__ is not dict and not isinstance(v_pattern_properties, dict):
                return False
            if len(v_pattern_properties) > 16:
                take_steps(len(v_pattern_properties))
            for v_member_4 in v_pattern_properties.values():
                if not is_schema(v_member_4):
                    return False
            for v_name_6 in v_pattern_properties:
                if isinstance(v_name_6, str):
                    if not PATTERN(v_name_6):
                        return False
        if "dependentSchemas" in v:
            v_dependent_schemas = v["dependentSchemas"]
            if v_dependent_schemas.__class__ is not dict and not isinstance(v_dependent_schemas, dict):
                return False
            if len(v_dependent_schemas) > 16:
                take_steps(len(v_dependent_schemas))
            for v_member_5 in v_dependent_schemas.values():
                if not is_schema(v_member_5):
                    return False
        if "propertyNames" in v:
            v_property_names = v["propertyNames"]
            if not is_schema(v_property_names):
                return False
        if "if" in v:
            v_if = v["if"]
            if not is_schema(v_if):
                return False
        if "then" in v:
            v_then = v["then"]
            if not is_schema(v_then):
                return False
        if "else" in v:
            v_else = v["else"]
            if not is_schema(v_else):
                return False
        if "allOf" in v:
            v_all_of = v["allOf"]
            if v_all_of.__class__ is not list and not isinstance(v_all_of, list):
                return False
            if len(v_all_of) > 16:
                take_steps(len(v_all_of))
            if not v_all_of:
                return False
            for v_item_2 in v_all_of:
                if not is_schema(v_item_2):
                    return False
        if "anyOf" in v:
            v_any_of = v["anyOf"]
            if v_any_of.__class__ is not list and not isinstance(v_any_of, list):
                return False
            if len(v_any_of) > 16:
                take_steps(len(v_any_of))
            if not v_any_of:
                return False
            for v_item_3 in v_any_of:
                if not is_schema(v_item_3):
                    return False
        if "oneOf" in v:
            v_one_of = v["oneOf"]
            if v_one_of.__class__ is not list and not isinstance(v_one_of, list):
                return False
            if len(v_one_of) > 16:
                take_steps(len(v_one_of))
            if not v_one_of:
                return False
            for v_item_4 in v_one_of:
                if not is_schema(v_item_4):
                    return False
        if "not" in v:
            v_not = v["not"]
            if not is_schema(v_not):
                return False
    elif v is not True and v is not False:
        return False
    if isinstance(v, dict):
        if "unevaluatedItems" in v:
            v_unevaluated_items = v["unevaluatedItems"]
            if not is_schema(v_unevaluated_items):
                return False
        if "unevaluatedProperties" in v:
            v_unevaluated_properties = v["unevaluatedProperties"]
            if not is_schema(v_unevaluated_properties):
                return False
    elif v is not True and v is not False:
        return False
    if isinstance(v, dict):
        if "type" in v:
            v_type = v["type"]
            if not is_type_any_of_0(v_type) and not is_type_any_of_1(v_type):
                return False
        if "enum" in v:
            v_enum = v["enum"]
            if v_enum.__class__ is not list and not isinstance(v_enum, list):
                return False
            if len(v_enum) > 16:
                take_steps(len(v_enum))
        if "multipleOf" in v:
            v_multiple_of = v["multipleOf"]
            if (v_multiple_of.__class__ is not float or v_multiple_of - v_multiple_of) and v_multiple_of.__class__ is not int and not is_number(v_multiple_of):
                return False
            if v_multiple_of <= 0:
                return False
        if "maximum" in v:
            if not is_maximum(v["maximum"]):
                return False
        if "exclusiveMaximum" in v:
            if not is_exclusive_maximum(v["exclusiveMaximum"]):
                return False
        if "minimum" in v:
            if not is_minimum(v["minimum"]):
                return False
        if "exclusiveMinimum" in v:
            if not is_exclusive_minimum(v["exclusiveMinimum"]):
                return False
        if "maxLength" in v:
            if not is_max_length(v["maxLength"]):
                return False
        if "minLength" in v:
            if not is_min_length(v["minLength"]):
                return False
        if "pattern" in v:
            if not is_pattern(v["pattern"]):
                return False
        if "maxItems" in v:
            if not is_max_items(v["maxItems"]):
                return False
        if "minItems" in v:
            if not is_min_items(v["minItems"]):
                return False
        if "uniqueItems" in v:
            if not is_unique_items(v["uniqueItems"]):
                return False
        if "maxContains" in v:
            if not is_max_contains(v["maxContains"]):
                return False
        if "minContains" in v:
            if not is_min_contains(v["minContains"]):
                return False
        if "maxProperties" in v:
            if not is_max_properties(v["maxProperties"]):
                return False
        if "minProperties" in v:
            if not is_min_properties(v["minProperties"]):
                return False
        if "required" in v:
            if not is_required(v["required"]):
                return False
        if "dependentRequired" in v:
            if not is_dependent_required(v["dependentRequired"]):
                return False
    elif v is not True and v is not False:
        return False
    if not is_all_of_4(v):
        return False
    if not is_all_of_5(v):
        return False
    if not is_all_of_6(v):
        return False
    return True


def is_properties_definitions(v):
    """#/properties/definitions"""
    if v.__class__ is not dict and not isinstance(v, dict):
        return False
    if len(v) > 16:
        take_steps(len(v))
    for v_member in v.values():
        if not is_schema(v_member):
            return False
    return True


def is_dependencies(v):
    """#/properties/dependencies"""
    if v.__class__ is not dict and not isinstance(v, dict):
        return False
    v_steps = STEPS_LEFT[0] = STEPS_LEFT[0] - 1
    if v_steps < 0:
        raise NoStepsError
    if len(v) > 16:
        take_steps(len(v))
    for v_member in v.values():
        if not is_dependencies_additional_properties_any_o(v_member) and not is_dependencies_additional_properties_any_o_2(v_member):
            return False
    return True


def is_recursive_anchor(v):
    """#/properties/$recursiveAnchor"""
    if v.__class__ is not str and not isinstance(v, str):
        return False
    if UNLIKE_PATTERN_2(v):
        return False
    return True


def is_recursive_ref(v):
    """#/properties/$recursiveRef"""
    if v.__class__ is not str and not isinstance(v, str):
        return False
    if UNLIKE_URI_REFERENCE(v) and not URI_REFERENCE(v):
        return False
    return True


def is_type_any_of_0(v):
    """https://json-schema.org/draft/2020-12/meta/validation#/properties/type/anyOf/0"""
    if (v.__class__ is not str and not isinstance(v, str)) or v not in {"array", "boolean", "integer", "null", "number", "object", "string"}:
        return False
    return True


def is_type_any_of_1(v):
    """https://json-schema.org/draft/2020-12/meta/validation#/properties/type/anyOf/1"""
    if v.__class__ is not list and not isinstance(v, list):
        return False
    if len(v) > 16:
        take_steps(len(v))
    if not v:
        return False
    if not is_unique(v):
        return False
    for v_item in v:
        if (v_item.__class__ is not str and not isinstance(v_item, str)) or v_item not in {"array", "boolean", "integer", "null", "number", "object", "string"}:
            return False
    return True


def is_maximum(v):
    """https://json-schema.org/draft/2020-12/meta/validation#/properties/maximum"""
    if (v.__class__ is not float or v - v) and v.__class__ is not int and not is_number(v):
        return False
    return True


def is_exclusive_maximum(v):
    """https://json-schema.org/draft/2020-12/meta/validation#/properties/exclusiveMaximum"""
    if (v.__class__ is not float or v - v) and v.__class__ is not int and not is_number(v):
        return False
    return True


def is_minimum(v):
    """https://json-schema.org/draft/2020-12/meta/validation#/properties/minimum"""
    if (v.__class__ is not float or v - v) and v.__class__ is not int and not is_number(v):
        return False
    return True


def is_exclusive_minimum(v):
    """https://json-schema.org/draft/2020-12/meta/validation#/properties/exclusiveMinimum"""
    if (v.__class__ is not float or v - v) and v.__class__ is not int and not is_number(v):
        return False
    return True


def is_max_length(v):
    """https://json-schema.org/draft/2020-12/meta/validation#/properties/maxLength"""
    if v.__class__ is not int and not is_integer(v):
        return False
    if v < 0:
        return False
    return True


def is_min_length(v):
    """https://json-schema.org/draft/2020-12/meta/validation#/properties/minLength"""
    if v.__class__ is not int and not is_integer(v):
        return False
    if v < 0:
        return False
    return True


def is_pattern(v):
    """https://json-schema.org/draft/2020-12/meta/validation#/properties/pattern"""
    if v.__class__ is not str and not isinstance(v, str):
        return False
    if not PATTERN(v):
        return False
    return True


def is_max_items(v):
    """https://json-schema.org/draft/2020-12/meta/validation#/properties/maxItems"""
    if v.__class__ is not int and not is_integer(v):
        return False
    if v < 0:
        return False
    return True


def is_min_items(v):
    """https://json-schema.org/draft/2020-12/meta/validation#/properties/minItems"""
    if v.__class__ is not int and not is_integer(v):
        return False
    if v < 0:
        return False
    return True


def is_unique_items(v):
    """https://json-schema.org/draft/2020-12/meta/validation#/properties/uniqueItems"""
    if v is not True and v is not False:
        return False
    return True


def is_max_contains(v):
    """https://json-schema.org/draft/2020-12/meta/validation#/properties/maxContains"""
    if v.__class__ is not int and not is_integer(v):
        return False
    if v < 0:
        return False
    return True


def is_min_contains(v):
    """https://json-schema.org/draft/2020-12/meta/validation#/properties/minContains"""
    if v.__class__ is not int and not is_integer(v):
        return False
    if v < 0:
        return False
    return True


def is_max_properties(v):
    """https://json-schema.org/draft/2020-12/meta/validation#/properties/maxProperties"""
    if v.__class__ is not int and not is_integer(v):
        return False
    if v < 0:
        return False
    return True


def is_min_properties(v):
    """https://json-schema.org/draft/2020-12/meta/validation#/properties/minProperties"""
    if v.__class__ is not int and not is_integer(v):
        return False
    if v < 0:
        return False
    return True


def is_required(v):
    """https://json-schema.org/draft/2020-12/meta/validation#/properties/required"""
    if v.__class__ is not list and not isinstance(v, list):
        return False
    if len(v) > 16:
        take_steps(len(v))
    try:
        "".join(v)  # takes strings only
    except TypeError:
        return False
    if len(set(v)) != len(v):
        return False
    return True


def is_dependent_required(v):
    """https://json-schema.org/draft/2020-12/meta/validation#/properties/dependentRequired"""
    if v.__class__ is not dict and not isinstance(v, dict):
        return False
    v_steps = STEPS_LEFT[0] = STEPS_LEFT[0] - 1
    if v_steps < 0:
        raise NoStepsError
    if len(v) > 16:
        take_steps(len(v))
    for v_member in v.values():
        if v_member.__class__ is not list and not isinstance(v_member, list):
            return False
        if len(v_member) > 16:
            take_steps(len(v_member))
        try:
            "".join(v_member)  # takes strings only
        except TypeError:
            return False
        if len(set(v_member)) != len(v_member):
            return False
    return True


def is_all_of_4(v):
    """#/allOf/4"""
    if isinstance(v, dict):
        if "title" in v:
            v_title = v["title"]
            if v_title.__class__ is not str and not isinstance(v_title, str):
                return False
        if "description" in v:
            v_description = v["description"]
            if v_description.__class__ is not str and not isinstance(v_description, str):
                return False
        if "deprecated" in v:
            v_deprecated = v["deprecated"]
            if v_deprecated is not True and v_deprecated is not False:
                return False
        if "readOnly" in v:
            v_read_only = v["readOnly"]
            if v_read_only is not True and v_read_only is not False:
                return False
        if "writeOnly" in v:
            v_write_only = v["writeOnly"]
            if v_write_only is not True and v_write_only is not False:
                return False
        if "examples" in v:
            v_examples = v["examples"]
            if v_examples.__class__ is not list and not isinstance(v_examples, list):
                return False
            if len(v_examples) > 16:
                take_steps(len(v_examples))
    elif v is not True and v is not False:
        return False
    return True


def is_all_of_5(v):
    """#/allOf/5"""
    if isinstance(v, dict):
        if "format" in v:
            v_format = v["format"]
            if v_format.__class__ is not str and not isinstance(v_format, str):
                return False
    elif v is not True and v is not False:
        return False
    return True


def is_all_of_6(v):
    """#/allOf/6"""
    if isinstance(v, dict):
        if "contentEncoding" in v:
            v_content_encoding = v["contentEncoding"]
            if v_content_encoding.__class__ is not str and not isinstance(v_content_encoding, str):
                return False
        if "contentMediaType" in v:
            v_content_media_type = v["contentMediaType"]
            if v_content_media_type.__class__ is not str and not isinstance(v_content_media_type, str):
                return False
        if "contentSchema" in v:
            v_content_schema = v["contentSchema"]
            if not is_schema(v_content_schema):
                return False
    elif v is not True and v is not False:
        return False
    return True


def is_dependencies_additional_properties_any_o(v):
    """#/properties/dependencies/additionalProperties/anyOf/0"""
    if not is_schema(v):
        return False
    return True


def is_dependencies_additional_properties_any_o_2(v):
    """#/properties/dependencies/additionalProperties/anyOf/1"""
    if v.__class__ is not list and not isinstance(v, list):
        return False
    if len(v) > 16:
        take_steps(len(v))
    try:
        "".join(v)  # takes strings only
    except TypeError:
        return False
    if len(set(v)) != len(v):
        return False
    return True


def is_valid(v):
    try:
        return is_schema(v)
    except (RecursionError, NoStepsError) as error:
        return resumed(is_schema, v, error)


def collect_schema(v, errors, path, schema_path):
    """#"""
    v_steps = STEPS_LEFT[0] = STEPS_LEFT[0] - 1
    if v_steps < 0:
        raise NoStepsError
    if v is not True and v is not False and v.__class__ is not dict and not isinstance(v, dict):
        errors.append((0, v, path, schema_path, None))  # type
    if isinstance(v, dict):
        if "definitions" in v:
            v_definitions = v["definitions"]
            collect_properties_definitions(v_definitions, errors, path + ("definitions",), schema_path + ("properties", "definitions"))
        if "dependencies" in v:
            v_dependencies = v["dependencies"]
            collect_dependencies(v_dependencies, errors, path + ("dependencies",), schema_path + ("properties", "dependencies"))
        if "$recursiveAnchor" in v:
            v_recursive_anchor = v["$recursiveAnchor"]
            collect_recursive_anchor(v_recursive_anchor, errors, path + ("$recursiveAnchor",), schema_path + ("properties", "$recursiveAnchor"))
        if "$recursiveRef" in v:
            v_recursive_ref = v["$recursiveRef"]
            collect_recursive_ref(v_recursive_ref, errors, path + ("$recursiveRef",), schema_path + ("properties", "$recursiveRef"))
    if v is not True and v is not False and v.__class__ is not dict and not isinstance(v, dict):
        errors.append((1, v, path, schema_path, None))  # type
    if isinstance(v, dict):
        if "$id" in v:
            v_id = v["$id"]
            if isinstance(v_id, str):
                if UNLIKE_PATTERN(v_id):
                    errors.append((2, v_id, path + ("$id",), schema_path, None))  # pattern
            if v_id.__class__ is not str and not isinstance(v_id, str):
                errors.append((3, v_id, path + ("$id",), schema_path, None))  # type
            elif UNLIKE_URI_REFERENCE(v_id) and not URI_REFERENCE(v_id):
                errors.append((4, v_id, path + ("$id",), schema_path, None))  # format
        if "$schema" in v:
            v_schema = v["$schema"]
            if v_schema.__class__ is not str and not isinstance(v_schema, str):
                errors.append((5, v_schema, path + ("$schema",), schema_path, None))  # type
            elif UNLIKE_URI(v_schema) and not URI(v_schema):
                errors.append((6, v_schema, path + ("$schema",), schema_path, None))  # format
        if "$ref" in v:
            v_ref = v["$ref"]
            if v_ref.__class__ is not str and not isinstance(v_ref, str):
                errors.append((7, v_ref, path + ("$ref",), schema_path, None))  # type
            elif UNLIKE_URI_REFERENCE(v_ref) and not URI_REFERENCE(v_ref):
                errors.append((8, v_ref, path + ("$ref",), schema_path, None))  # format
        if "$anchor" in v:
            v_anchor = v["$anchor"]
            if v_anchor.__class__ is not str and not isinstance(v_anchor, str):
                errors.append((9, v_anchor, path + ("$anchor",), schema_path, None))  # type
            elif UNLIKE_PATTERN_2(v_anchor):
                errors.append((10, v_anchor, path + ("$anchor",), schema_path, None))  # pattern
        if "$dynamicRef" in v:
            v_dynamic_ref = v["$dynamicRef"]
            if v_dynamic_ref.__class__ is not str and not isinstance(v_dynamic_ref, str):
                errors.append((11, v_dynamic_ref, path + ("$dynamicRef",), schema_path, None))  # type
            elif UNLIKE_URI_REFERENCE(v_dynamic_ref) and not URI_REFERENCE(v_dynamic_ref):
                errors.append((12, v_dynamic_ref, path + ("$dynamicRef",), schema_path, None))  # format
        if "$dynamicAnchor" in v:
            v_dynamic_anchor = v["$dynamicAnchor"]
            if v_dynamic_anchor.__class__ is not str and not isinstance(v_dynamic_anchor, str):
                errors.append((13, v_dynamic_anchor, path + ("$dynamicAnchor",), schema_path, None))  # type
            elif UNLIKE_PATTERN_2(v_dynamic_anchor):
                errors.append((14, v_dynamic_anchor, path + ("$dynamicAnchor",), schema_path, None))  # pattern
        if "$vocabulary" in v:
            v_vocabulary = v["$vocabulary"]
            if v_vocabulary.__class__ is not dict and not isinstance(v_vocabulary, dict):
                errors.append((15, v_vocabulary, path + ("$vocabulary",), schema_path, None))  # type
            else:
                if len(v_vocabulary) > 16:
                    take_steps(len(v_vocabulary))
                for v_name, v_member in v_vocabulary.items():
                    if True:
                        if v_member is not True and v_member is not False:
                            errors.append((16, v_member, path + ("$vocabulary", v_name), schema_path, None))  # type
                for v_name_2 in v_vocabulary:
                    if v_name_2.__class__ is not str and not isinstance(v_name_2, str):
                        errors.append((17, v_name_2, path + ("$vocabulary",), schema_path, None))  # type
                    elif UNLIKE_URI(v_name_2) and not URI(v_name_2):
                        errors.append((18, v_name_2, path + ("$vocabulary",), schema_path, None))  # format
        if "$comment" in v:
            v_comment = v["$comment"]
            if v_comment.__class__ is not str and not isinstance(v_comment, str):
                errors.append((19, v_comment, path + ("$comment",), schema_path, None))  # type
        if "$defs" in v:
            v_defs = v["$defs"]
            if v_defs.__class__ is not dict and not isinstance(v_defs, dict):
                errors.append((20, v_defs, path + ("$defs",), schema_path, None))  # type
            else:
                if len(v_defs) > 16:
                    take_steps(len(v_defs))
                for v_name_3, v_member_2 in v_defs.items():
                    if True:
                        collect_schema(v_member_2, errors, path + ("$defs", v_name_3), schema_path + ("allOf", 0, "properties", "$defs", "additionalProperties", "$dynamicRef"))
    if v is not True and v is not False and v.__class__ is not dict and not isinstance(v, dict):
        errors.append((21, v, path, schema_path, None))  # type
    if isinstance(v, dict):
        if "prefixItems" in v:
            v_prefix_items = v["prefixItems"]
            if v_prefix_items.__class__ is not list and not isinstance(v_prefix_items, list):
                errors.append((22, v_prefix_items, path + ("prefixItems",), schema_path, None))  # type
            else:
                if len(v_prefix_items) > 16:
                    take_steps(len(v_prefix_items))
                if not v_prefix_items:
                    errors.append((23, v_prefix_items, path + ("prefixItems",), schema_path, None))  # minItems
                for v_index, v_item in enumerate(v_prefix_items):
                    collect_schema(v_item, errors, path + ("prefixItems", v_index), schema_path + ("allOf", 1, "properties", "prefixItems", "items", "$dynamicRef"))
        if "items" in v:
            v_items = v["items"]
            collect_schema(v_items, errors, path + ("items",), schema_path + ("allOf", 1, "properties", "items", "$dynamicRef"))
        if "contains" in v:
            v_contains = v["contains"]
            collect_schema(v_contains, errors, path + ("contains",), schema_path + ("allOf", 1, "properties", "contains", "$dynamicRef"))
        if "additionalProperties" in v:
            v_additional_properties = v["additionalProperties"]
            collect_schema(v_additional_properties, errors, path + ("additionalProperties",), schema_path + ("allOf", 1, "properties", "additionalProperties", "$dynamicRef"))
        if "properties" in v:
            v_properties = v["properties"]
            if v_properties.__class__ is not dict and not isinstance(v_properties, dict):
                errors.append((24, v_properties, path + ("properties",), schema_path, None))  # type
            else:
                if len(v_properties) > 16:
                    take_steps(len(v_properties))
                for v_name_4, v_member_3 in v_properties.items():
                    if True:
                        collect_schema(v_member_3, errors, path + ("properties", v_name_4), schema_path + ("allOf", 1, "properties", "properties", "additionalProperties", "$dynamicRef"))
        if "patternProperties" in v:
            v_pattern_properties = v["patternProperties"]
            if v_pattern_properties.__class__ is not dict and not isinstance(v_pattern_properties, dict):
                errors.append((25, v_pattern_properties, path + ("patternProperties",), schema_path, None))  # type
            else:
                if len(v_pattern_properties) > 16:
                    take_steps(len(v_pattern_properties))
                for v_name_5, v_member_4 in v_pattern_properties.items():
                    if True:
                        collect_schema(v_member_4, errors, path + ("patternProperties", v_name_5), schema_path + ("allOf", 1, "properties", "patternProperties", "additionalProperties", "$dynamicRef"))
                for v_name_6 in v_pattern_properties:
                    if isinstance(v_name_6, str):
                        if not PATTERN(v_name_6):
                            errors.append((26, v_name_6, path + ("patternProperties",), schema_path, None))  # format
        if "dependentSchemas" in v:
            v_dependent_schemas = v["dependentSchemas"]
            if v_dependent_schemas.__class__ is not dict and not isinstance(v_dependent_schemas, dict):
                errors.append((27, v_dependent_schemas, path + ("dependentSchemas",), schema_path, None))  # type
            else:
                if len(v_dependent_schemas) > 16:
                    take_steps(len(v_dependent_schemas))
                for v_name_7, v_member_5 in v_dependent_schemas.items():
                    if True:
                        collect_schema(v_member_5, errors, path + ("dependentSchemas", v_name_7), schema_path + ("allOf", 1, "properties", "dependentSchemas", "additionalProperties", "$dynamicRef"))
        if "propertyNames" in v:
            v_property_names = v["propertyNames"]
            collect_schema(v_property_names, errors, path + ("propertyNames",), schema_path + ("allOf", 1, "properties", "propertyNames", "$dynamicRef"))
        if "if" in v:
            v_if = v["if"]
            collect_schema(v_if, errors, path + ("if",), schema_path + ("allOf", 1, "properties", "if", "$dynamicRef"))
        if "then" in v:
            v_then = v["then"]
            collect_schema(v_then, errors, path + ("then",), schema_path + ("allOf", 1, "properties", "then", "$dynamicRef"))
        if "else" in v:
            v_else = v["else"]
            collect_schema(v_else, errors, path + ("else",), schema_path + ("allOf", 1, "properties", "else", "$dynamicRef"))
        if "allOf" in v:
            v_all_of = v["allOf"]
            if v_all_of.__class__ is not list and not isinstance(v_all_of, list):
                errors.append((28, v_all_of, path + ("allOf",), schema_path, None))  # type
            else:
                if len(v_all_of) > 16:
                    take_steps(len(v_all_of))
                if not v_all_of:
                    errors.append((29, v_all_of, path + ("allOf",), schema_path, None))  # minItems
                for v_index_2, v_item_2 in enumerate(v_all_of):
                    collect_schema(v_item_2, errors, path + ("allOf", v_index_2), schema_path + ("allOf", 1, "properties", "allOf", "items", "$dynamicRef"))
        if "anyOf" in v:
            v_any_of = v["anyOf"]
            if v_any_of.__class__ is not list and not isinstance(v_any_of, list):
                errors.append((30, v_any_of, path + ("anyOf",), schema_path, None))  # type
            else:
                if len(v_any_of) > 16:
                    take_steps(len(v_any_of))
                if not v_any_of:
                    errors.append((31, v_any_of, path + ("anyOf",), schema_path, None))  # minItems
                for v_index_3, v_item_3 in enumerate(v_any_of):
                    collect_schema(v_item_3, errors, path + ("anyOf", v_index_3), schema_path + ("allOf", 1, "properties", "anyOf", "items", "$dynamicRef"))
        if "oneOf" in v:
            v_one_of = v["oneOf"]
            if v_one_of.__class__ is not list and not isinstance(v_one_of, list):
                errors.append((32, v_one_of, path + ("oneOf",), schema_path, None))  # type
            else:
                if len(v_one_of) > 16:
                    take_steps(len(v_one_of))
                if not v_one_of:
                    errors.append((33, v_one_of, path + ("oneOf",), schema_path, None))  # minItems
                for v_index_4, v_item_4 in enumerate(v_one_of):
                    collect_schema(v_item_4, errors, path + ("oneOf", v_index_4), schema_path + ("allOf", 1, "properties", "oneOf", "items", "$dynamicRef"))
        if "not" in v:
            v_not = v["not"]
            collect_schema(v_not, errors, path + ("not",), schema_path + ("allOf", 1, "properties", "not", "$dynamicRef"))
    if v is not True and v is not False and v.__class__ is not dict and not isinstance(v, dict):
        errors.append((34, v, path, schema_path, None))  # type
    if isinstance(v, dict):
        if "unevaluatedItems" in v:
            v_unevaluated_items = v["unevaluatedItems"]
            collect_schema(v_unevaluated_items, errors, path + ("unevaluatedItems",), schema_path + ("allOf", 2, "properties", "unevaluatedItems", "$dynamicRef"))
        if "unevaluatedProperties" in v:
            v_unevaluated_properties = v["unevaluatedProperties"]
            collect_schema(v_unevaluated_properties, errors, path + ("unevaluatedProperties",), schema_path + ("allOf", 2, "properties", "unevaluatedProperties", "$dynamicRef"))
    if v is not True and v is not False and v.__class__ is not dict and not isinstance(v, dict):
        errors.append((35, v, path, schema_path, None))  # type
    if isinstance(v, dict):
        if "type" in v:
            v_type = v["type"]
            if not is_type_any_of_0(v_type) and not is_type_any_of_1(v_type):
                v_context = []
                collect_type_any_of_0(v_type, v_context, (), (0,))
                collect_type_any_of_1(v_type, v_context, (), (1,))
                errors.append((36, v_type, path + ("type",), schema_path, v_context))  # anyOf
        if "enum" in v:
            v_enum = v["enum"]
            if v_enum.__class__ is not list and not isinstance(v_enum, list):
                errors.append((37, v_enum, path + ("enum",), schema_path, None))  # type
            elif len(v_enum) > 16:
                take_steps(len(v_enum))
        if "multipleOf" in v:
            v_multiple_of = v["multipleOf"]
            if (v_multiple_of.__class__ is not float or v_multiple_of - v_multiple_of) and v_multiple_of.__class__ is not int and not is_number(v_multiple_of):
                errors.append((38, v_multiple_of, path + ("multipleOf",), schema_path, None))  # type
            elif v_multiple_of <= 0:
                errors.append((39, v_multiple_of, path + ("multipleOf",), schema_path, None))  # exclusiveMinimum
        if "maximum" in v:
            v_maximum = v["maximum"]
            collect_maximum(v_maximum, errors, path + ("maximum",), schema_path + ("allOf", 3, "properties", "maximum"))
        if "exclusiveMaximum" in v:
            v_exclusive_maximum = v["exclusiveMaximum"]
            collect_exclusive_maximum(v_exclusive_maximum, errors, path + ("exclusiveMaximum",), schema_path + ("allOf", 3, "properties", "exclusiveMaximum"))
        if "minimum" in v:
            v_minimum = v["minimum"]
            collect_minimum(v_minimum, errors, path + ("minimum",), schema_path + ("allOf", 3, "properties", "minimum"))
        if "exclusiveMinimum" in v:
            v_exclusive_minimum = v["exclusiveMinimum"]
            collect_exclusive_minimum(v_exclusive_minimum, errors, path + ("exclusiveMinimum",), schema_path + ("allOf", 3, "properties", "exclusiveMinimum"))
        if "maxLength" in v:
            v_max_length = v["maxLength"]
            collect_max_length(v_max_length, errors, path + ("maxLength",), schema_path + ("allOf", 3, "properties", "maxLength"))
        if "minLength" in v:
            v_min_length = v["minLength"]
            collect_min_length(v_min_length, errors, path + ("minLength",), schema_path + ("allOf", 3, "properties", "minLength"))
        if "pattern" in v:
            v_pattern = v["pattern"]
            collect_pattern(v_pattern, errors, path + ("pattern",), schema_path + ("allOf", 3, "properties", "pattern"))
        if "maxItems" in v:
            v_max_items = v["maxItems"]
            collect_max_items(v_max_items, errors, path + ("maxItems",), schema_path + ("allOf", 3, "properties", "maxItems"))
        if "minItems" in v:
            v_min_items = v["minItems"]
            collect_min_items(v_min_items, errors, path + ("minItems",), schema_path + ("allOf", 3, "properties", "minItems"))
        if "uniqueItems" in v:
            v_unique_items = v["uniqueItems"]
            collect_unique_items(v_unique_items, errors, path + ("uniqueItems",), schema_path + ("allOf", 3, "properties", "uniqueItems"))
        if "maxContains" in v:
            v_max_contains = v["maxContains"]
            collect_max_contains(v_max_contains, errors, path + ("maxContains",), schema_path + ("allOf", 3, "properties", "maxContains"))
        if "minContains" in v:
            v_min_contains = v["minContains"]
            collect_min_contains(v_min_contains, errors, path + ("minContains",), schema_path + ("allOf", 3, "properties", "minContains"))
        if "maxProperties" in v:
            v_max_properties = v["maxProperties"]
            collect_max_properties(v_max_properties, errors, path + ("maxProperties",), schema_path + ("allOf", 3, "properties", "maxProperties"))
        if "minProperties" in v:
            v_min_properties = v["minProperties"]
            collect_min_properties(v_min_properties, errors, path + ("minProperties",), schema_path + ("allOf", 3, "properties", "minProperties"))
        if "required" in v:
            v_required = v["required"]
            collect_required(v_required, errors, path + ("required",), schema_path + ("allOf", 3, "properties", "required"))
        if "dependentRequired" in v:
            v_dependent_required = v["dependentRequired"]
            collect_dependent_required(v_dependent_required, errors, path + ("dependentRequired",), schema_path + ("allOf", 3, "properties", "dependentRequired"))
    collect_all_of_4(v, errors, path, schema_path + ("allOf", 4))
    collect_all_of_5(v, errors, path, schema_path + ("allOf", 5))
    collect_all_of_6(v, errors, path, schema_path + ("allOf", 6))


def collect_properties_definitions(v, errors, path, schema_path):
    """#/properties/definitions"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((40, v, path, schema_path, None))  # type
    else:
        if len(v) > 16:
            take_steps(len(v))
        for v_name, v_member in v.items():
            if True:
                collect_schema(v_member, errors, path + (v_name,), schema_path + ("additionalProperties", "$dynamicRef"))


def collect_dependencies(v, errors, path, schema_path):
    """#/properties/dependencies"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((41, v, path, schema_path, None))  # type
    else:
        v_steps = STEPS_LEFT[0] = STEPS_LEFT[0] - 1
        if v_steps < 0:
            raise NoStepsError
        if len(v) > 16:
            take_steps(len(v))
        for v_name, v_member in v.items():
            if True:
                if not is_dependencies_additional_properties_any_o(v_member) and not is_dependencies_additional_properties_any_o_2(v_member):
                    v_context = []
                    collect_dependencies_additional_properties_any_o(v_member, v_context, (), (0,))
                    collect_dependencies_additional_properties_any_o_2(v_member, v_context, (), (1,))
                    errors.append((42, v_member, path + (v_name,), schema_path, v_context))  # anyOf


def collect_recursive_anchor(v, errors, path, schema_path):
    """#/properties/$recursiveAnchor"""
    if v.__class__ is not str and not isinstance(v, str):
        errors.append((43, v, path, schema_path, None))  # type
    elif UNLIKE_PATTERN_2(v):
        errors.append((44, v, path, schema_path, None))  # pattern


def collect_recursive_ref(v, errors, path, schema_path):
    """#/properties/$recursiveRef"""
    if v.__class__ is not str and not isinstance(v, str):
        errors.append((45, v, path, schema_path, None))  # type
    elif UNLIKE_URI_REFERENCE(v) and not URI_REFERENCE(v):
        errors.append((46, v, path, schema_path, None))  # format


def collect_type_any_of_0(v, errors, path, schema_path):
    """https://json-schema.org/draft/2020-12/meta/validation#/properties/type/anyOf/0"""
    if (v.__class__ is not str and not isinstance(v, str)) or v not in {"array", "boolean", "integer", "null", "number", "object", "string"}:
        errors.append((47, v, path, schema_path, None))  # enum


def collect_type_any_of_1(v, errors, path, schema_path):
    """https://json-schema.org/draft/2020-12/meta/validation#/properties/type/anyOf/1"""
    if v.__class__ is not list and not isinstance(v, list):
        errors.append((48, v, path, schema_path, None))  # type
    else:
        if len(v) > 16:
            take_steps(len(v))
        if not v:
            errors.append((49, v, path, schema_path, None))  # minItems
        if not is_unique(v):
            errors.append((50, v, path, schema_path, None))  # uniqueItems
        for v_index, v_item in enumerate(v):
            if (v_item.__class__ is not str and not isinstance(v_item, str)) or v_item not in {"array", "boolean", "integer", "null", "number", "object", "string"}:
                errors.append((51, v_item, path + (v_index,), schema_path, None))  # enum


def collect_maximum(v, errors, path, schema_path):
    """https://json-schema.org/draft/2020-12/meta/validation#/properties/maximum"""
    if (v.__class__ is not float or v - v) and v.__class__ is not int and not is_number(v):
        errors.append((52, v, path, schema_path, None))  # type


def collect_exclusive_maximum(v, errors, path, schema_path):
    """https://json-schema.org/draft/2020-12/meta/validation#/properties/exclusiveMaximum"""
    if (v.__class__ is not float or v - v) and v.__class__ is not int and not is_number(v):
        errors.append((53, v, path, schema_path, None))  # type


def collect_minimum(v, errors, path, schema_path):
    """https://json-schema.org/draft/2020-12/meta/validation#/properties/minimum"""
    if (v.__class__ is not float or v - v) and v.__class__ is not int and not is_number(v):
        errors.append((54, v, path, schema_path, None))  # type


def collect_exclusive_minimum(v, errors, path, schema_path):
    """https://json-schema.org/draft/2020-12/meta/validation#/properties/exclusiveMinimum"""
    if (v.__class__ is not float or v - v) and v.__class__ is not int and not is_number(v):
        errors.append((55, v, path, schema_path, None))  # type


def collect_max_length(v, errors, path, schema_path):
    """https://json-schema.org/draft/2020-12/meta/validation#/properties/maxLength"""
    if v.__class__ is not int and not is_integer(v):
        errors.append((56, v, path, schema_path, None))  # type
    if v.__class__ is int or is_number(v):
        if v < 0:
            errors.append((57, v, path, schema_path, None))  # minimum


def collect_min_length(v, errors, path, schema_path):
    """https://json-schema.org/draft/2020-12/meta/validation#/properties/minLength"""
    if v.__class__ is not int and not is_integer(v):
        errors.append((58, v, path, schema_path, None))  # type
    if v.__class__ is int or is_number(v):
        if v < 0:
            errors.append((59, v, path, schema_path, None))  # minimum


def collect_pattern(v, errors, path, schema_path):
    """https://json-schema.org/draft/2020-12/meta/validation#/properties/pattern"""
    if v.__class__ is not str and not isinstance(v, str):
        errors.append((60, v, path, schema_path, None))  # type
    elif not PATTERN(v):
        errors.append((61, v, path, schema_path, None))  # format


def collect_max_items(v, errors, path, schema_path):
    """https://json-schema.org/draft/2020-12/meta/validation#/properties/maxItems"""
    if v.__class__ is not int and not is_integer(v):
        errors.append((62, v, path, schema_path, None))  # type
    if v.__class__ is int or is_number(v):
        if v < 0:
            errors.append((63, v, path, schema_path, None))  # minimum


def collect_min_items(v, errors, path, schema_path):
    """https://json-schema.org/draft/2020-12/meta/validation#/properties/minItems"""
    if v.__class__ is not int and not is_integer(v):
        errors.append((64, v, path, schema_path, None))  # type
    if v.__class__ is int or is_number(v):
        if v < 0:
            errors.append((65, v, path, schema_path, None))  # minimum


def collect_unique_items(v, errors, path, schema_path):
    """https://json-schema.org/draft/2020-12/meta/validation#/properties/uniqueItems"""
    if v is not True and v is not False:
        errors.append((66, v, path, schema_path, None))  # type


def collect_max_contains(v, errors, path, schema_path):
    """https://json-schema.org/draft/2020-12/meta/validation#/properties/maxContains"""
    if v.__class__ is not int and not is_integer(v):
        errors.append((67, v, path, schema_path, None))  # type
    if v.__class__ is int or is_number(v):
        if v < 0:
            errors.append((68, v, path, schema_path, None))  # minimum


def collect_min_contains(v, errors, path, schema_path):
    """https://json-schema.org/draft/2020-12/meta/validation#/properties/minContains"""
    if v.__class__ is not int and not is_integer(v):
        errors.append((69, v, path, schema_path, None))  # type
    if v.__class__ is int or is_number(v):
        if v < 0:
            errors.append((70, v, path, schema_path, None))  # minimum


def collect_max_properties(v, errors, path, schema_path):
    """https://json-schema.org/draft/2020-12/meta/validation#/properties/maxProperties"""
    if v.__class__ is not int and not is_integer(v):
        errors.append((71, v, path, schema_path, None))  # type
    if v.__class__ is int or is_number(v):
        if v < 0:
            errors.append((72, v, path, schema_path, None))  # minimum


def collect_min_properties(v, errors, path, schema_path):
    """https://json-schema.org/draft/2020-12/meta/validation#/properties/minProperties"""
    if v.__class__ is not int and not is_integer(v):
        errors.append((73, v, path, schema_path, None))  # type
    if v.__class__ is int or is_number(v):
        if v < 0:
            errors.append((74, v, path, schema_path, None))  # minimum


def collect_required(v, errors, path, schema_path):
    """https://json-schema.org/draft/2020-12/meta/validation#/properties/required"""
    if v.__class__ is not list and not isinstance(v, list):
        errors.append((75, v, path, schema_path, None))  # type
    else:
        if len(v) > 16:
            take_steps(len(v))
        if not is_unique(v):
            errors.append((76, v, path, schema_path, None))  # uniqueItems
        for v_index, v_item in enumerate(v):
            if v_item.__class__ is not str and not isinstance(v_item, str):
                errors.append((77, v_item, path + (v_index,), schema_path, None))  # type


def collect_dependent_required(v, errors, path, schema_path):
    """https://json-schema.org/draft/2020-12/meta/validation#/properties/dependentRequired"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((78, v, path, schema_path, None))  # type
    else:
        v_steps = STEPS_LEFT[0] = STEPS_LEFT[0] - 1
        if v_steps < 0:
            raise NoStepsError
        if len(v) > 16:
            take_steps(len(v))
        for v_name, v_member in v.items():
            if True:
                if v_member.__class__ is not list and not isinstance(v_member, list):
                    errors.append((79, v_member, path + (v_name,), schema_path, None))  # type
                else:
                    if len(v_member) > 16:
                        take_steps(len(v_member))
                    if not is_unique(v_member):
                        errors.append((80, v_member, path + (v_name,), schema_path, None))  # uniqueItems
                    for v_index, v_item in enumerate(v_member):
                        if v_item.__class__ is not str and not isinstance(v_item, str):
                            errors.append((81, v_item, path + (v_name, v_index), schema_path, None))  # type


def collect_all_of_4(v, errors, path, schema_path):
    """#/allOf/4"""
    if v is not True and v is not False and v.__class__ is not dict and not isinstance(v, dict):
        errors.append((82, v, path, schema_path, None))  # type
    if isinstance(v, dict):
        if "title" in v:
            v_title = v["title"]
            if v_title.__class__ is not str and not isinstance(v_title, str):
                errors.append((83, v_title, path + ("title",), schema_path, None))  # type
        if "description" in v:
            v_description = v["description"]
            if v_description.__class__ is not str and not isinstance(v_description, str):
                errors.append((84, v_description, path + ("description",), schema_path, None))  # type
        if "deprecated" in v:
            v_deprecated = v["deprecated"]
            if v_deprecated is not True and v_deprecated is not False:
                errors.append((85, v_deprecated, path + ("deprecated",), schema_path, None))  # type
        if "readOnly" in v:
            v_read_only = v["readOnly"]
            if v_read_only is not True and v_read_only is not False:
                errors.append((86, v_read_only, path + ("readOnly",), schema_path, None))  # type
        if "writeOnly" in v:
            v_write_only = v["writeOnly"]
            if v_write_only is not True and v_write_only is not False:
                errors.append((87, v_write_only, path + ("writeOnly",), schema_path, None))  # type
        if "examples" in v:
            v_examples = v["examples"]
            if v_examples.__class__ is not list and not isinstance(v_examples, list):
                errors.append((88, v_examples, path + ("examples",), schema_path, None))  # type
            elif len(v_examples) > 16:
                take_steps(len(v_examples))


def collect_all_of_5(v, errors, path, schema_path):
    """#/allOf/5"""
    if v is not True and v is not False and v.__class__ is not dict and not isinstance(v, dict):
        errors.append((89, v, path, schema_path, None))  # type
    if isinstance(v, dict):
        if "format" in v:
            v_format = v["format"]
            if v_format.__class__ is not str and not isinstance(v_format, str):
                errors.append((90, v_format, path + ("format",), schema_path, None))  # type


def collect_all_of_6(v, errors, path, schema_path):
    """#/allOf/6"""
    if v is not True and v is not False and v.__class__ is not dict and not isinstance(v, dict):
        errors.append((91, v, path, schema_path, None))  # type
    if isinstance(v, dict):
        if "contentEncoding" in v:
            v_content_encoding = v["contentEncoding"]
            if v_content_encoding.__class__ is not str and not isinstance(v_content_encoding, str):
                errors.append((92, v_content_encoding, path + ("contentEncoding",), schema_path, None))  # type
        if "contentMediaType" in v:
            v_content_media_type = v["contentMediaType"]
            if v_content_media_type.__class__ is not str and not isinstance(v_content_media_type, str):
                errors.append((93, v_content_media_type, path + ("contentMediaType",), schema_path, None))  # type
        if "contentSchema" in v:
            v_content_schema = v["contentSchema"]
            collect_schema(v_content_schema, errors, path + ("contentSchema",), schema_path + ("properties", "contentSchema", "$dynamicRef"))


def collect_dependencies_additional_properties_any_o(v, errors, path, schema_path):
    """#/properties/dependencies/additionalProperties/anyOf/0"""
    collect_schema(v, errors, path, schema_path + ("$dynamicRef",))


def collect_dependencies_additional_properties_any_o_2(v, errors, path, schema_path):
    """#/properties/dependencies/additionalProperties/anyOf/1"""
    if v.__class__ is not list and not isinstance(v, list):
        errors.append((94, v, path, schema_path, None))  # type
    else:
        if len(v) > 16:
            take_steps(len(v))
        if not is_unique(v):
            errors.append((95, v, path, schema_path, None))  # uniqueItems
        for v_index, v_item in enumerate(v):
            if v_item.__class__ is not str and not isinstance(v_item, str):
                errors.append((96, v_item, path + (v_index,), schema_path, None))  # type


collect = collect_schema


BASE = "https://json-schema.org/draft/2020-12/schema"
SITES = [
    ("type", ""),
    ("type", "https://json-schema.org/draft/2020-12/meta/core#", ("allOf", 0, "type")),
    ("pattern", "https://json-schema.org/draft/2020-12/meta/core#/properties/$id", ("allOf", 0, "properties", "$id", "pattern")),
    ("type", "https://json-schema.org/draft/2020-12/meta/core#/$defs/uriReferenceString", ("allOf", 0, "properties", "$id", "type")),
    ("format", "https://json-schema.org/draft/2020-12/meta/core#/$defs/uriReferenceString", ("allOf", 0, "properties", "$id", "format")),
    ("type", "https://json-schema.org/draft/2020-12/meta/core#/$defs/uriString", ("allOf", 0, "properties", "$schema", "type")),
    ("format", "https://json-schema.org/draft/2020-12/meta/core#/$defs/uriString", ("allOf", 0, "properties", "$schema", "format")),
    ("type", "https://json-schema.org/draft/2020-12/meta/core#/$defs/uriReferenceString", ("allOf", 0, "properties", "$ref", "type")),
    ("format", "https://json-schema.org/draft/2020-12/meta/core#/$defs/uriReferenceString", ("allOf", 0, "properties", "$ref", "format")),
    ("type", "https://json-schema.org/draft/2020-12/meta/core#/$defs/anchorString", ("allOf", 0, "properties", "$anchor", "type")),
    ("pattern", "https://json-schema.org/draft/2020-12/meta/core#/$defs/anchorString", ("allOf", 0, "properties", "$anchor", "pattern")),
    ("type", "https://json-schema.org/draft/2020-12/meta/core#/$defs/uriReferenceString", ("allOf", 0, "properties", "$dynamicRef", "type")),
    ("format", "https://json-schema.org/draft/2020-12/meta/core#/$defs/uriReferenceString", ("allOf", 0, "properties", "$dynamicRef", "format")),
    ("type", "https://json-schema.org/draft/2020-12/meta/core#/$defs/anchorString", ("allOf", 0, "properties", "$dynamicAnchor", "type")),
    ("pattern", "https://json-schema.org/draft/2020-12/meta/core#/$defs/anchorString", ("allOf", 0, "properties", "$dynamicAnchor", "pattern")),
    ("type", "https://json-schema.org/draft/2020-12/meta/core#/properties/$vocabulary", ("allOf", 0, "properties", "$vocabulary", "type")),
    ("type", "https://json-schema.org/draft/2020-12/meta/core#/properties/$vocabulary/additionalProperties", ("allOf", 0, "properties", "$vocabulary", "additionalProperties", "type")),
    ("type", "https://json-schema.org/draft/2020-12/meta/core#/$defs/uriString", ("allOf", 0, "properties", "$vocabulary", "propertyNames", "type")),
    ("format", "https://json-schema.org/draft/2020-12/meta/core#/$defs/uriString", ("allOf", 0, "properties", "$vocabulary", "propertyNames", "format")),
    ("type", "https://json-schema.org/draft/2020-12/meta/core#/properties/$comment", ("allOf", 0, "properties", "$comment", "type")),
    ("type", "https://json-schema.org/draft/2020-12/meta/core#/properties/$defs", ("allOf", 0, "properties", "$defs", "type")),
    ("type", "https://json-schema.org/draft/2020-12/meta/applicator#", ("allOf", 1, "type")),
    ("type", "https://json-schema.org/draft/2020-12/meta/applicator#/$defs/schemaArray", ("allOf", 1, "properties", "prefixItems", "type")),
    ("minItems", "https://json-schema.org/draft/2020-12/meta/applicator#/$defs/schemaArray", ("allOf", 1, "properties", "prefixItems", "minItems")),
    ("type", "https://json-schema.org/draft/2020-12/meta/applicator#/properties/properties", ("allOf", 1, "properties", "properties", "type")),
    ("type", "https://json-schema.org/draft/2020-12/meta/applicator#/properties/patternProperties", ("allOf", 1, "properties", "patternProperties", "type")),
    ("format", "https://json-schema.org/draft/2020-12/meta/applicator#/properties/patternProperties/propertyNames", ("allOf", 1, "properties", "patternProperties", "propertyNames", "format")),
    ("type", "https://json-schema.org/draft/2020-12/meta/applicator#/properties/dependentSchemas", ("allOf", 1, "properties", "dependentSchemas", "type")),
    ("type", "https://json-schema.org/draft/2020-12/meta/applicator#/$defs/schemaArray", ("allOf", 1, "properties", "allOf", "type")),
    ("minItems", "https://json-schema.org/draft/2020-12/meta/applicator#/$defs/schemaArray", ("allOf", 1, "properties", "allOf", "minItems")),
    ("type", "https://json-schema.org/draft/2020-12/meta/applicator#/$defs/schemaArray", ("allOf", 1, "properties", "anyOf", "type")),
    ("minItems", "https://json-schema.org/draft/2020-12/meta/applicator#/$defs/schemaArray", ("allOf", 1, "properties", "anyOf", "minItems")),
    ("type", "https://json-schema.org/draft/2020-12/meta/applicator#/$defs/schemaArray", ("allOf", 1, "properties", "oneOf", "type")),
    ("minItems", "https://json-schema.org/draft/2020-12/meta/applicator#/$defs/schemaArray", ("allOf", 1, "properties", "oneOf", "minItems")),
    ("type", "https://json-schema.org/draft/2020-12/meta/unevaluated#", ("allOf", 2, "type")),
    ("type", "https://json-schema.org/draft/2020-12/meta/validation#", ("allOf", 3, "type")),
    ("anyOf", "https://json-schema.org/draft/2020-12/meta/validation#/properties/type", ("allOf", 3, "properties", "type", "anyOf")),
    ("type", "https://json-schema.org/draft/2020-12/meta/validation#/properties/enum", ("allOf", 3, "properties", "enum", "type")),
    ("type", "https://json-schema.org/draft/2020-12/meta/validation#/properties/multipleOf", ("allOf", 3, "properties", "multipleOf", "type")),
    ("exclusiveMinimum", "https://json-schema.org/draft/2020-12/meta/validation#/properties/multipleOf", ("allOf", 3, "properties", "multipleOf", "exclusiveMinimum")),
    ("type", "/properties/definitions", ("type",)),
    ("type", "/properties/dependencies", ("type",)),
    ("anyOf", "/properties/dependencies/additionalProperties", ("additionalProperties", "anyOf")),
    ("type", "https://json-schema.org/draft/2020-12/meta/core#/$defs/anchorString", ("type",)),
    ("pattern", "https://json-schema.org/draft/2020-12/meta/core#/$defs/anchorString", ("pattern",)),
    ("type", "https://json-schema.org/draft/2020-12/meta/core#/$defs/uriReferenceString", ("type",)),
    ("format", "https://json-schema.org/draft/2020-12/meta/core#/$defs/uriReferenceString", ("format",)),
    ("enum", "https://json-schema.org/draft/2020-12/meta/validation#/$defs/simpleTypes", ("enum",)),
    ("type", "https://json-schema.org/draft/2020-12/meta/validation#/properties/type/anyOf/1", ("type",)),
    ("minItems", "https://json-schema.org/draft/2020-12/meta/validation#/properties/type/anyOf/1", ("minItems",)),
    ("uniqueItems", "https://json-schema.org/draft/2020-12/meta/validation#/properties/type/anyOf/1", ("uniqueItems",)),
    ("enum", "https://json-schema.org/draft/2020-12/meta/validation#/$defs/simpleTypes", ("items", "enum")),
    ("type", "https://json-schema.org/draft/2020-12/meta/validation#/properties/maximum", ("type",)),
    ("type", "https://json-schema.org/draft/2020-12/meta/validation#/properties/exclusiveMaximum", ("type",)),
    ("type", "https://json-schema.org/draft/2020-12/meta/validation#/properties/minimum", ("type",)),
    ("type", "https://json-schema.org/draft/2020-12/meta/validation#/properties/exclusiveMinimum", ("type",)),
    ("type", "https://json-schema.org/draft/2020-12/meta/validation#/$defs/nonNegativeInteger", ("type",)),
    ("minimum", "https://json-schema.org/draft/2020-12/meta/validation#/$defs/nonNegativeInteger", ("minimum",)),
    ("type", "https://json-schema.org/draft/2020-12/meta/validation#/$defs/nonNegativeInteger", ("type",)),
    ("minimum", "https://json-schema.org/draft/2020-12/meta/validation#/$defs/nonNegativeInteger", ("minimum",)),
    ("type", "https://json-schema.org/draft/2020-12/meta/validation#/properties/pattern", ("type",)),
    ("format", "https://json-schema.org/draft/2020-12/meta/validation#/properties/pattern", ("format",)),
    ("type", "https://json-schema.org/draft/2020-12/meta/validation#/$defs/nonNegativeInteger", ("type",)),
    ("minimum", "https://json-schema.org/draft/2020-12/meta/validation#/$defs/nonNegativeInteger", ("minimum",)),
    ("type", "https://json-schema.org/draft/2020-12/meta/validation#/$defs/nonNegativeInteger", ("type",)),
    ("minimum", "https://json-schema.org/draft/2020-12/meta/validation#/$defs/nonNegativeInteger", ("minimum",)),
    ("type", "https://json-schema.org/draft/2020-12/meta/validation#/properties/uniqueItems", ("type",)),
    ("type", "https://json-schema.org/draft/2020-12/meta/validation#/$defs/nonNegativeInteger", ("type",)),
    ("minimum", "https://json-schema.org/draft/2020-12/meta/validation#/$defs/nonNegativeInteger", ("minimum",)),
    ("type", "https://json-schema.org/draft/2020-12/meta/validation#/$defs/nonNegativeInteger", ("type",)),
    ("minimum", "https://json-schema.org/draft/2020-12/meta/validation#/$defs/nonNegativeInteger", ("minimum",)),
    ("type", "https://json-schema.org/draft/2020-12/meta/validation#/$defs/nonNegativeInteger", ("type",)),
    ("minimum", "https://json-schema.org/draft/2020-12/meta/validation#/$defs/nonNegativeInteger", ("minimum",)),
    ("type", "https://json-schema.org/draft/2020-12/meta/validation#/$defs/nonNegativeInteger", ("type",)),
    ("minimum", "https://json-schema.org/draft/2020-12/meta/validation#/$defs/nonNegativeInteger", ("minimum",)),
    ("type", "https://json-schema.org/draft/2020-12/meta/validation#/$defs/stringArray", ("type",)),
    ("uniqueItems", "https://json-schema.org/draft/2020-12/meta/validation#/$defs/stringArray", ("uniqueItems",)),
    ("type", "https://json-schema.org/draft/2020-12/meta/validation#/$defs/stringArray/items", ("items", "type")),
    ("type", "https://json-schema.org/draft/2020-12/meta/validation#/properties/dependentRequired", ("type",)),
    ("type", "https://json-schema.org/draft/2020-12/meta/validation#/$defs/stringArray", ("additionalProperties", "type")),
    ("uniqueItems", "https://json-schema.org/draft/2020-12/meta/validation#/$defs/stringArray", ("additionalProperties", "uniqueItems")),
    ("type", "https://json-schema.org/draft/2020-12/meta/validation#/$defs/stringArray/items", ("additionalProperties", "items", "type")),
    ("type", "https://json-schema.org/draft/2020-12/meta/meta-data#"),
    ("type", "https://json-schema.org/draft/2020-12/meta/meta-data#/properties/title"),
    ("type", "https://json-schema.org/draft/2020-12/meta/meta-data#/properties/description"),
    ("type", "https://json-schema.org/draft/2020-12/meta/meta-data#/properties/deprecated"),
    ("type", "https://json-schema.org/draft/2020-12/meta/meta-data#/properties/readOnly"),
    ("type", "https://json-schema.org/draft/2020-12/meta/meta-data#/properties/writeOnly"),
    ("type", "https://json-schema.org/draft/2020-12/meta/meta-data#/properties/examples"),
    ("type", "https://json-schema.org/draft/2020-12/meta/format-annotation#"),
    ("type", "https://json-schema.org/draft/2020-12/meta/format-annotation#/properties/format"),
    ("type", "https://json-schema.org/draft/2020-12/meta/content#"),
    ("type", "https://json-schema.org/draft/2020-12/meta/content#/properties/contentEncoding"),
    ("type", "https://json-schema.org/draft/2020-12/meta/content#/properties/contentMediaType"),
    ("type", "https://json-schema.org/draft/2020-12/meta/validation#/$defs/stringArray", ("type",)),
    ("uniqueItems", "https://json-schema.org/draft/2020-12/meta/validation#/$defs/stringArray", ("uniqueItems",)),
    ("type", "https://json-schema.org/draft/2020-12/meta/validation#/$defs/stringArray/items", ("items", "type")),
]
