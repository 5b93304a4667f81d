"""Comparing schemas: pairs of an old and a new one, with what holds backward and forward."""

from typing import Any

import pytest

from cio_schemas import Validator, compare
from cio_schemas.compatibility import Proof, Unknown, Verdict, Witness

PROOF, WITNESS = "proof", "witness"
NAMES = {Proof: PROOF, Witness: WITNESS, Unknown: "unknown"}

PAIRS: list[tuple[Any, Any, str, str]] = [
    # old, new, backward, forward
    (True, True, PROOF, PROOF),
    (False, True, PROOF, WITNESS),
    ({}, {"title": "a"}, PROOF, PROOF),
    ({"type": "integer"}, {"type": "number"}, PROOF, WITNESS),
    ({"type": "string"}, {"type": ["string", "null"]}, PROOF, WITNESS),
    ({"maxLength": 3}, {"maxLength": 4}, PROOF, WITNESS),
    ({"required": ["a"]}, {"required": ["a", "b"]}, WITNESS, PROOF),
    ({"properties": {"a": {"type": "string"}}}, {"properties": {"a": {"minLength": 1}}}, WITNESS, WITNESS),
    ({"enum": ["a", "b"]}, {"enum": ["b", "a", "c"]}, PROOF, WITNESS),
    ({"anyOf": [{"const": 1}, {"const": 2}]}, {"enum": [1, 2]}, PROOF, PROOF),
]


def name(verdict: Verdict) -> str:
    return NAMES[type(verdict)]


@pytest.mark.parametrize(("old", "new", "backward", "forward"), PAIRS)
def test_pairs(old: Any, new: Any, backward: str, forward: str) -> None:
    found = compare(old, new)

    assert (name(found.backward), name(found.forward)) == (backward, forward)


@pytest.mark.parametrize(("old", "new"), [pair[:2] for pair in PAIRS])
def test_witnesses_are_confirmed_by_both(old: Any, new: Any) -> None:
    found = compare(old, new)
    one, two = Validator(old), Validator(new)

    for verdict, accepting, refusing in ((found.backward, one, two), (found.forward, two, one)):
        if isinstance(verdict, Witness):
            assert accepting.is_valid(verdict.instance)
            assert [str(each) for each in verdict.failures] == [
                str(each) for each in refusing.iter_errors(verdict.instance)
            ]


def test_two_versions_have_one_identifier() -> None:
    old = {"$id": "https://example.com/a", "$ref": "#/$defs/b", "$defs": {"b": {"type": "string"}}}
    new = {**old, "$defs": {"b": {"type": "string", "maxLength": 3}}}

    found = compare(old, new)

    assert isinstance(found.backward, Witness)
    assert found.backward.instance == "aaaa"
    assert isinstance(found.forward, Proof)
