"""Branches that another one covers, and members of `allOf` that add nothing: reported with a proof, else not at all."""

import pytest

from cio_schemas.lint import RULES, Document, Linter
from cio_schemas.schema.pointer import json_pointer

COVERAGE = Linter(RULES, lambda rule: rule.code in ("JS327", "JS328", "JS329"))
TEXT = {"type": "string"}
INTEGER = {"type": "integer"}
NUMBER = {"type": "number"}


def obj(*required, **properties):
    return {"type": "object", "properties": properties, "required": list(required)}


def found(schema):
    return [(each.rule.code, json_pointer(each.finding.path)) for each in COVERAGE.lint(Document(schema))]


@pytest.mark.parametrize(
    "schema",
    [
        {"anyOf": [TEXT, INTEGER]},
        {"anyOf": [{**TEXT, "maxLength": 5}, {**TEXT, "minLength": 2}]},
        {"anyOf": [{**TEXT, "pattern": "^a+$"}, {**TEXT, "pattern": "^b"}]},
        {"anyOf": [obj(a=TEXT), obj("a", b=TEXT)]},
        # What is listed or described for people and editors, beside what takes everything of the kind:
        {"anyOf": [{**TEXT, "enum": ["red", "green"]}, TEXT]},
        {"anyOf": [{**TEXT, "description": "a name"}, {**TEXT, "description": "an address"}]},
        {"anyOf": [obj(a=TEXT), {"type": "object"}]},
        {"allOf": [obj(a={**TEXT, "minLength": 1}), {"properties": {"a": {**TEXT, "default": "x"}}}]},
        {"anyOf": [{"type": name} for name in ("null", "boolean", "object", "array", "number", "integer", "string")]},
        # What branches evaluate matters:
        {"anyOf": [obj(a=TEXT), obj("a", a=TEXT)], "unevaluatedProperties": False},
        # Nothing satisfies the branch, which is said by others:
        {"anyOf": [{**TEXT, "minLength": 5, "maxLength": 3}, TEXT]},
        {"allOf": [{"$ref": "#/$defs/A"}, {"description": "Words."}], "$defs": {"A": TEXT}},
        {"allOf": [{**TEXT, "minLength": 1}, {**TEXT, "maxLength": 5}]},
        {"allOf": [obj("a", a=TEXT), {"if": obj("a"), "then": obj("a")}]},
    ],
)
def test_what_is_of_use_is_not_reported(schema):
    assert found(schema) == []


@pytest.mark.parametrize(
    ("schema", "findings"),
    [
        ({"anyOf": [NUMBER, INTEGER]}, [("JS327", "/anyOf/1")]),
        ({"anyOf": [INTEGER, NUMBER]}, [("JS327", "/anyOf/0")]),
        ({"anyOf": [{"type": ["string", "null"]}, {"type": "null"}]}, [("JS327", "/anyOf/1")]),
        ({"anyOf": [TEXT, {**TEXT, "maxLength": 5}]}, [("JS327", "/anyOf/1")]),
        ({"anyOf": [{"enum": ["a", "b", "c"]}, {"enum": ["b", "c"]}]}, [("JS327", "/anyOf/1")]),
        ({"anyOf": [{"enum": ["a", "b"]}, {"const": "b"}]}, [("JS327", "/anyOf/1")]),
        (
            {"anyOf": [{**TEXT, "pattern": "^a+$"}, {**TEXT, "pattern": "^aa+$"}]},
            [("JS327", "/anyOf/1")],
        ),
        ({"anyOf": [obj("a", a=TEXT), obj("a", a={**TEXT, "minLength": 1})]}, [("JS327", "/anyOf/1")]),
        (
            {"anyOf": [{"$ref": "#/$defs/A"}, INTEGER], "$defs": {"A": {"anyOf": [NUMBER, TEXT]}}},
            [("JS327", "/anyOf/1")],
        ),
        ({**obj("a"), "anyOf": [{"required": ["a"]}, {"required": ["b"]}]}, [("JS327", "/anyOf")]),
        ({"allOf": [{**TEXT, "minLength": 3}, {**TEXT, "minLength": 1}]}, [("JS328", "/allOf/1")]),
        ({"allOf": [TEXT, {**TEXT, "minLength": 1}]}, [("JS328", "/allOf/0")]),
        (
            {"allOf": [{"$ref": "#/$defs/A"}, {"required": ["a"]}], "$defs": {"A": obj("a", a=TEXT)}},
            [("JS329", "/allOf/1")],
        ),
        # Of two that say the same the first is enough, so one is reported:
        ({"allOf": [{"minimum": 1}, {"exclusiveMinimum": 0, "type": "integer"}]}, [("JS328", "/allOf/0")]),
    ],
)
def test_what_is_of_no_use_is_reported(schema, findings):
    assert [each for each in found(schema) if each[1] != "/$defs/A/anyOf"] == findings


def test_what_stands_in_other_documents_is_looked_at():
    documents = {"https://example.com/a": obj("a", a=TEXT), "https://example.com/b": {"type": "object"}}
    schema = {"allOf": [{"$ref": "https://example.com/a"}, {"$ref": "https://example.com/b"}]}
    found = COVERAGE.lint(Document(schema, retrieve=documents.get))
    assert [(each.rule.code, json_pointer(each.finding.path)) for each in found] == [("JS328", "/allOf/1")]


@pytest.mark.parametrize(
    ("branches", "clause"),
    [
        ([{**TEXT, "maxLength": 5}, {**TEXT, "maxLength": 9}], ", and all else that branch 0 accepts"),
        ([NUMBER, INTEGER], ", and all else that branch 1 accepts"),
        ([{**INTEGER, "maximum": 5}, {**INTEGER, "minimum": 5}], "refuses it"),
    ],
)
def test_a_branch_of_one_of_that_another_one_covers(branches, clause):
    linter = Linter(RULES, lambda rule: rule.code == "JS118")
    (reported,) = linter.lint(Document({"oneOf": branches}))
    assert reported.finding.message.endswith(clause)
