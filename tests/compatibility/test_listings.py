"""Schemas that list their values: each value is tried, so that the branches need not be told apart."""

from typing import Any

import pytest

import cio_schemas
from cio_schemas.compatibility import Proof, Witness
from cio_schemas.compatibility.listings import MAX_LISTED, listing
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


def test_draft_4_tells_equal_numbers_apart() -> None:
    """The value 1 is also written 1.0, which is no integer there: to try the value that is listed is not enough."""
    verdict = cio_schemas.compare({"enum": [1]}, {"type": "integer"}, dialect="4").backward

    assert not isinstance(verdict, Proof)
    assert isinstance(cio_schemas.compare({"enum": ["1"]}, {"type": "string"}, dialect="4").backward, Proof)
