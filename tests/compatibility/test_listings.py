"""Schemas that list their values: each value is tried, so that the branches need not be told apart."""

from decimal import Decimal
from typing import Any

import pytest

import cio_schemas
from cio_schemas.compatibility import Proof, Unknown, Witness
from cio_schemas.compatibility.listings import MAX_LISTED, listing, spelled
from cio_schemas.compatibility.whole_schemas import Comparer
from cio_schemas.schema.documents import Documents
from cio_schemas.schema.drafts import dialect_named
from cio_schemas.schema.ref_resolution import Index

# A schema, and the values among which its instances are; None if it lists none.
LISTINGS: list[Any] = [
    (True, None),
    ({}, None),
    ({"type": "null"}, None),
    ({"not": {"const": 1}}, None),
    ({"anyOf": [{"const": 1}, {"type": "string"}]}, None),
    ({"allOf": [{"type": "string"}, {"minLength": 1}]}, None),
    ({"enum": [[]] * (MAX_LISTED + 1)}, None),
    ({"oneOf": [{"enum": ["a"] * MAX_LISTED}, {"const": "b"}]}, None),
    ({"$dynamicRef": "#/$defs/a", "$defs": {"a": {"const": 1}}}, None),
    (False, []),
    ({"const": None}, [None]),
    ({"enum": [1, "a"], "const": 1}, [1]),
    ({"oneOf": [{"const": "a"}, {"enum": ["b", "a"]}, False]}, ["a", "b", "a"]),
    ({"type": "string", "allOf": [{"minLength": 2}, {"anyOf": [{"const": "a"}, {"const": "bb"}]}]}, ["a", "bb"]),
    ({"$ref": "#/$defs/a", "$defs": {"a": {"oneOf": [{"$ref": "#/$defs/b"}]}, "b": {"const": 1}}}, [1]),
    ({"$schema": "http://json-schema.org/draft-04/schema#", "const": 1}, None),
    ({"$schema": "http://json-schema.org/draft-07/schema#", "$ref": "#/definitions/a", "const": 1}, None),
]


@pytest.mark.parametrize(("schema", "values"), LISTINGS, ids=lambda value: str(value)[:60])
def test_what_a_schema_lists(schema: Any, values: list[Any] | None) -> None:
    if isinstance(schema, dict) and "definitions" in str(schema):
        schema = {**schema, "definitions": {"a": {"type": "string"}}}
    index = Index(Documents(None), dialect=dialect_named("2020-12"))

    assert listing(index, index.add("", schema)) == values


def consts(*values: Any) -> dict[str, Any]:
    return {"oneOf": [{"const": each} for each in values]}


NAMES = [f"name{number}" for number in range(400)]

# An old schema, a new one, and the first value that the new one refuses; None if there is none.
COMPARED: list[Any] = [
    (consts(*NAMES), {"enum": NAMES}, None),
    (consts(*NAMES), consts(*reversed(NAMES)), None),
    (consts(*NAMES), consts(*NAMES[:-1]), "name399"),
    (consts(*NAMES), {"type": "string", "maxLength": 6}, "name100"),
    (consts(*NAMES, "name0"), {"enum": NAMES[1:]}, None),  # of what two branches accept, neither schema is true
    ({"enum": [1, 2]}, {"enum": [2.0, 1.0]}, None),
    ({"enum": [1, True]}, {"enum": [1]}, True),
    ({"enum": ["a", "b"], "not": {"const": "b"}}, {"const": "a"}, None),
    (consts(*({"a": number} for number in range(300))), {"properties": {"a": {"maximum": 298}}}, {"a": 299}),
    (False, False, None),
    ({"enum": ["a"], "type": "integer"}, False, None),
]


@pytest.mark.parametrize(("old", "new", "refused"), COMPARED, ids=lambda value: str(value)[:60])
def test_listed_values_are_tried(old: Any, new: Any, refused: Any) -> None:
    verdict = Comparer(old, new).verdict(is_backward=True)  # the other direction may take a long proof

    if refused is None:
        assert isinstance(verdict, Proof)
    else:
        assert isinstance(verdict, Witness)
        assert verdict.instance == refused
        assert verdict.failures


# Schemas in draft 4, in which 1.0 is not an integer: an old one, a new one, and what is refused; None if nothing is.
DRAFT_4: list[Any] = [
    ({"enum": ["1"]}, {"type": "string"}, None),
    ({"enum": [1, 2.5]}, {"type": "number"}, None),
    ({"enum": [1]}, {"type": "integer"}, 1.0),
    ({"enum": ["a", [1]]}, {"items": {"type": "integer"}}, [1.0]),
]


@pytest.mark.parametrize(("old", "new", "refused"), DRAFT_4, ids=lambda value: str(value)[:60])
def test_listed_numbers_are_tried_in_every_spelling_that_is_told_apart(old: Any, new: Any, refused: Any) -> None:
    verdict = cio_schemas.compare(old, new, dialect="4").backward

    assert isinstance(verdict, Proof if refused is None else Witness)
    assert repr(getattr(verdict, "instance", None)) == repr(refused)  # 1 and 1.0 are equal


def test_equal_items_may_be_spelled_differently() -> None:
    """The items of [1, 1.0] are equal, and one of them is no integer in draft 4."""
    items = [{"type": "integer"}, {"type": "number", "not": {"type": "integer"}}]
    old = {"type": "array", "items": items, "additionalItems": False}

    assert isinstance(cio_schemas.compare(old, {"uniqueItems": True}, dialect="4").backward, Unknown)


def test_numbers_that_can_be_spelled_in_too_many_ways_prove_nothing() -> None:
    assert spelled([list(range(8))]) is not None
    assert spelled([list(range(9))]) is None
    assert spelled(list(range(MAX_LISTED // 2 + 1))) is None
    assert spelled([Decimal("1E+1000000000")]) is None  # nor is it written out
