"""Comparing schemas: pairs of an old and a new one, with what holds backward and forward."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from jsonschema import FormatChecker

from cio_schemas import FORMAT_CHECKER, Validator, compare
from cio_schemas.compatibility import Proof, Unknown, Verdict, Witness
from cio_schemas.compatibility.whole_schemas import Comparer

PROOF, WITNESS = "proof", "witness"
NAMES = {Proof: PROOF, Witness: WITNESS, Unknown: "unknown"}

DRAFT_4, DRAFT_7 = "http://json-schema.org/draft-04/schema#", "http://json-schema.org/draft-07/schema#"
TREE = {"type": "object", "properties": {"children": {"items": {"$ref": "#"}}}}

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
    # -- numbers: exact, and draft 4 takes 1.0 for no integer
    ({"minimum": 0.1}, {"exclusiveMinimum": 0.1}, WITNESS, PROOF),
    ({"multipleOf": 6}, {"multipleOf": 1.5}, PROOF, WITNESS),
    ({"type": "integer", "minimum": 1, "maximum": 2}, {"enum": [1, 2, "a"]}, PROOF, WITNESS),
    ({"exclusiveMinimum": 0, "exclusiveMaximum": 1, "type": "integer"}, False, PROOF, PROOF),
    ({"$schema": DRAFT_4, "type": "integer"}, {"$schema": DRAFT_7, "type": "integer"}, PROOF, WITNESS),
    ({"const": [1]}, {"$schema": DRAFT_4, "items": {"type": "integer"}}, WITNESS, WITNESS),
    ({"$schema": DRAFT_4, "enum": [1]}, {"$schema": DRAFT_4, "type": "integer"}, WITNESS, WITNESS),
    ({"$schema": DRAFT_4, "enum": [1.0]}, {"$schema": DRAFT_4, "not": {"type": "integer"}}, WITNESS, WITNESS),
    ({"$schema": DRAFT_4, "enum": [2**60]}, {"$schema": DRAFT_4, "type": "integer"}, WITNESS, WITNESS),
    (
        {"$schema": DRAFT_4, "enum": [{"a": 1, "b": [2]}]},
        {"$schema": DRAFT_4, "properties": {"a": {"type": "number"}, "b": {"items": {"minimum": 2}}}},
        PROOF,
        WITNESS,
    ),
    ({"$schema": DRAFT_4, "minimum": 0, "exclusiveMinimum": True}, {"exclusiveMinimum": 0}, PROOF, PROOF),
    # -- strings: patterns by their automata, formats by their languages
    ({"pattern": "^ab+$"}, {"pattern": "^a"}, PROOF, WITNESS),
    ({"pattern": "^[a-c]{2,3}$"}, {"minLength": 2, "maxLength": 3}, PROOF, WITNESS),
    ({"pattern": "^(ab)*$", "maxLength": 3}, {"enum": ["", "ab", 1]}, WITNESS, PROOF),
    ({"type": "string", "pattern": "^(ab)*$", "maxLength": 3}, {"enum": ["", "ab"]}, PROOF, PROOF),
    ({"pattern": "^\\ud800$"}, {"maxLength": 0}, "unknown", WITNESS),
    ({"format": "date"}, {"maxLength": 10}, PROOF, WITNESS),
    # -- objects: names that no keyword lists are told apart by the patterns that they match
    ({"additionalProperties": False}, {"maxProperties": 0}, PROOF, PROOF),
    ({"properties": {"a": {}}, "additionalProperties": False}, {"propertyNames": {"const": "a"}}, PROOF, PROOF),
    (
        {"patternProperties": {"^a": {"type": "null"}}},
        {"properties": {"ab": {"type": ["null", "array"]}}},
        PROOF,
        WITNESS,
    ),
    ({"patternProperties": {"^x": False, "^[^x]": False}}, {"maxProperties": 1}, PROOF, WITNESS),
    ({"patternProperties": {"^x": False, "^[^x]": False}}, {"propertyNames": {"const": ""}}, PROOF, PROOF),
    ({"dependentRequired": {"a": ["b"]}, "required": ["a"]}, {"required": ["b"]}, PROOF, WITNESS),
    ({"minProperties": 2, "propertyNames": {"enum": ["a", "b"]}}, {"required": ["a", "b"]}, PROOF, WITNESS),
    (
        {"type": "object", "minProperties": 2, "propertyNames": {"enum": ["a", "b"]}},
        {"type": "object", "required": ["a", "b"]},
        PROOF,
        WITNESS,
    ),
    # -- arrays
    ({"items": {"type": "integer"}}, {"items": {"type": "number"}}, PROOF, WITNESS),
    ({"contains": {"const": 1}}, {"minItems": 1}, PROOF, WITNESS),
    ({"contains": {"const": 1}, "maxContains": 1, "minItems": 2}, {"not": {"items": {"const": 1}}}, WITNESS, WITNESS),
    ({"items": {"enum": [1, 2]}, "uniqueItems": True}, {"maxItems": 2}, PROOF, WITNESS),
    (
        {"prefixItems": [{"const": 1}, {"const": 2}, {"const": 1}], "minItems": 3},
        {"contains": {"const": 1}, "maxContains": 2},
        WITNESS,
        WITNESS,
    ),
    # -- what branches evaluate
    (
        {
            "anyOf": [
                {"properties": {"a": {}}, "required": ["a"]},
                {"properties": {"b": {}}, "required": ["b"]},
            ],
            "unevaluatedProperties": False,
        },
        {"not": {"required": ["a", "b"]}},
        WITNESS,
        WITNESS,
    ),
    # -- recursion, by induction
    (TREE, {**TREE, "title": "a tree"}, PROOF, PROOF),
    (TREE, {"type": "object", "properties": {"children": {"items": {"type": "object"}}}}, PROOF, WITNESS),
    (
        {"type": "object", "properties": {"next": {"$ref": "#"}}, "required": ["next"]},
        False,
        PROOF,
        PROOF,
    ),
    (
        {"anyOf": [{"type": "null"}, {"type": "array", "items": {"$ref": "#"}}]},
        {
            "$ref": "#/$defs/a",
            "$defs": {
                "a": {"anyOf": [{"type": ["null", "string"]}, {"items": {"$ref": "#/$defs/b"}}]},
                "b": {"$ref": "#/$defs/a"},
            },
        },
        PROOF,
        WITNESS,
    ),
    # -- references, wrappers and moved definitions say the same
    (
        {"$ref": "#/definitions/a", "definitions": {"a": {"minLength": 1, "type": "string"}}},
        {"$ref": "#/$defs/b", "$defs": {"b": {"type": ["string"], "minLength": 1, "description": "moved"}}},
        PROOF,
        PROOF,
    ),
    ({"const": "a"}, {"const": "a", "enum": ["b"]}, WITNESS, PROOF),
    # more differences than two versions of one schema have
    (
        {"properties": {f"p{number}": {"type": "string"} for number in range(101)}},
        {"properties": {f"p{number}": {"type": "string", "minLength": 1} for number in range(101)}},
        WITNESS,
        PROOF,
    ),
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


@pytest.mark.parametrize(("old", "new"), [pair[:2] for pair in PAIRS])
def test_nothing_can_be_left_out_of_a_witness(old: Any, new: Any) -> None:
    found = compare(old, new)
    one, two = Validator(old), Validator(new)

    for verdict, accepting, refusing in ((found.backward, one, two), (found.forward, two, one)):
        if isinstance(verdict, Witness):
            assert verdict.minimal
            assert [
                less
                for less in reductions(verdict.instance)
                if accepting.is_valid(less) and not refusing.is_valid(less)
            ] == []


def reductions(value: Any) -> Iterator[Any]:
    """Yield a value without one member, one item or one character, at any depth."""
    if isinstance(value, str):
        yield from (value[:at] + value[at + 1 :] for at in range(len(value)))
    elif isinstance(value, list):
        yield from (value[:at] + value[at + 1 :] for at in range(len(value)))
        yield from ([*value[:at], less, *value[at + 1 :]] for at, item in enumerate(value) for less in reductions(item))
    elif isinstance(value, dict):
        yield from ({key: kept for key, kept in value.items() if key != name} for name in value)
        yield from ({**value, name: less} for name, member in value.items() for less in reductions(member))


def test_the_same_input_has_the_same_answer() -> None:
    old, new = "track/v1/event", {"$ref": "#/$defs/a", "$defs": {"a": {"required": ["data"]}}}
    found = [[verdict.instance for verdict in compare(old, new)] for _ in range(2)]

    assert found == [[{"name": "a"}, None]] * 2


def test_a_budget_that_is_too_small_is_said_to_be() -> None:
    found = compare("event", "customer", budget=10)

    assert found.backward == Unknown("the budget of 10 steps ran out", "#")


def nested(depth: int, schema: dict[str, Any], **more: Any) -> dict[str, Any]:
    for _ in range(depth):
        schema = {"items": schema, **more}
    return schema


def test_schemas_that_nest_too_deeply_are_unknown() -> None:
    short, long = ({"type": "array", "minItems": 1}, {"type": "array", "minItems": 2})
    comparer = Comparer(nested(350, short), nested(350, long))

    assert comparer.verdict(is_backward=True) == Unknown("the schemas nest too deeply to be compared", "#")
    full = {"type": "array", "minItems": 1}
    assert Comparer(nested(20, short, **full), nested(20, long, **full)).common() != []
    assert Comparer(nested(350, short, **full), nested(350, long, **full)).common() == []


def test_formats_of_ones_own_are_opaque() -> None:
    checker = FormatChecker(formats=())
    checker.checks("even")(lambda value: not isinstance(value, str) or len(value) % 2 == 0)
    old = {"type": "string", "format": "even", "maxLength": 1}

    assert name(compare(old, {"format": "even"}, format_checker=checker).backward) == PROOF
    assert name(compare({"format": "even"}, {"maxLength": 1}, format_checker=checker).backward) == WITNESS
    assert name(compare({"format": "even"}, old, format_checker=None).backward) == WITNESS


def test_each_schema_keeps_its_own_formats() -> None:
    loose, strict = (Validator({"format": "date"}, format_checker=each) for each in (None, FORMAT_CHECKER))

    assert [name(each) for each in compare(loose, strict)] == [WITNESS, PROOF]


# -- schemas with a known change: tightened, loosened, moved --

TIGHTENED: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({}, {"minLength": 2}),
    ({"maximum": 9}, {"maximum": 8}),
    ({"type": ["string", "null"]}, {"type": "string"}),
    ({"enum": [1, 2]}, {"enum": [2]}),
    ({"properties": {"x": {}}}, {"properties": {"x": {}}, "required": ["x"]}),
    ({"properties": {"x": {}}}, {"properties": {"x": {}}, "additionalProperties": False}),
    ({"anyOf": [{"type": "null"}, {"type": "array"}]}, {"anyOf": [{"type": "null"}]}),
    ({"items": {"type": "number"}}, {"items": {"type": "integer"}}),
    ({"pattern": "^a"}, {"pattern": "^ab"}),
]
PLACES: list[Callable[[dict[str, Any]], dict[str, Any]]] = [
    lambda schema: schema,
    lambda schema: {"properties": {"a": schema, "b": {"type": "string"}}, "additionalProperties": False},
    lambda schema: {"items": {"properties": {"a": {"items": schema}}, "required": ["a"]}},
    lambda schema: {"patternProperties": {"^a": schema}, "additionalProperties": {"type": "null"}},
    lambda schema: {"allOf": [{"title": "a"}, {"$ref": "#/$defs/a"}], "$defs": {"a": {"properties": {"c": schema}}}},
    lambda schema: {
        "$ref": "#/$defs/a",
        "$defs": {"a": {"type": "object", "properties": {"v": schema, "next": {"$ref": "#/$defs/a"}}}},
    },
]


@pytest.mark.parametrize(("loose", "tight"), TIGHTENED)
@pytest.mark.parametrize("place", PLACES)
def test_planted_changes(place: Callable[[dict[str, Any]], Any], loose: dict[str, Any], tight: dict[str, Any]) -> None:
    tightened, loosened = compare(place(loose), place(tight)), compare(place(tight), place(loose))

    assert [name(each) for each in tightened] == [WITNESS, PROOF]
    assert [name(each) for each in loosened] == [PROOF, WITNESS]


@pytest.mark.parametrize("schema", [tight for _, tight in TIGHTENED])
@pytest.mark.parametrize("place", PLACES)
def test_what_is_only_moved_says_the_same(place: Callable[[dict[str, Any]], Any], schema: dict[str, Any]) -> None:
    moved = {"$ref": "#/$defs/m", "$defs": {"m": place(schema)}} if "$defs" not in place(schema) else place(schema)

    assert [name(each) for each in compare(place(schema), moved)] == [PROOF, PROOF]
