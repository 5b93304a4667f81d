"""What nothing satisfies: which keywords contradict each other, and where; nothing is said of what something does."""

from random import Random

import pytest

from cio_schemas.lint import RULES, Document, Linter
from cio_schemas.lint.analysis.context import Analysis
from cio_schemas.schema.pointer import json_pointer
from tests.differential.random_instances import random_instance
from tests.differential.random_schemas import random_schema

LINTER = Linter(RULES, lambda rule: rule.code in {"JS107", "JS125"})


def one_of(name, *values):
    return {"properties": {name: {"enum": list(values)}}, "required": [name]}


def found(schema):
    return [
        (each.rule.code, json_pointer(each.finding.path), each.finding.message)
        for each in LINTER.lint(Document(schema))
    ]


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "object", "anyOf": [one_of("kind", "a"), one_of("kind", "b")]},
        {"allOf": [one_of("kind", "a", "b"), one_of("kind", "b", "c")]},
        # Nothing has to be there.
        {"allOf": [{"properties": {"a": {"const": 1}}}, {"properties": {"a": {"const": 2}}}]},
        {"allOf": [{"items": {"const": 1}}, {"items": {"const": 2}}]},
        # It is meant: nothing stands beside what refuses everything.
        {"properties": {"a": {"not": {}}}, "required": ["b"]},
        {"properties": {"a": {"allOf": [False]}}},
        # A loop that an instance can leave.
        {"properties": {"a": {"$ref": "#"}}, "type": "object", "anyOf": [{"required": ["a"]}, {"maxProperties": 0}]},
        # What a dynamic reference leads to depends on where it is applied.
        {
            "$dynamicAnchor": "x",
            "properties": {"a": {"$dynamicRef": "#x"}},
            "required": ["a"],
            "allOf": [{"type": "object"}],
        },
        {"if": {"type": "string"}, "then": {"minLength": 1}, "else": {"type": "null"}},
        # What the branches evaluate, `unevaluated*` beside them accepts.
        {"type": "object", "anyOf": [one_of("a", 1), one_of("b", 1)], "unevaluatedProperties": False},
        {"type": "object", "oneOf": [one_of("a", 1), one_of("b", 1)], "unevaluatedProperties": False},
        {"type": "object", "if": one_of("a", 1), "then": {"minProperties": 1}, "unevaluatedProperties": False},
        {"type": "array", "anyOf": [{"prefixItems": [True], "minItems": 1}], "unevaluatedItems": False},
        {"$ref": "elsewhere.json", "anyOf": [{"type": "null"}, {"type": "string"}], "type": "object"},
    ],
)
def test_nothing_is_said(schema):
    assert found(schema) == []


AMOUNT = {"type": "object", "required": ["n"], "properties": {"n": {"type": "number", "minimum": 2}}}


@pytest.mark.parametrize(
    ("schema", "code", "pointer", "keywords"),
    [
        (
            {"type": "object", **one_of("kind", "a"), "anyOf": [one_of("kind", "b"), {"maxProperties": 1}]},
            "JS107",
            "/anyOf/0",
            (
                "`enum` at /anyOf/0/properties/kind, `enum` at /properties/kind, `type` at the root "
                "and `required` at /anyOf/0"
            ),
        ),
        (
            {"type": "string", "pattern": "^a", "oneOf": [{"pattern": "^b"}, {"maxLength": 5}]},
            "JS107",
            "/oneOf/0",
            "`pattern` at the root, `pattern` at /oneOf/0 and `type` at the root",
        ),
        (
            {"type": "string", "if": {"type": "integer"}, "then": {"minLength": 1}},
            "JS107",
            "/if",
            "`type` at the root and `type` at /if",
        ),
        (
            {"allOf": [{"$ref": "#/$defs/A"}, {"properties": {"n": {"maximum": 1}}}], "$defs": {"A": AMOUNT}},
            "JS125",
            "",
            (
                "`minimum` at /$defs/A/properties/n, `maximum` at /allOf/1/properties/n, `required` at /$defs/A, "
                "`type` at /$defs/A and others"
            ),
        ),
        (
            {"type": "integer", "not": {"minimum": 0}, "minimum": 0},
            "JS125",
            "",
            "`not` at the root and `minimum` at the root",
        ),
    ],
)
def test_what_contradicts_each_other_is_told(schema, code, pointer, keywords):
    ((found_code, place, message),) = found(schema)
    assert (found_code, place) == (code, pointer)
    assert message.endswith(f": {keywords} contradict each other")


def test_all_of_many_are_told():
    dead = {"type": "string", "pattern": "^a", "anyOf": [{"pattern": "^b"}, {"maxLength": 3}]}
    schema = {"properties": {f"p{number}": {**dead, "title": str(number)} for number in range(30)}}
    assert len(found(schema)) == 30


def test_a_reference_to_nowhere_leaves_the_rest_to_be_told():
    dead = {"type": "string", "anyOf": [{"type": "null"}, {"maxLength": 3}]}
    open_ = {"$ref": "https://example.com/elsewhere", "type": "string", "anyOf": [{"type": "null"}, {"maxLength": 3}]}
    schema = {"properties": {"a": {"$ref": "#/$defs/nowhere"}, "b": dead, "c": open_}}
    assert [pointer for _, pointer, _ in found(schema)] == ["/properties/b/anyOf/0"]


def check(seed):
    """Hold every finding that nothing is valid somewhere to instances of the schema."""
    random = Random(seed)
    schema = random_schema(random)
    document = Document(schema)
    analysis = Analysis(document)
    empty = [each.finding.path for each in LINTER.lint(document) if each.rule.code == "JS125"]
    judges = [judge for path in empty if (judge := analysis.accepts(document.nodes[path]))]
    for _ in range(40 if judges else 0):
        instance = random_instance(random, schema)
        parts = [instance, *(instance.values() if isinstance(instance, dict) else ())]
        assert not any(judge(part) for judge in judges for part in parts), (seed, empty)
    return len(judges)


def test_nothing_is_valid_where_it_is_said():
    assert sum(map(check, range(60))) > 0


@pytest.mark.slow
@pytest.mark.parametrize("start", range(0, 4_000, 1_000))
def test_nothing_is_valid_where_it_is_said_of_many(start):
    assert sum(map(check, range(start, start + 1_000))) > 10
