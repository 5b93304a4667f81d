"""What the benchmark of conversions records of a schema."""

import pytest

from benchmarks import conversions

DRAFT_4 = "http://json-schema.org/draft-04/schema#"
DRAFT_7 = "http://json-schema.org/draft-07/schema#"

# schema, outcomes of upgrade, bundle and dereference
OUTCOMES = [
    ({"$schema": DRAFT_7, "type": "object", "properties": {"a": {"$ref": "u:a"}}}, ("done", "done", "done")),
    ({"type": "string"}, ("nothing to do", "done", "done")),
    (
        {"$schema": DRAFT_7, "contentEncoding": "base64"},
        ("left: `contentEncoding` is an assertion in draft 7, and in no later draft", "done", "done"),
    ),
    (
        {"$schema": DRAFT_7, "items": {"$ref": "#"}},
        ("done", "done", "refused: it refers to itself, which can't be written out"),
    ),
]


@pytest.mark.parametrize(("schema", "outcomes"), OUTCOMES)
def test_each_conversion_has_an_outcome(schema, outcomes):
    found = conversions.record("a", schema, [{"a": "x"}, 1], {"u:a": {"type": "string"}}, 20)

    assert tuple(found[way] for way in conversions.WAYS) == outcomes
    assert (found["own"], found["flips"]) == (2, {})
    assert sum(found.get(kind, 0) for kind in ("valid", "faulty", "varied")) == 20


def test_a_schema_that_can_not_be_compiled():
    assert conversions.record("a", {"$ref": "u:b"}, [], {}, 20)["refused"].startswith("#/$ref: $ref 'u:b': no schema")


def test_a_verdict_that_differs_is_recorded(monkeypatch):
    monkeypatch.setattr(conversions, "bundled", lambda *_: {"type": "string"})
    found = conversions.record("a", {"$schema": DRAFT_7, "type": "integer"}, ["x", 1, None], {}, 0)

    assert found["flips"] == {"bundle": {"count": 2, "first": "1"}}


def test_whole_floats_of_draft_4_are_the_one_reason():
    found = conversions.record("a", {"$schema": DRAFT_4, "type": "integer"}, [1.0, 1, 1.5], {}, 0)

    assert (found["flips"], found["whole float"]) == ({}, 1)
