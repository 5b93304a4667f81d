"""Schemas with many properties: what is alike is written once, whatever the constants, and fails in its own place."""

from collections.abc import Callable
from decimal import Decimal
from itertools import product
from typing import Any

import pytest

import cio_schemas
from tests.compiler.three_ways import Ways
from tests.reference import places, reference

COUNT = 30


def many(make: Callable[[int], Any]) -> dict[str, Any]:
    return {f"p{i}": make(i) for i in range(COUNT)}


SHAPES = [
    {"type": kind, **bound}
    for kind, bound in product(
        ("string", "integer", "array", ["null", "number"]),
        ({}, {"maxLength": 1}, {"minItems": 1}, {"maximum": 3}, {"maximum": 3, "minItems": 1}, {"pattern": "^a"}),
    )
]
"""More than a walk tells apart."""

PROPERTIES = {
    "all alike": many(lambda _: {"type": "integer"}),
    "a few constants": many(lambda i: {"type": "integer", "maximum": i % 3}),
    "many constants": many(lambda i: {"type": "integer", "maximum": i}),
    "several constants": many(lambda i: {"type": "integer", "minimum": -i, "maximum": i / 2}),
    "decimal constants": many(lambda i: {"maximum": Decimal(i)}),
    "constants in messages": many(lambda i: {"required": [f"a{i}"]}),
    "constants with names": many(lambda i: {"const": [i]}),
    "enumerations": many(lambda i: {"enum": [i, i + 1, i + 2, f"{i}"]}),
    "patterns": many(lambda i: {"pattern": f"^[{i % 10}a]+$"}),
    "formats": many(lambda i: {"format": ["date", "ipv4", "uuid"][i % 3]}),
    "objects": many(lambda i: {"properties": {"a": {"minimum": i}}}),
    "booleans": many(lambda i: i % 3 > 0),
    "more shapes than are told apart": {f"p{i}": shape for i, shape in enumerate(SHAPES)},
    "one of each": {f"p{i}": shape for i, shape in enumerate(SHAPES[:COUNT])},
    "a reference": many(lambda _: {"$ref": "#/$defs/small"}),
}
VALUES = (None, True, -40, 0, 2, 29, 30.5, "a", "2024-02-30", "127.0.0.1", "5", [], [5], {}, {"a": 1}, {"a7": 1})
REST = {
    "open": {},
    "closed": {"additionalProperties": False},
    "others": {"additionalProperties": {"type": "null"}},
    "patterns": {"patternProperties": {"1$": {"type": "integer"}}, "additionalProperties": False},
}


@pytest.mark.parametrize("rest", REST)
@pytest.mark.parametrize("name", PROPERTIES)
def test_many_properties(name: str, rest: str) -> None:
    schema = {"properties": PROPERTIES[name], "$defs": {"small": {"type": "string", "maxLength": 1}}, **REST[rest]}
    ways, peer = Ways(schema), reference(schema, format_checker=cio_schemas.FORMAT_CHECKER)
    for value in VALUES:
        for instance in ({"p7": value}, {"q": value}, dict.fromkeys(PROPERTIES[name], value)):
            assert ways.verdict(instance) is peer.is_valid(instance)
            assert places(ways.validator.iter_errors(instance)) == places(peer.iter_errors(instance))


def test_patterns_judge_what_is_next_to_many_properties() -> None:
    ways = Ways({"properties": PROPERTIES["all alike"], "patternProperties": {"1$": {"type": "integer"}}})

    assert [ways.verdict(instance) for instance in ({"q1": 1}, {"q1": "a"}, {"q": "a"})] == [True, False, True]


def test_the_code_does_not_grow_with_properties_that_are_alike() -> None:
    def lines(count: int) -> int:
        source = Ways(
            {"properties": {f"p{i}": {"type": "integer", "maximum": i} for i in range(count)}}
        ).validator.source
        return sum(not line.startswith('    "p') for line in source.splitlines())

    assert lines(50) == lines(500)


def test_a_message_names_the_propertys_own_bound() -> None:
    ways = Ways({"properties": PROPERTIES["several constants"]})

    messages = [error.message for error in ways.validator.iter_errors({"p4": 5, "p5": -6})]
    assert messages == ["expected a number of at most 2.0, found 5", "expected a number of at least -5, found -6"]
