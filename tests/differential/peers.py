"""The three validators side by side, and what of their differences is explained."""

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any, NamedTuple

import jsonschema
import jsonschema_rs
from places import places

import cio_schemas


def exact_multiple(validator: Any, step: Any, instance: Any, _: Any) -> Iterator[jsonschema.ValidationError]:
    if validator.is_type(instance, "number") and Fraction(repr(instance)) % Fraction(repr(step)):
        yield jsonschema.ValidationError("no multiple")


def distinct_items(validator: Any, unique: bool, instance: Any, _: Any) -> Iterator[jsonschema.ValidationError]:
    if unique and validator.is_type(instance, "array"):
        keys = [key(item) for item in instance]
        if len(set(keys)) < len(keys):
            yield jsonschema.ValidationError("not unique")


def ecma_pattern(validator: Any, pattern: str, instance: Any, _: Any) -> Iterator[jsonschema.ValidationError]:
    if validator.is_type(instance, "string") and not re.search(pattern.replace("$", r"\Z"), instance):
        yield jsonschema.ValidationError("no match")


def additional_properties(validator: Any, extra: Any, instance: Any, schema: Any) -> Iterator[Any]:
    if "" not in schema.get("patternProperties", {}):
        yield from jsonschema.Draft202012Validator.VALIDATORS["additionalProperties"](
            validator, extra, instance, schema
        )


def key(value: Any) -> Any:
    """A hashable stand-in for a JSON value, the same for equal values only."""
    if isinstance(value, dict):
        return ("object", frozenset((name, key(member)) for name, member in value.items()))
    if isinstance(value, list):
        return ("array", tuple(key(item) for item in value))
    return (type(value) in (int, float) or type(value), value)


# jsonschema with what it has wrong put right, so that nothing else it says need be doubted.
REPAIRS = {
    "multipleOf": exact_multiple,  # divides floats: 0.7 is no multiple of 0.1, 1e20 one of 0.3
    "uniqueItems": distinct_items,  # takes [1] and [true] for equal
    "pattern": ecma_pattern,  # its $ matches before a last newline
    "additionalProperties": additional_properties,  # takes an empty pattern, which every name matches, for none
    "dependencies": jsonschema.Draft7Validator.VALIDATORS["dependencies"],  # leaves it out of 2020-12
}
Reference = jsonschema.validators.extend(jsonschema.Draft202012Validator, REPAIRS)


class Fault(NamedTuple):
    """What a peer has wrong and cannot be repaired from outside, and the schemas and instances that can meet it."""

    reason: str
    met_by: Callable[[Any, Any], bool]


def refers_to_node(schema: Any, _: Any) -> bool:
    return any(isinstance(ref, str) and ref.endswith("#node") for ref in values_of("$ref", schema))


JSONSCHEMA_FAULTS = [Fault("follows a $ref to a $dynamicAnchor as if it were a $dynamicRef", refers_to_node)]
JSONSCHEMA_RS_FAULTS: list[Fault] = []


class Peers(NamedTuple):
    """One schema, in the three."""

    schema: Any
    ours: cio_schemas.Validator
    reference: Any
    rust: Any

    @classmethod
    def of(cls, schema: Any) -> "Peers":
        # A $schema would lead jsonschema, at a $ref to the root, back to its own class without the repairs.
        undeclared = (
            {name: value for name, value in schema.items() if name != "$schema"} if isinstance(schema, dict) else schema
        )
        return cls(
            schema,
            cio_schemas.Validator(schema),
            Reference(undeclared, format_checker=cio_schemas.FORMAT_CHECKER),
            jsonschema_rs.Draft202012Validator(schema, validate_formats=True),
        )

    def differences(self, instance: Any) -> dict[str, str]:
        """What is not as it should be, by kind: is_valid against iter_errors, and ours against each of the others."""
        try:
            verdict = self.ours.is_valid(instance)
            ours = places(self.ours.iter_errors(instance))
        except Exception as error:  # noqa: BLE001 - whatever it is, no instance may raise
            return {"raises": repr(error)}
        found = {}
        if verdict is bool(ours):
            found["ours"] = f"is_valid says {verdict}, iter_errors {sorted(ours, key=str)}"
        if not any(fault.met_by(self.schema, instance) for fault in JSONSCHEMA_FAULTS):
            theirs = places(self.reference.iter_errors(instance))
            if verdict is bool(theirs):
                found["jsonschema"] = f"ours {verdict}, jsonschema {not verdict}"
            elif ours != theirs:
                only_ours, only_theirs = (sorted(some, key=str) for some in (ours - theirs, theirs - ours))
                found["errors"] = f"only ours {only_ours}, only jsonschema's {only_theirs}"
        if not any(fault.met_by(self.schema, instance) for fault in JSONSCHEMA_RS_FAULTS):
            theirs = self.rust.is_valid(instance)
            if verdict is not theirs:
                found["jsonschema-rs"] = f"ours {verdict}, jsonschema-rs {theirs}"
        return found


def values_of(name: str, value: Any) -> Iterator[Any]:
    """Every member of that name, at any depth."""
    if isinstance(value, dict):
        yield from (value[name],) if name in value else ()
        for member in value.values():
            yield from values_of(name, member)
    elif isinstance(value, list):
        for item in value:
            yield from values_of(name, item)
