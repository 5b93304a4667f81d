"""Formats of the user's own may tell 1 from 1.0, which are equal: a proof holds for both."""

from typing import Any

import pytest
from jsonschema import FormatChecker

from cio_schemas import compare
from cio_schemas.compatibility import Proof, Unknown, Witness
from cio_schemas.strategies.shapes.listed_values import MAX_WRITINGS

CHECKER = FormatChecker(formats=())
CHECKER.checks("int")(lambda value: not isinstance(value, float))
CHECKER.checks("ints")(lambda value: not isinstance(value, list) or float not in map(type, value))
CHECKER.checks("positive")(lambda value: not isinstance(value, int | float) or value > 0)

TEXT = {"type": "string"}
INT, FLOAT = {"const": 1, "format": "int"}, {"const": 1, "not": {"format": "int"}}
MANY = list(range(1, MAX_WRITINGS.bit_length() + 1))

# An old schema and a new one, of which every instance of the old one is one.
PROVEN: list[Any] = [
    ({"enum": ["a", None, 1.5]}, {"format": "ints"}),
    ({"enum": [1, 2, MANY[1:]]}, {"format": "positive"}),
    ({"const": [1]}, {"items": {"format": "positive"}}),
    (INT, {"const": 1.0, "format": "int"}),
    ({"const": 1}, {"oneOf": [INT, FLOAT]}),
    ({"items": INT}, {"items": {"format": "int"}}),
    ({"type": "array", "maxItems": 0, "examples": [MANY]}, {"maxItems": 0, "items": {"format": "int"}}),
    ({"items": {"enum": [1, 2], "format": "int"}, "uniqueItems": True}, {"maxItems": 2}),
    # -- equal items of arrays
    ({"prefixItems": [INT, {"const": 2, "not": {"format": "int"}}], "items": False}, {"uniqueItems": True}),
    ({"prefixItems": [INT, {"type": "string"}], "items": False}, {"uniqueItems": True}),
    ({"prefixItems": [INT, {"minimum": 2, "type": "number"}], "items": False}, {"uniqueItems": True}),
    ({"prefixItems": [{"enum": [1, -2], "format": "positive"}, {"const": -2}], "items": False}, {"uniqueItems": True}),
    (
        {"prefixItems": [{"pattern": "^a", **TEXT}, {"pattern": "^b", **TEXT}, INT], "items": False},
        {"uniqueItems": True},
    ),
]


@pytest.mark.parametrize(("old", "new"), PROVEN, ids=str)
def test_proofs_hold_for_all_spellings(old: Any, new: Any) -> None:
    assert isinstance(compare(old, new, format_checker=CHECKER).backward, Proof)


# An old schema, a new one, and what only the old one accepts.
REFUSED: list[Any] = [
    ({"enum": [1]}, {"format": "int"}, 1.0),
    ({"const": 1.0}, {"not": {"const": 1, "format": "int"}}, 1),
    ({"enum": [1, 2]}, {"format": "int"}, 1.0),
    ({"const": [1]}, {"format": "ints"}, [1.0]),
    ({"const": {"a": [1]}}, {"properties": {"a": {"items": {"format": "int"}}}}, {"a": [1.0]}),
    ({"const": 1}, INT, 1.0),
    ({"const": 1}, {"oneOf": [INT, {"const": 2}]}, 1.0),
    # -- where the schema itself lists nothing
    ({"items": {"const": 1}}, {"items": {"format": "int"}}, [1.0]),
    ({"properties": {"a": {"const": 1}}}, {"properties": {"a": {"format": "int"}}}, {"a": 1.0}),
    ({"not": {"not": {"const": 1}}}, {"format": "int"}, 1.0),
    ({"if": {"const": 1}, "else": False}, {"format": "int"}, 1.0),
    ({"type": "integer", "minimum": 1, "maximum": 2, "not": {"const": 2}}, {"format": "int"}, 1.0),
    # -- of several values, some are accepted as they are listed
    (
        {"type": "array", "items": {"enum": [1, 2.0], "not": {"format": "int"}}, "minItems": 2, "uniqueItems": True},
        False,
        [1.0, 2.0],
    ),
]


@pytest.mark.parametrize(("old", "new", "refused"), REFUSED, ids=str)
def test_witnesses_are_spelled_as_the_format_tells_them_apart(old: Any, new: Any, refused: Any) -> None:
    verdict = compare(old, new, format_checker=CHECKER).backward

    assert isinstance(verdict, Witness)
    assert repr(verdict.instance) == repr(refused)


# An old schema and a new one, of which a proof would be wrong, or take too many spellings.
UNKNOWN: list[Any] = [
    ({"enum": [MANY]}, {"items": {"format": "positive"}}),
    ({"type": "array", "prefixItems": [INT, FLOAT], "items": False}, {"uniqueItems": True}),  # not of [1, 1.0]
    ({"items": {"type": "integer"}}, {"items": {"format": "int"}}),
]


@pytest.mark.parametrize(("old", "new"), UNKNOWN, ids=str)
def test_nothing_is_proven_of_one_spelling_alone(old: Any, new: Any) -> None:
    assert isinstance(compare(old, new, format_checker=CHECKER).backward, Unknown)
