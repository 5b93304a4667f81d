"""What a benchmark case is, and shorthands to write its schema with."""

from typing import Any, NamedTuple

Schema = dict[str, Any]

BOOLEAN: Schema = {"type": "boolean"}
INTEGER: Schema = {"type": "integer"}
NUMBER: Schema = {"type": "number"}
STRING: Schema = {"type": "string"}
NAME: Schema = {"type": "string", "minLength": 1}


class Case(NamedTuple):
    """One schema of a shape met in the wild, with instances whose verdict is known.

    Attributes:
        name: what the schema is like; unique.
        shape: the shape it stands for, in a few words.
        schema: a draft 2020-12 schema.
        small: a valid instance as most are.
        large: a valid instance of some hundreds of members or items.
        invalid: an instance with at least one fault.
    """

    name: str
    shape: str
    schema: Schema
    small: Any
    large: Any
    invalid: Any


def obj(properties: Schema, required: str = "", **keywords: Any) -> Schema:
    """Return an object schema; `required` names the required properties, separated by spaces."""
    schema: Schema = {"type": "object", "properties": properties, **keywords}
    return {**schema, "required": required.split()} if required else schema


def closed(properties: Schema, required: str = "", **keywords: Any) -> Schema:
    """Return an object schema that allows no other property."""
    return obj(properties, required, additionalProperties=False, **keywords)


def array(items: Schema, **keywords: Any) -> Schema:
    """Return an array schema with one schema for all items."""
    return {"type": "array", "items": items, **keywords}


def mapping(values: Schema, **keywords: Any) -> Schema:
    """Return the schema of an object used as a map, with one schema for all values."""
    return {"type": "object", "additionalProperties": values, **keywords}


def enum(values: str) -> Schema:
    """Return an enum of the strings that `values` holds, separated by spaces."""
    return {"enum": values.split()}


def const(value: Any) -> Schema:
    """Return the schema of one value."""
    return {"const": value}


def pattern(expression: str) -> Schema:
    """Return the schema of a string that matches."""
    return {"type": "string", "pattern": expression}


def text(name: str) -> Schema:
    """Return the schema of a string of a format."""
    return {"type": "string", "format": name}


def ref(name: str) -> Schema:
    """Return a reference to a definition of the same document."""
    return {"$ref": f"#/$defs/{name}"}


def each(names: str, schema: Schema) -> Schema:
    """Return properties of these names, separated by spaces, that share a schema."""
    return dict.fromkeys(names.split(), schema)
