"""What verifying an upgrade comes to."""

import json
from typing import Any

import pytest

from cio_schemas.conversion.survey import SchemaText
from cio_schemas.conversion.upgrading import upgraded
from cio_schemas.conversion.verifying import Verdict, verified
from cio_schemas.schema.drafts import DRAFT_2020_12
from cio_schemas.validators import Validator

DRAFT_4, DRAFT_7 = ({"$schema": f"http://json-schema.org/draft-0{number}/schema#"} for number in (4, 7))

# the schema, other documents, what verifying comes to
VERIFIED: list[tuple[Any, dict[str, Any], Verdict]] = [
    ({**DRAFT_7, "items": [{"type": "null"}]}, {}, Verdict(0, proven=True)),
    ({**DRAFT_7, "items": [{"$ref": "u:a"}]}, {"u:a": {**DRAFT_7, "type": "null"}}, Verdict(0, proven=True)),
    (
        {**DRAFT_7, "items": [{"$ref": "u:a"}]},
        {},
        Verdict(0, problem="#/items/0/$ref: $ref 'u:a': no schema 'u:a' is known, and nothing is fetched"),
    ),
    # a document that is not upgraded with it may itself be wrong, or be read by another draft then
    (
        {**DRAFT_7, "$ref": "u:a"},
        {"u:a": {**DRAFT_7, "minimum": "x"}},
        Verdict(0, problem='expected number, found string "x"'),
    ),
    (
        {**DRAFT_7, "not": {"$ref": "u:a"}},
        {"u:a": {"items": [{}]}},
        Verdict(0, problem="expected object or boolean, found an array of 1 item"),
    ),
]


def verify(root: Any, others: dict[str, Any]) -> Verdict:
    sources = [SchemaText(json.dumps(root), root, "", others.get)]
    return verified(0, sources, upgraded(sources), DRAFT_2020_12)


@pytest.mark.parametrize(("root", "others", "verdict"), VERIFIED)
def test_what_verifying_comes_to(root: Any, others: dict[str, Any], verdict: Verdict) -> None:
    assert verify(root, others) == verdict


def test_a_difference_is_shown() -> None:
    root = {**DRAFT_7, "not": {"$ref": "u:a"}}
    others = {"u:a": {"$ref": "#/definitions/b", "type": "null", "definitions": {"b": {}}}}
    # what stands beside `$ref` counts as soon as the document without `$schema` is read as the one that refers to it
    found = verify(root, others)
    assert (found.tried, found.proven) == (1, False)
    assert Validator(root, registry=others.get).is_valid(found.difference[0]) is False
