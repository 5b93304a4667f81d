"""Written by `python -m cio_schemas.precompiled` from the schema that BASE names; not to be edited."""

# mypy: ignore-errors

from cio_schemas import formats
from cio_schemas.runtime import NoStepsError, STEPS_LEFT, is_integer, is_number, is_unique, resumed, take_steps

UNLIKE_URI_REFERENCE = formats.doubt("uri-reference")
URI_REFERENCE = formats.check("uri-reference")
UNLIKE_URI = formats.doubt("uri")
URI = formats.check("uri")
PATTERN = formats.check("pattern")


def is_schema(v):
    """#"""
    v_steps = STEPS_LEFT[0] = STEPS_LEFT[0] - 1
    if v_steps < 0:
        raise NoStepsError
    if isinstance(v, dict):
        v_steps_2 = STEPS_LEFT[0] = STEPS_LEFT[0] - 1
        if v_steps_2 < 0:
            raise NoStepsError
        if len(v) > 16:
            take_steps(len(v))
        for v_name, v_member in v.items():
            if v_name in {"$comment", "title", "description", "format", "contentMediaType", "contentEncoding"}:
                if v_member.__class__ is not str and not isinstance(v_member, str):
                    return False
            elif v_name in {"maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum"}:
                if (v_member.__class__ is not float or v_member - v_member) and v_member.__class__ is not int and not is_number(v_member):
                    return False
            elif v_name in {"$id", "$ref"}:
                if (v_member.__class__ is not str and not isinstance(v_member, str)) or (UNLIKE_URI_REFERENCE(v_member) and not URI_REFERENCE(v_member)):
                    return False
            elif v_name in {"$schema"}:
                if (v_member.__class__ is not str and not isinstance(v_member, str)) or (UNLIKE_URI(v_member) and not URI(v_member)):
                    return False
            elif v_name in {"readOnly", "uniqueItems"}:
                if v_member is not True and v_member is not False:
                    return False
            elif v_name in {"multipleOf"}:
                if ((v_member.__class__ is not float or v_member - v_member) and v_member.__class__ is not int and not is_number(v_member)) or v_member <= 0:
                    return False
            elif v_name in {"pattern"}:
                if (v_member.__class__ is not str and not isinstance(v_member, str)) or not PATTERN(v_member):
                    return False
            else:
                v_check = PROPERTIES.get(v_name)
                if v_check is not None:
                    if not v_check(v_member):
                        return False
    elif v is not True and v is not False:
        return False
    return True


def is_examples(v):
    """#/properties/examples"""
    if v.__class__ is not list and not isinstance(v, list):
        return False
    if len(v) > 16:
        take_steps(len(v))
    return True


def is_max_length(v):
    """#/properties/maxLength"""
    if v.__class__ is not int and not is_integer(v):
        return False
    if v < 0:
        return False
    return True


def is_min_length(v):
    """#/properties/minLength"""
    if v.__class__ is not int and not is_integer(v):
        return False
    if v < 0:
        return False
    return True


def is_additional_items(v):
    """#/properties/additionalItems"""
    if not is_schema(v):
        return False
    return True


def is_properties_items(v):
    """#/properties/items"""
    if not is_any_of_0(v) and not is_any_of_1(v):
        return False
    return True


def is_max_items(v):
    """#/properties/maxItems"""
    if v.__class__ is not int and not is_integer(v):
        return False
    if v < 0:
        return False
    return True


def is_min_items(v):
    """#/properties/minItems"""
    if v.__class__ is not int and not is_integer(v):
        return False
    if v < 0:
        return False
    return True


def is_contains(v):
    """#/properties/contains"""
    if not is_schema(v):
        return False
    return True


def is_max_properties(v):
    """#/properties/maxProperties"""
    if v.__class__ is not int and not is_integer(v):
        return False
    if v < 0:
        return False
    return True


def is_min_properties(v):
    """#/properties/minProperties"""
    if v.__class__ is not int and not is_integer(v):
        return False
    if v < 0:
        return False
    return True


def is_required(v):
    """#/properties/required"""
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


def is_additional_properties(v):
    """#/properties/additionalProperties"""
    if not is_schema(v):
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


def is_properties_properties(v):
    """#/properties/properties"""
    if v.__class__ is not dict and not isinstance(v, dict):
        return False
    if len(v) > 16:
        take_steps(len(v))
    for v_member in v.values():
        if not is_schema(v_member):
            return False
    return True


def is_properties_pattern_properties(v):
    """#/properties/patternProperties"""
    if v.__class__ is not dict and not isinstance(v, dict):
        return False
    if len(v) > 16:
        take_steps(len(v))
    for v_member in v.values():
        if not is_schema(v_member):
            return False
    for v_name_2 in v:
        if isinstance(v_name_2, str):
            if not PATTERN(v_name_2):
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


def is_property_names(v):
    """#/properties/propertyNames"""
    if not is_schema(v):
        return False
    return True


def is_enum(v):
    """#/properties/enum"""
    if v.__class__ is not list and not isinstance(v, list):
        return False
    if len(v) > 16:
        take_steps(len(v))
    return True


def is_type(v):
    """#/properties/type"""
    if not is_type_any_of_0(v) and not is_type_any_of_1(v):
        return False
    return True


def is_if(v):
    """#/properties/if"""
    if not is_schema(v):
        return False
    return True


def is_then(v):
    """#/properties/then"""
    if not is_schema(v):
        return False
    return True


def is_else(v):
    """#/properties/else"""
    if not is_schema(v):
        return False
    return True


def is_properties_all_of(v):
    """#/properties/allOf"""
    if v.__class__ is not list and not isinstance(v, list):
        return False
    if len(v) > 16:
        take_steps(len(v))
    if not v:
        return False
    for v_item in v:
        if not is_schema(v_item):
            return False
    return True


def is_properties_any_of(v):
    """#/properties/anyOf"""
    if v.__class__ is not list and not isinstance(v, list):
        return False
    if len(v) > 16:
        take_steps(len(v))
    if not v:
        return False
    for v_item in v:
        if not is_schema(v_item):
            return False
    return True


def is_properties_one_of(v):
    """#/properties/oneOf"""
    if v.__class__ is not list and not isinstance(v, list):
        return False
    if len(v) > 16:
        take_steps(len(v))
    if not v:
        return False
    for v_item in v:
        if not is_schema(v_item):
            return False
    return True


def is_not(v):
    """#/properties/not"""
    if not is_schema(v):
        return False
    return True


def is_any_of_0(v):
    """#/properties/items/anyOf/0"""
    if not is_schema(v):
        return False
    return True


def is_any_of_1(v):
    """#/properties/items/anyOf/1"""
    if v.__class__ is not list and not isinstance(v, list):
        return False
    if len(v) > 16:
        take_steps(len(v))
    if not v:
        return False
    for v_item in v:
        if not is_schema(v_item):
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


def is_type_any_of_0(v):
    """#/properties/type/anyOf/0"""
    if (v.__class__ is not str and not isinstance(v, str)) or v not in {"array", "boolean", "integer", "null", "number", "object", "string"}:
        return False
    return True


def is_type_any_of_1(v):
    """#/properties/type/anyOf/1"""
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


PROPERTIES = {
    "examples": is_examples,
    "maxLength": is_max_length,
    "minLength": is_min_length,
    "additionalItems": is_additional_items,
    "items": is_properties_items,
    "maxItems": is_max_items,
    "minItems": is_min_items,
    "contains": is_contains,
    "maxProperties": is_max_properties,
    "minProperties": is_min_properties,
    "required": is_required,
    "additionalProperties": is_additional_properties,
    "definitions": is_properties_definitions,
    "properties": is_properties_properties,
    "patternProperties": is_properties_pattern_properties,
    "dependencies": is_dependencies,
    "propertyNames": is_property_names,
    "enum": is_enum,
    "type": is_type,
    "if": is_if,
    "then": is_then,
    "else": is_else,
    "allOf": is_properties_all_of,
    "anyOf": is_properties_any_of,
    "oneOf": is_properties_one_of,
    "not": is_not,
}


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
        v_steps_2 = STEPS_LEFT[0] = STEPS_LEFT[0] - 1
        if v_steps_2 < 0:
            raise NoStepsError
        if len(v) > 16:
            take_steps(len(v))
        for v_name, v_member in v.items():
            if v_name in SITE_OF:
                v_site = SITE_OF[v_name]
                if v_member.__class__ is not str and not isinstance(v_member, str):
                    errors.append((v_site, v_member, path + (v_name,), schema_path, None))  # type
            elif v_name in SITE_OF_2:
                v_site_2 = SITE_OF_2[v_name]
                if (v_member.__class__ is not float or v_member - v_member) and v_member.__class__ is not int and not is_number(v_member):
                    errors.append((v_site_2, v_member, path + (v_name,), schema_path, None))  # type
            elif v_name in SITE_OF_3:
                v_site_3, v_constant, v_constant_2 = SITE_OF_3[v_name]
                if v_member.__class__ is not str and not isinstance(v_member, str):
                    errors.append((v_site_3, v_member, path + (v_name,), schema_path, None))  # type
                if isinstance(v_member, str) and v_constant(v_member) and not v_constant_2(v_member):
                    errors.append((v_site_3 + 1, v_member, path + (v_name,), schema_path, None))  # format
            elif v_name in SITE_OF_4:
                v_site_4 = SITE_OF_4[v_name]
                if v_member is not True and v_member is not False:
                    errors.append((v_site_4, v_member, path + (v_name,), schema_path, None))  # type
            elif v_name in COLLECT_PROPERTIES:
                COLLECT_PROPERTIES[v_name](v_member, errors, path + (v_name,), schema_path + ("properties", v_name))
        if "multipleOf" in v:
            v_multiple_of = v["multipleOf"]
            if (v_multiple_of.__class__ is not float or v_multiple_of - v_multiple_of) and v_multiple_of.__class__ is not int and not is_number(v_multiple_of):
                errors.append((19, v_multiple_of, path + ("multipleOf",), schema_path, None))  # type
            elif v_multiple_of <= 0:
                errors.append((20, v_multiple_of, path + ("multipleOf",), schema_path, None))  # exclusiveMinimum
        if "pattern" in v:
            v_pattern = v["pattern"]
            if v_pattern.__class__ is not str and not isinstance(v_pattern, str):
                errors.append((21, v_pattern, path + ("pattern",), schema_path, None))  # type
            elif not PATTERN(v_pattern):
                errors.append((22, v_pattern, path + ("pattern",), schema_path, None))  # format


def collect_examples(v, errors, path, schema_path):
    """#/properties/examples"""
    if v.__class__ is not list and not isinstance(v, list):
        errors.append((23, v, path, schema_path, None))  # type
    elif len(v) > 16:
        take_steps(len(v))


def collect_max_length(v, errors, path, schema_path):
    """#/properties/maxLength"""
    if v.__class__ is not int and not is_integer(v):
        errors.append((24, v, path, schema_path, None))  # type
    if v.__class__ is int or is_number(v):
        if v < 0:
            errors.append((25, v, path, schema_path, None))  # minimum


def collect_min_length(v, errors, path, schema_path):
    """#/properties/minLength"""
    if v.__class__ is not int and not is_integer(v):
        errors.append((26, v, path, schema_path, None))  # type
    if v.__class__ is int or is_number(v):
        if v < 0:
            errors.append((27, v, path, schema_path, None))  # minimum


def collect_additional_items(v, errors, path, schema_path):
    """#/properties/additionalItems"""
    collect_schema(v, errors, path, schema_path)


def collect_properties_items(v, errors, path, schema_path):
    """#/properties/items"""
    if not is_any_of_0(v) and not is_any_of_1(v):
        v_context = []
        collect_any_of_0(v, v_context, (), (0,))
        collect_any_of_1(v, v_context, (), (1,))
        errors.append((28, v, path, schema_path, v_context))  # anyOf


def collect_max_items(v, errors, path, schema_path):
    """#/properties/maxItems"""
    if v.__class__ is not int and not is_integer(v):
        errors.append((29, v, path, schema_path, None))  # type
    if v.__class__ is int or is_number(v):
        if v < 0:
            errors.append((30, v, path, schema_path, None))  # minimum


def collect_min_items(v, errors, path, schema_path):
    """#/properties/minItems"""
    if v.__class__ is not int and not is_integer(v):
        errors.append((31, v, path, schema_path, None))  # type
    if v.__class__ is int or is_number(v):
        if v < 0:
            errors.append((32, v, path, schema_path, None))  # minimum


def collect_contains(v, errors, path, schema_path):
    """#/properties/contains"""
    collect_schema(v, errors, path, schema_path)


def collect_max_properties(v, errors, path, schema_path):
    """#/properties/maxProperties"""
    if v.__class__ is not int and not is_integer(v):
        errors.append((33, v, path, schema_path, None))  # type
    if v.__class__ is int or is_number(v):
        if v < 0:
            errors.append((34, v, path, schema_path, None))  # minimum


def collect_min_properties(v, errors, path, schema_path):
    """#/properties/minProperties"""
    if v.__class__ is not int and not is_integer(v):
        errors.append((35, v, path, schema_path, None))  # type
    if v.__class__ is int or is_number(v):
        if v < 0:
            errors.append((36, v, path, schema_path, None))  # minimum


def collect_required(v, errors, path, schema_path):
    """#/properties/required"""
    if v.__class__ is not list and not isinstance(v, list):
        errors.append((37, v, path, schema_path, None))  # type
    else:
        if len(v) > 16:
            take_steps(len(v))
        if not is_unique(v):
            errors.append((38, v, path, schema_path, None))  # uniqueItems
        for v_index, v_item in enumerate(v):
            if v_item.__class__ is not str and not isinstance(v_item, str):
                errors.append((39, v_item, path + (v_index,), schema_path, None))  # type


def collect_additional_properties(v, errors, path, schema_path):
    """#/properties/additionalProperties"""
    collect_schema(v, errors, path, schema_path)


def collect_properties_definitions(v, errors, path, schema_path):
    """#/properties/definitions"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((40, v, path, schema_path, None))  # type
    else:
        if len(v) > 16:
            take_steps(len(v))
        for v_name, v_member in v.items():
            if True:
                collect_schema(v_member, errors, path + (v_name,), schema_path + ("additionalProperties",))


def collect_properties_properties(v, errors, path, schema_path):
    """#/properties/properties"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((41, v, path, schema_path, None))  # type
    else:
        if len(v) > 16:
            take_steps(len(v))
        for v_name, v_member in v.items():
            if True:
                collect_schema(v_member, errors, path + (v_name,), schema_path + ("additionalProperties",))


def collect_properties_pattern_properties(v, errors, path, schema_path):
    """#/properties/patternProperties"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((42, v, path, schema_path, None))  # type
    else:
        if len(v) > 16:
            take_steps(len(v))
        for v_name, v_member in v.items():
            if True:
                collect_schema(v_member, errors, path + (v_name,), schema_path + ("additionalProperties",))
        for v_name_2 in v:
            if isinstance(v_name_2, str):
                if not PATTERN(v_name_2):
                    errors.append((43, v_name_2, path, schema_path, None))  # format


def collect_dependencies(v, errors, path, schema_path):
    """#/properties/dependencies"""
    if v.__class__ is not dict and not isinstance(v, dict):
        errors.append((44, v, path, schema_path, None))  # type
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
                    errors.append((45, v_member, path + (v_name,), schema_path, v_context))  # anyOf


def collect_property_names(v, errors, path, schema_path):
    """#/properties/propertyNames"""
    collect_schema(v, errors, path, schema_path)


def collect_enum(v, errors, path, schema_path):
    """#/properties/enum"""
    if v.__class__ is not list and not isinstance(v, list):
        errors.append((46, v, path, schema_path, None))  # type
    elif len(v) > 16:
        take_steps(len(v))


def collect_type(v, errors, path, schema_path):
    """#/properties/type"""
    if not is_type_any_of_0(v) and not is_type_any_of_1(v):
        v_context = []
        collect_type_any_of_0(v, v_context, (), (0,))
        collect_type_any_of_1(v, v_context, (), (1,))
        errors.append((47, v, path, schema_path, v_context))  # anyOf


def collect_if(v, errors, path, schema_path):
    """#/properties/if"""
    collect_schema(v, errors, path, schema_path)


def collect_then(v, errors, path, schema_path):
    """#/properties/then"""
    collect_schema(v, errors, path, schema_path)


def collect_else(v, errors, path, schema_path):
    """#/properties/else"""
    collect_schema(v, errors, path, schema_path)


def collect_properties_all_of(v, errors, path, schema_path):
    """#/properties/allOf"""
    if v.__class__ is not list and not isinstance(v, list):
        errors.append((48, v, path, schema_path, None))  # type
    else:
        if len(v) > 16:
            take_steps(len(v))
        if not v:
            errors.append((49, v, path, schema_path, None))  # minItems
        for v_index, v_item in enumerate(v):
            collect_schema(v_item, errors, path + (v_index,), schema_path + ("items",))


def collect_properties_any_of(v, errors, path, schema_path):
    """#/properties/anyOf"""
    if v.__class__ is not list and not isinstance(v, list):
        errors.append((50, v, path, schema_path, None))  # type
    else:
        if len(v) > 16:
            take_steps(len(v))
        if not v:
            errors.append((51, v, path, schema_path, None))  # minItems
        for v_index, v_item in enumerate(v):
            collect_schema(v_item, errors, path + (v_index,), schema_path + ("items",))


def collect_properties_one_of(v, errors, path, schema_path):
    """#/properties/oneOf"""
    if v.__class__ is not list and not isinstance(v, list):
        errors.append((52, v, path, schema_path, None))  # type
    else:
        if len(v) > 16:
            take_steps(len(v))
        if not v:
            errors.append((53, v, path, schema_path, None))  # minItems
        for v_index, v_item in enumerate(v):
            collect_schema(v_item, errors, path + (v_index,), schema_path + ("items",))


def collect_not(v, errors, path, schema_path):
    """#/properties/not"""
    collect_schema(v, errors, path, schema_path)


def collect_any_of_0(v, errors, path, schema_path):
    """#/properties/items/anyOf/0"""
    collect_schema(v, errors, path, schema_path)


def collect_any_of_1(v, errors, path, schema_path):
    """#/properties/items/anyOf/1"""
    if v.__class__ is not list and not isinstance(v, list):
        errors.append((54, v, path, schema_path, None))  # type
    else:
        if len(v) > 16:
            take_steps(len(v))
        if not v:
            errors.append((55, v, path, schema_path, None))  # minItems
        for v_index, v_item in enumerate(v):
            collect_schema(v_item, errors, path + (v_index,), schema_path + ("items",))


def collect_dependencies_additional_properties_any_o(v, errors, path, schema_path):
    """#/properties/dependencies/additionalProperties/anyOf/0"""
    collect_schema(v, errors, path, schema_path)


def collect_dependencies_additional_properties_any_o_2(v, errors, path, schema_path):
    """#/properties/dependencies/additionalProperties/anyOf/1"""
    if v.__class__ is not list and not isinstance(v, list):
        errors.append((56, v, path, schema_path, None))  # type
    else:
        if len(v) > 16:
            take_steps(len(v))
        if not is_unique(v):
            errors.append((57, v, path, schema_path, None))  # uniqueItems
        for v_index, v_item in enumerate(v):
            if v_item.__class__ is not str and not isinstance(v_item, str):
                errors.append((58, v_item, path + (v_index,), schema_path, None))  # type


def collect_type_any_of_0(v, errors, path, schema_path):
    """#/properties/type/anyOf/0"""
    if (v.__class__ is not str and not isinstance(v, str)) or v not in {"array", "boolean", "integer", "null", "number", "object", "string"}:
        errors.append((59, v, path, schema_path, None))  # enum


def collect_type_any_of_1(v, errors, path, schema_path):
    """#/properties/type/anyOf/1"""
    if v.__class__ is not list and not isinstance(v, list):
        errors.append((60, v, path, schema_path, None))  # type
    else:
        if len(v) > 16:
            take_steps(len(v))
        if not v:
            errors.append((61, v, path, schema_path, None))  # minItems
        if not is_unique(v):
            errors.append((62, v, path, schema_path, None))  # uniqueItems
        for v_index, v_item in enumerate(v):
            if (v_item.__class__ is not str and not isinstance(v_item, str)) or v_item not in {"array", "boolean", "integer", "null", "number", "object", "string"}:
                errors.append((63, v_item, path + (v_index,), schema_path, None))  # enum


SITE_OF = {
    "$comment": 1,
    "title": 2,
    "description": 3,
    "format": 4,
    "contentMediaType": 5,
    "contentEncoding": 6,
}
SITE_OF_2 = {
    "maximum": 7,
    "exclusiveMaximum": 8,
    "minimum": 9,
    "exclusiveMinimum": 10,
}
SITE_OF_3 = {
    "$id": (11, UNLIKE_URI_REFERENCE, URI_REFERENCE),
    "$schema": (13, UNLIKE_URI, URI),
    "$ref": (15, UNLIKE_URI_REFERENCE, URI_REFERENCE),
}
SITE_OF_4 = {
    "readOnly": 17,
    "uniqueItems": 18,
}
COLLECT_PROPERTIES = {
    "examples": collect_examples,
    "maxLength": collect_max_length,
    "minLength": collect_min_length,
    "additionalItems": collect_additional_items,
    "items": collect_properties_items,
    "maxItems": collect_max_items,
    "minItems": collect_min_items,
    "contains": collect_contains,
    "maxProperties": collect_max_properties,
    "minProperties": collect_min_properties,
    "required": collect_required,
    "additionalProperties": collect_additional_properties,
    "definitions": collect_properties_definitions,
    "properties": collect_properties_properties,
    "patternProperties": collect_properties_pattern_properties,
    "dependencies": collect_dependencies,
    "propertyNames": collect_property_names,
    "enum": collect_enum,
    "type": collect_type,
    "if": collect_if,
    "then": collect_then,
    "else": collect_else,
    "allOf": collect_properties_all_of,
    "anyOf": collect_properties_any_of,
    "oneOf": collect_properties_one_of,
    "not": collect_not,
}


collect = collect_schema


BASE = "http://json-schema.org/draft-07/schema"
SITES = [
    ("type", ""),
    ("type", "/properties/$comment"),
    ("type", "/properties/title"),
    ("type", "/properties/description"),
    ("type", "/properties/format"),
    ("type", "/properties/contentMediaType"),
    ("type", "/properties/contentEncoding"),
    ("type", "/properties/maximum"),
    ("type", "/properties/exclusiveMaximum"),
    ("type", "/properties/minimum"),
    ("type", "/properties/exclusiveMinimum"),
    ("type", "/properties/$id"),
    ("format", "/properties/$id"),
    ("type", "/properties/$schema"),
    ("format", "/properties/$schema"),
    ("type", "/properties/$ref"),
    ("format", "/properties/$ref"),
    ("type", "/properties/readOnly"),
    ("type", "/properties/uniqueItems"),
    ("type", "/properties/multipleOf"),
    ("exclusiveMinimum", "/properties/multipleOf"),
    ("type", "/properties/pattern"),
    ("format", "/properties/pattern"),
    ("type", "/properties/examples", ("type",)),
    ("type", "/definitions/nonNegativeInteger", ("type",)),
    ("minimum", "/definitions/nonNegativeInteger", ("minimum",)),
    ("type", "/definitions/nonNegativeInteger", ("allOf", 0, "type")),
    ("minimum", "/definitions/nonNegativeInteger", ("allOf", 0, "minimum")),
    ("anyOf", "/properties/items", ("anyOf",)),
    ("type", "/definitions/nonNegativeInteger", ("type",)),
    ("minimum", "/definitions/nonNegativeInteger", ("minimum",)),
    ("type", "/definitions/nonNegativeInteger", ("allOf", 0, "type")),
    ("minimum", "/definitions/nonNegativeInteger", ("allOf", 0, "minimum")),
    ("type", "/definitions/nonNegativeInteger", ("type",)),
    ("minimum", "/definitions/nonNegativeInteger", ("minimum",)),
    ("type", "/definitions/nonNegativeInteger", ("allOf", 0, "type")),
    ("minimum", "/definitions/nonNegativeInteger", ("allOf", 0, "minimum")),
    ("type", "/definitions/stringArray", ("type",)),
    ("uniqueItems", "/definitions/stringArray", ("uniqueItems",)),
    ("type", "/definitions/stringArray/items", ("items", "type")),
    ("type", "/properties/definitions", ("type",)),
    ("type", "/properties/properties", ("type",)),
    ("type", "/properties/patternProperties", ("type",)),
    ("format", "/properties/patternProperties/propertyNames", ("propertyNames", "format")),
    ("type", "/properties/dependencies", ("type",)),
    ("anyOf", "/properties/dependencies/additionalProperties", ("additionalProperties", "anyOf")),
    ("type", "/properties/enum", ("type",)),
    ("anyOf", "/properties/type", ("anyOf",)),
    ("type", "/definitions/schemaArray", ("type",)),
    ("minItems", "/definitions/schemaArray", ("minItems",)),
    ("type", "/definitions/schemaArray", ("type",)),
    ("minItems", "/definitions/schemaArray", ("minItems",)),
    ("type", "/definitions/schemaArray", ("type",)),
    ("minItems", "/definitions/schemaArray", ("minItems",)),
    ("type", "/definitions/schemaArray", ("type",)),
    ("minItems", "/definitions/schemaArray", ("minItems",)),
    ("type", "/definitions/stringArray", ("type",)),
    ("uniqueItems", "/definitions/stringArray", ("uniqueItems",)),
    ("type", "/definitions/stringArray/items", ("items", "type")),
    ("enum", "/definitions/simpleTypes", ("enum",)),
    ("type", "/properties/type/anyOf/1", ("type",)),
    ("minItems", "/properties/type/anyOf/1", ("minItems",)),
    ("uniqueItems", "/properties/type/anyOf/1", ("uniqueItems",)),
    ("enum", "/definitions/simpleTypes", ("items", "enum")),
]
