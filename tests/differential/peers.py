"""The three validators side by side."""

from decimal import Decimal
from typing import Any, NamedTuple

import jsonschema_rs

import cio_schemas
from tests.reference import places, reference

COMPARED = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "const", "enum")


class Peers(NamedTuple):
    """One schema, in the three."""

    ours: cio_schemas.Validator
    decimal: cio_schemas.Validator
    jsonschema: Any
    jsonschema_rs: Any

    @classmethod
    def of(cls, schema: Any) -> "Peers":
        plain = without_static_nodes(schema)
        return cls(
            cio_schemas.Validator(schema),
            cio_schemas.Validator(with_decimals(schema)),
            None if is_unfit(schema) else reference(plain, format_checker=cio_schemas.FORMAT_CHECKER),
            None if is_unfit(schema) else jsonschema_rs.Draft202012Validator(plain, validate_formats=True),
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
        if places(self.ours.iter_errors(as_decimals(instance))) != ours:
            found["Decimal"] = "floats and Decimals that read the same differ"
        if places(self.decimal.iter_errors(instance)) != ours:
            found["Decimal in the schema"] = "floats and Decimals that read the same differ"
        theirs = ours if self.jsonschema is None else places(self.jsonschema.iter_errors(instance))
        if verdict is bool(theirs):
            found["jsonschema"] = f"ours {verdict}, jsonschema {not verdict}"
        elif not told_twice(ours ^ theirs):
            only_ours, only_theirs = (sorted(some, key=str) for some in (ours - theirs, theirs - ours))
            found["errors"] = f"only ours {only_ours}, only jsonschema's {only_theirs}"
        if self.jsonschema_rs is None or ("'multipleOf'" in repr(self.ours.schema) and has_large_float(instance)):
            return found
        if verdict is not self.jsonschema_rs.is_valid(instance):
            found["jsonschema-rs"] = f"ours {verdict}, jsonschema-rs {not verdict}"
        return found


def as_decimals(value: Any) -> Any:
    """The same instance with each number as a Decimal, which reads the same."""
    if isinstance(value, dict):
        return {name: as_decimals(member) for name, member in value.items()}
    if isinstance(value, list):
        return [as_decimals(item) for item in value]
    return Decimal(repr(value)) if isinstance(value, int | float) and not isinstance(value, bool) else value


def with_decimals(schema: Any) -> Any:
    """The same schema with Decimals for numbers that instances are compared with."""
    if isinstance(schema, dict):
        return {
            name: as_decimals(value) if name in COMPARED and not isinstance(value, dict) else with_decimals(value)
            for name, value in schema.items()
        }
    return [with_decimals(item) for item in schema] if isinstance(schema, list) else schema


def told_twice(differing: set[Any]) -> bool:
    """Whether two sets of errors differ in no more than what is unevaluated once other keywords have failed.

    jsonschema holds a member unevaluated as well where additionalProperties or another unevaluated* has refused it.
    """
    return all(keyword in ("unevaluatedProperties", "unevaluatedItems") for _, _, keyword in differing)


def has_large_float(value: Any) -> bool:
    """Whether there is a float in an instance that jsonschema-rs, from 0.61, takes for the binary number that it is.

    1e300 is the decimal number that it reads as to us, and so no multiple of 3.
    """
    if isinstance(value, dict | list):
        return any(map(has_large_float, value.values() if isinstance(value, dict) else value))
    return isinstance(value, float) and abs(value) >= 2**53


def is_unfit(schema: Any) -> bool:
    """Whether the others would have to know what `dependencies` evaluate, a keyword that 2020-12 only lets live on."""
    text = repr(schema)
    return "'dependencies'" in text and "'unevaluated" in text


def without_static_nodes(value: Any) -> Any:
    """The same schema for the others, which follow a $ref to a $dynamicAnchor as if it were a $dynamicRef.

    Each "node" is the root of its resource, which a $ref can name as well without the fragment.
    """
    if isinstance(value, dict):
        refers = isinstance(value.get("$ref"), str)
        plain = {name: without_static_nodes(member) for name, member in value.items()}
        return plain | {"$ref": value["$ref"].removesuffix("node")} if refers else plain
    return [without_static_nodes(item) for item in value] if isinstance(value, list) else value
