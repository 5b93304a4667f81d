"""The JSON types of instances, as conditions in Python, and which of them a schema object allows."""

from __future__ import annotations

from functools import lru_cache

from cio_schemas.compiler.expression import Expression, all_of, any_of, call, compare, negation
from cio_schemas.compiler.nodes import INTEGER_LITERAL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cio_schemas.compiler.nodes import SchemaPlan


INTEGERS = {"integer": "is_integer", INTEGER_LITERAL: "is_integer_literal"}
"""The types of integers, each with the runtime's function that asks for it."""

_CLASSES = {"string": "str", "array": "list", "object": "dict"}


@lru_cache(maxsize=1024)
def is_not(kind: str, value: str) -> Expression:
    """Return the condition that the instance is not of a JSON type.

    The exact class is tested first, since JSON parsers make it and the test is cheap; subclasses come after.
    """
    if kind == "null":
        return compare(value, "is not", "None")
    if kind == "boolean":
        return all_of([compare(value, "is not", "True"), compare(value, "is not", "False")])
    if kind in _CLASSES:
        return all_of([_is_no(value, _CLASSES[kind]), negation(call("isinstance", value, _CLASSES[kind]))])
    if kind in INTEGERS:
        return all_of([_is_no(value, "int"), negation(call(INTEGERS[kind], value, imported=True))])
    # v - v is 0.0 for a finite float and NaN, which is true, for the others
    finite = any_of([_is_no(value, "float"), f"{value} - {value}"])
    return all_of([finite, _is_no(value, "int"), negation(call("is_number", value, imported=True))])


@lru_cache(maxsize=1024)
def is_a(kind: str, value: str) -> Expression:
    """Return the condition that the instance is of a JSON type."""
    if kind == "null":
        return compare(value, "is", "None")
    if kind == "boolean":
        return any_of([compare(value, "is", "True"), compare(value, "is", "False")])
    if kind in _CLASSES:
        return call("isinstance", value, _CLASSES[kind])
    name = INTEGERS.get(kind, "is_number")
    return any_of([compare(f"{value}.__class__", "is", "int"), call(name, value, imported=True)])


def _is_no(value: str, name: str) -> Expression:
    return compare(f"{value}.__class__", "is not", name)


def group_of(kind: str) -> str:
    """Return the instance type whose keywords apply to a value of `type`."""
    return "number" if kind in INTEGERS else kind


def types_of(node: SchemaPlan, *, settled: bool) -> frozenset[str] | None:
    """Return the types a schema object allows, None for all or, if `settled`, where `enum` implies them."""
    declared = node.keywords.get("type")
    if declared is None:
        return None
    types = frozenset([declared] if isinstance(declared, str) else declared)
    if settled and ("enum" in node.keywords or "const" in node.keywords):
        members = node.keywords.get("enum", [node.keywords.get("const")])
        if all(type(member) is str for member in members) and types == {"string"} and len(node.keywords) == 2:
            return None
    return types - INTEGERS.keys() if "number" in types else types
