"""jsonschema as a reference: what two validators must agree on about an error, and repairs of what it has wrong."""

import re
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import Any

import jsonschema
from jsonschema import Draft7Validator, Draft202012Validator, ValidationError


def places(errors: Iterable[ValidationError]) -> set[tuple[Any, ...]]:
    """(instance path, schema path, keyword) of each error, and of all in their contexts."""
    found = set()
    for error in errors:
        found.add((tuple(error.absolute_path), tuple(error.absolute_schema_path), error.validator))
        found |= places(error.context)
    return found


def reference(schema: Any, **settings: Any) -> Any:
    """The repaired Draft202012Validator of a schema."""
    # A $schema would lead jsonschema, at a $ref to the root, back to its own class without the repairs.
    undeclared = (
        {name: value for name, value in schema.items() if name != "$schema"} if isinstance(schema, dict) else schema
    )
    return Repaired(undeclared, **settings)


def exact_multiple(validator: Any, step: Any, instance: Any, _: Any) -> Iterator[ValidationError]:
    if validator.is_type(instance, "number") and Fraction(repr(instance)) % Fraction(repr(step)):
        yield ValidationError("no multiple")


def distinct_items(validator: Any, unique: bool, instance: Any, _: Any) -> Iterator[ValidationError]:
    if unique and validator.is_type(instance, "array"):
        keys = [key(item) for item in instance]
        if len(set(keys)) < len(keys):
            yield ValidationError("not unique")


def key(value: Any) -> Any:
    """A hashable stand-in for a JSON value, the same for equal values only."""
    if isinstance(value, dict):
        return ("object", frozenset((name, key(member)) for name, member in value.items()))
    if isinstance(value, list):
        return ("array", tuple(key(item) for item in value))
    return (type(value) in (int, float) or type(value), value)


def ecma_pattern(validator: Any, pattern: str, instance: Any, _: Any) -> Iterator[ValidationError]:
    if validator.is_type(instance, "string") and not re.search(pattern.replace("$", r"\Z"), instance):
        yield ValidationError("no match")


def additional_properties(validator: Any, extra: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
    if "" not in schema.get("patternProperties", {}):
        yield from Draft202012Validator.VALIDATORS["additionalProperties"](validator, extra, instance, schema)


Repaired = jsonschema.validators.extend(
    Draft202012Validator,
    {
        "multipleOf": exact_multiple,  # divides floats: 0.7 is not a multiple of 0.1, 1e20 one of 0.3
        "uniqueItems": distinct_items,  # takes [1] and [true] for equal
        "pattern": ecma_pattern,  # its $ matches before a last newline
        "additionalProperties": additional_properties,  # takes an empty pattern, which every name matches, for none
        "dependencies": Draft7Validator.VALIDATORS["dependencies"],  # leaves it out of 2020-12
    },
)


def descend_into_false(descend: Callable[..., Any]) -> Callable[..., Any]:
    """Give the error of a false subschema its place, which jsonschema forgets, and takes the parent's for."""

    def descended(self: Any, instance: Any, schema: Any, path: Any = None, schema_path: Any = None, **rest: Any) -> Any:
        for error in descend(self, instance, schema, path, schema_path, **rest):
            if schema is False:
                error.path.extend(() if path is None else (path,))
                error.schema_path.extend(() if schema_path is None else (schema_path,))
            yield error

    return descended


Repaired.descend = descend_into_false(Repaired.descend)
