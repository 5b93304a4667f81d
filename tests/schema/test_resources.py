"""What identifies a schema, and what a reference leads to: identifiers, anchors, pointers, other drafts' documents."""

from typing import Any

import pytest

from cio_schemas import CompileError, UnresolvableReferenceError, Validator
from cio_schemas.schema.drafts import DRAFT_2019_09
from cio_schemas.schema.pointer import escape, tokens_of
from cio_schemas.schema.ref_resolution import Index
from cio_schemas.schema.resources import Location
from cio_schemas.schema.suggestions import MAX_NAME, did_you_mean

INTEGER, STRING = {"type": "integer"}, {"type": "string"}
OLD = {"$schema": DRAFT_2019_09}

# Each schema applies to integers only, if its references lead where they must.
LEADS_TO_INTEGER: dict[str, Any] = {
    "a pointer": {"$ref": "#/$defs/a", "$defs": {"a": INTEGER}},
    "a pointer into an array": {"$ref": "#/x/1", "x": [STRING, INTEGER]},
    "a pointer to a number that is a name": {"$ref": "#/$defs/0", "$defs": {"0": INTEGER}},
    "an empty name": {"$ref": "#/$defs/", "$defs": {"": INTEGER}},
    "a slash and a tilde": {"$ref": "#/$defs/a~1b~0c", "$defs": {"a/b~c": INTEGER, "a": STRING}},
    "an escaped escape": {"$ref": "#/$defs/a~01b", "$defs": {"a~1b": INTEGER, "a/b": STRING}},
    "percent-encoding": {"$ref": "#/$defs/a%20b%25c%C3%A9", "$defs": {"a b%cé": INTEGER}},
    "a percent-encoded slash separates": {"$ref": "#/$defs%2Fa", "$defs": {"a": INTEGER}},
    "an anchor": {"$ref": "#a", "$defs": {"x": {"$anchor": "a", **INTEGER}}},
    "a dynamic anchor": {"$ref": "#a", "$defs": {"x": {"$dynamicAnchor": "a", **INTEGER}}},
    "an identifier": {"$ref": "https://example.com/a", "$defs": {"x": {"$id": "https://example.com/a", **INTEGER}}},
    "an empty fragment": {
        "$ref": "https://example.com/a#",
        "$defs": {"x": {"$id": "https://example.com/a", **INTEGER}},
    },
    "an identifier with an empty fragment": {"$ref": "a", "$defs": {"x": {"$id": "a#", **INTEGER}}},
    "a relative identifier": {
        "$id": "https://example.com/folder/root",
        "$ref": "https://example.com/folder/a",
        "$defs": {"x": {"$id": "a", **INTEGER}},
    },
    "a relative reference": {
        "$id": "https://example.com/folder/root",
        "$ref": "../a?b",
        "$defs": {"x": {"$id": "https://example.com/a?b", **INTEGER}},
    },
    "identifiers in each other": {
        "$id": "https://example.com/a/",
        "$ref": "b/c",
        "$defs": {"x": {"$id": "b/", "$ref": "c", "$defs": {"y": {"$id": "c", **INTEGER}}}},
    },
    "a URN": {"$ref": "urn:example:a", "$defs": {"x": {"$id": "urn:example:a", **INTEGER}}},
    "a pointer in a URN": {
        "$id": "urn:uuid:deadbeef-1234-00ff-ff00-4321feebdaed",
        "$ref": "#/$defs/a",
        "$defs": {"a": INTEGER},
    },
    "an anchor in a URN": {
        "$ref": "urn:example:a#b",
        "$defs": {"x": {"$id": "urn:example:a", "$defs": {"y": {"$anchor": "b", **INTEGER}}}},
    },
    "a pointer across an identifier": {
        "$id": "https://example.com/root",
        "$ref": "#/$defs/x/$defs/y",
        "$defs": {"x": {"$id": "inner", "$defs": {"y": {"$ref": "#/$defs/z"}, "z": INTEGER}}, "z": STRING},
    },
    "anchors are a resource's own": {
        "allOf": [{"$ref": "#a"}, {"$ref": "inner#a"}],
        "$defs": {
            "x": {"$anchor": "a", **INTEGER},
            "y": {"$id": "inner", "$defs": {"z": {"$anchor": "a", "minimum": -9}}},
        },
    },
    "an unknown keyword": {"$ref": "#/unknown/a", "unknown": {"a": INTEGER}},
    "an unknown keyword, with an identifier": {
        "$ref": "#/unknown/a",
        "unknown": {"a": {"$id": "https://example.com/a", "$ref": "#/b", "b": INTEGER}},
        "b": STRING,
    },
    "an unknown keyword, twice": {
        "allOf": [{"$ref": "#/unknown/properties/a"}, {"$ref": "#/unknown"}],
        "unknown": {"properties": {"a": {"$id": "https://example.com/a", **INTEGER}}},
    },
    "no identifier in enum and const": {
        "$ref": "https://example.com/a",
        "$defs": {
            "x": {"enum": [{"$id": "https://example.com/a", **STRING}]},
            "y": {"const": {"$id": "https://example.com/a", "$anchor": "b", **STRING}},
            "z": {"$id": "https://example.com/a", **INTEGER},
        },
    },
    "a property called $ref": {"properties": {"$ref": STRING}, **INTEGER},
    "a sibling of $ref": {"$ref": "#/$defs/a", "type": "number", "$defs": {"a": {"multipleOf": 1, "type": "number"}}},
    "true": {"$ref": "#/$defs/a", "$defs": {"a": True}, **INTEGER},
}


@pytest.mark.parametrize("name", LEADS_TO_INTEGER)
def test_references_lead_to_an_integer(name: str) -> None:
    validator = Validator(LEADS_TO_INTEGER[name])

    assert validator.is_valid(1) is True
    assert validator.is_valid("s") is False
    assert {error.validator for error in validator.iter_errors("s")} == {"type"}


LEADS_NOWHERE: dict[str, Any] = {
    "no such name": {"$ref": "#/$defs/a"},
    "no leading slash": {"$ref": "#$defs/a", "$defs": {"a": True}},
    "beyond the array": {"$ref": "#/allOf/1", "allOf": [True]},
    "before the array": {"$ref": "#/allOf/-1", "allOf": [True]},
    "a leading zero": {"$ref": "#/x/01", "x": [True, True]},
    "a foreign digit": {"$ref": "#/x/%D9%A1", "x": [True, True]},
    "a name in an array": {"$ref": "#/allOf/a", "allOf": [True]},
    "into a string": {"$ref": "#/title/0", "title": "a"},
    "to a number": {"$ref": "#/minimum", "minimum": 1},
    "to null": {"$ref": "#/const", "const": None},
    "another's anchor": {"$ref": "#a", "$defs": {"x": {"$id": "x", "$anchor": "a"}}},
    "an anchor in const": {"$ref": "#a", "const": {"$anchor": "a"}},
    "an identifier in const": {"$ref": "https://example.com/a", "const": {"$id": "https://example.com/a"}},
    "a recursive anchor": {"$ref": "#recursive"},
}


@pytest.mark.parametrize("name", LEADS_NOWHERE)
def test_references_lead_nowhere(name: str) -> None:
    with pytest.raises(UnresolvableReferenceError):
        Validator(LEADS_NOWHERE[name])


@pytest.mark.parametrize("document", [None, 1, "a", []])
def test_a_document_that_is_not_a_schema(document: Any) -> None:
    with pytest.raises(UnresolvableReferenceError, match=r"'urn:a' is not a schema: expected an object or a boolean"):
        Index(lambda _: None).add("urn:a", document)


def test_a_schema_in_an_unknown_keyword_may_name_its_dialect_where_something_refers_to_it() -> None:
    inside = {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "integer"}
    validator = Validator({"unknown": inside, "$ref": "#/unknown"})
    assert [validator.is_valid(value) for value in (1, "a")] == [True, False]


def test_an_identifier_can_not_be_taken_twice() -> None:
    for second in (INTEGER, STRING):
        with pytest.raises(CompileError, match=r"\$id 'https://example\.com/a' is taken"):
            Validator(
                {
                    "$defs": {
                        "x": {"$id": "https://example.com/a", **INTEGER},
                        "y": {"$id": "https://example.com/a", **second},
                    }
                }
            )


# -- dynamic references --

TREE = {
    "$id": "https://example.com/tree",
    "$dynamicAnchor": "node",
    "type": "object",
    "properties": {"data": True, "children": {"items": {"$dynamicRef": "#node"}}},
}
STRICT = {"$id": "https://example.com/strict", "$dynamicAnchor": "node", "$ref": "tree", "unevaluatedProperties": False}
PLAIN = {"$id": "https://example.com/plain", "$ref": "tree", "unevaluatedProperties": False}
NODES = [
    # An instance, and its verdict by the tree, by what extends every node of it, by what extends its root only
    ({"children": [{"data": 1}]}, True, True, True),
    ({"daat": 1}, True, False, False),
    ({"children": [{"daat": 1}]}, True, False, True),
    ({"children": [{"children": [{"children": 1}, {"daat": 1}]}]}, True, False, True),
    ({"children": [1]}, False, False, False),
]


@pytest.mark.parametrize(("instance", "tree", "strict", "plain"), NODES)
def test_a_dynamic_reference_leads_to_the_outermost(instance: Any, tree: bool, strict: bool, plain: bool) -> None:
    documents = {each["$id"]: each for each in (TREE, STRICT, PLAIN)}

    for schema, verdict in ((TREE, tree), (STRICT, strict), (PLAIN, plain)):
        assert Validator(schema, registry=documents).is_valid(instance) is verdict
        assert Validator({"$ref": schema["$id"]}, registry=documents).is_valid(instance) is verdict
        assert (not list(Validator(schema, registry=documents).iter_errors(instance))) is verdict


# -- documents of 2019-09 --

OLDER = {
    "https://example.com/pair": {**OLD, "items": [INTEGER, STRING], "additionalItems": {"type": "null"}},
    "https://example.com/list": {**OLD, "items": INTEGER, "additionalItems": False},
    "https://example.com/tree": {**OLD, "$recursiveAnchor": True, "items": {"$recursiveRef": "#"}, "type": "array"},
    "https://example.com/short": {**OLD, "$recursiveAnchor": True, "$ref": "tree", "maxItems": 1},
    "https://example.com/newer": {**OLD, "prefixItems": [False], "$dynamicRef": "#nowhere", "dependentRequired": {}},
    "https://example.com/contains": {**OLD, "contains": INTEGER, "unevaluatedItems": False},
}
OLDER_CASES = [
    ("pair", [[], [1], [1, "s"], [1, "s", None, None]], [["s"], [1, 1], [1, "s", 1]]),
    ("list", [[1, 2]], [["s"]]),
    ("tree", [[], [[], [[]]]], [1, [1], [[1]]]),
    ("short", [[], [[[]]]], [[[], []], [[[], []]]]),
    ("newer", [[1], {}], []),
    ("contains", [], [[1], ["s"]]),
]


@pytest.mark.parametrize(("name", "valid", "invalid"), OLDER_CASES)
def test_a_document_of_2019_09(name: str, valid: list[Any], invalid: list[Any]) -> None:
    validator = Validator({"$ref": f"https://example.com/{name}"}, registry=OLDER)

    for instances, verdict in ((valid, True), (invalid, False)):
        assert [validator.is_valid(instance) for instance in instances] == [verdict] * len(instances)
        assert [not list(validator.iter_errors(instance)) for instance in instances] == [verdict] * len(instances)


def test_errors_of_a_document_of_2019_09_name_its_keywords() -> None:
    validator = Validator({"$ref": "https://example.com/pair"}, registry=OLDER)

    assert [(list(error.path), list(error.schema_path)) for error in validator.iter_errors(["s", "s", 1])] == [
        ([0], ["items", 0, "type"]),
        ([2], ["additionalItems", "type"]),
    ]


# -- the parts --

POINTERS = [("", []), ("/", [""]), ("/a/b", ["a", "b"]), ("/a~1b/~0", ["a/b", "~"]), ("/~01", ["~1"]), ("/0", ["0"])]


@pytest.mark.parametrize(("pointer", "tokens"), POINTERS)
def test_pointers(pointer: str, tokens: list[str]) -> None:
    assert tokens_of(pointer) == tokens
    assert "".join("/" + escape(token) for token in tokens) == pointer


def test_locations() -> None:
    location = Location("https://example.com/a", "")

    assert str(location.child("properties", "a/b", 0)) == "https://example.com/a#/properties/a~1b/0"
    assert str(Location("", "")) == "#"


def test_an_index_asks_for_a_document_once() -> None:
    asked = []

    def retrieve(uri: str) -> Any:
        asked.append(uri)
        return {"$id": "https://example.com/b"}

    index = Index(retrieve)
    first = index.resolve("", "https://example.com/a")
    assert index.resolve("", "https://example.com/a#") == first
    assert index.resolve("https://example.com/", "b") == first
    assert first.location == Location("https://example.com/b", "")
    assert asked == ["https://example.com/a"]


NEAR = [
    ("adress", ["address", "name"], "; did you mean 'address'?"),
    ("adress", [], ""),
    ("adress", ["name", 1, None], ""),
    ("x" * MAX_NAME, ["x" * (MAX_NAME - 1)], f"; did you mean {'x' * (MAX_NAME - 1)!r}?"),
    ("x" * (MAX_NAME + 1), ["x" * MAX_NAME], ""),
    ("x", ["x" * 10_000_000], ""),
]


@pytest.mark.parametrize(("name", "known", "hint"), NEAR, ids=range(len(NEAR)))
def test_did_you_mean(name: str, known: list[Any], hint: str) -> None:
    assert did_you_mean(name, known) == hint
