"""What becomes of each construct of an older draft, and that the official suite's verdicts stay."""

import json
from pathlib import Path
from typing import Any

import pytest

from cio_schemas.conversion.rewriting import HOSTNAME
from cio_schemas.conversion.survey import SchemaText
from cio_schemas.conversion.upgrading import upgraded
from cio_schemas.schema import catalog
from tests.conversion.same_verdicts import upgrade
from tests.suite.official import documents, groups

DRAFT_4 = "http://json-schema.org/draft-04/schema#"
DRAFT_6 = "http://json-schema.org/draft-06/schema#"
DRAFT_7 = "http://json-schema.org/draft-07/schema#"
DRAFT_2019_09 = "https://json-schema.org/draft/2019-09/schema"
DRAFT_2020_12 = "https://json-schema.org/draft/2020-12/schema"
URIS = {"4": DRAFT_4, "6": DRAFT_6, "7": DRAFT_7, "2019-09": DRAFT_2019_09, "2020-12": DRAFT_2020_12}


def converted(schema: Any, draft: str, to: str = "2020-12") -> tuple[Any, dict[str, str]]:
    """Upgrade a schema; return the new one without its `$schema`, and what is said, by JSON Pointer."""
    root = {"$schema": URIS[draft], **schema}
    result = upgraded([SchemaText(json.dumps(root), root, "", catalog.known)], to)[0]
    assert result.problem == ""
    new = json.loads(result.text)
    assert new.pop("$schema") == URIS[draft if any(each.kind == "left" for each in result.rewrites) else to]
    said = {"/".join(map(str, each.path)): each.kind for each in result.rewrites if each.path != ("$schema",)}
    return new, said


# draft, to, schema: nothing but `$schema` changes
UNCHANGED: list[tuple[str, str, Any]] = [
    ("4", "6", {"definitions": {"a": {"type": "string"}}, "properties": {"a": {"$ref": "#/definitions/a"}}}),
    ("4", "2020-12", {"properties": {"id": {"enum": [{"id": "#a"}]}}, "description": "d", "x-own": {"id": "#b"}}),
    ("4", "2020-12", {"properties": {"format": {"type": "string", "format": "uri"}, "definitions": {}}}),
    ("4", "2020-12", {"examples": [1], "readOnly": True, "$comment": "c", "format": "own"}),
    (
        "4",
        "2020-12",
        {"allOf": [{"$ref": "#/properties/a", "description": "kept", "title": "t"}], "properties": {"a": {}}},
    ),
    ("7", "2019-09", {"items": [{}], "additionalItems": False}),
    ("7", "2019-09", {"items": {}, "additionalItems": False}),
    ("7", "2020-12", {"contentEncoding": "hex", "contentMediaType": "text/html"}),
    ("7", "2020-12", {"$defs": {"a": {"minimum": 1}}, "properties": {"a": {"$ref": "#/$defs/a"}}}),
    ("2019-09", "2020-12", {"$defs": {"a": {"$anchor": "a"}}, "$ref": "#a", "minProperties": 1}),
    ("2019-09", "2020-12", {"contains": {}, "unevaluatedItems": True}),
    ("2019-09", "2020-12", {"contains": {}, "items": {}, "unevaluatedItems": False}),
]


@pytest.mark.parametrize(("draft", "to", "schema"), UNCHANGED)
def test_stays(draft: str, to: str, schema: Any) -> None:
    assert converted(schema, draft, to)[0] == schema


# draft, schema, the schema in 2020-12, what is said of which place
CHANGED: list[tuple[str, Any, Any, dict[str, str]]] = [
    # a draft that is named below the root: an older one becomes the newer, others stay
    (
        "7",
        {"items": {"$schema": DRAFT_4}, "not": {"$schema": DRAFT_2020_12}, "contains": {"$schema": "u:own"}},
        {"items": {"$schema": DRAFT_2020_12}, "not": {"$schema": DRAFT_2020_12}, "contains": {"$schema": "u:own"}},
        {"items/$schema": "rewritten"},
    ),
    # where nothing but a reference leads, no meta-schema sees what is wrong
    (
        "4",
        {"$ref": "#/x/y", "x": {"y": {"$ref": "#/x/z", "items": [{}], "contentEncoding": "hex"}, "z": {"format": 1}}},
        {"$ref": "#/x/y", "x": {"y": {"$ref": "#/x/z", "contentEncoding": "hex"}, "z": {}}},
        {"x/y/items": "removed", "x/z/format": "removed"},
    ),
    # keywords that have another name
    ("4", {"id": "http://a.example/"}, {"$id": "http://a.example/"}, {"id": "renamed"}),
    ("7", {"definitions": {"a": {}}}, {"$defs": {"a": {}}}, {"definitions": "renamed"}),
    (
        "7",
        {"properties": {"a": {"$ref": "#/definitions/a~1b%25"}}, "definitions": {"a/b%": {}}},
        {"properties": {"a": {"$ref": "#/$defs/a~1b%25"}}, "$defs": {"a/b%": {}}},
        {"definitions": "renamed"},
    ),
    (
        "7",
        {"items": [{"type": "null"}], "additionalItems": {"$ref": "#/items/0"}},
        {"prefixItems": [{"type": "null"}], "items": {"$ref": "#/prefixItems/0"}},
        {"items": "renamed", "additionalItems": "renamed"},
    ),
    ("7", {"dependencies": {"a": ["b"]}}, {"dependentRequired": {"a": ["b"]}}, {"dependencies": "renamed"}),
    ("7", {"dependencies": {"a": False}}, {"dependentSchemas": {"a": False}}, {"dependencies": "renamed"}),
    (
        "7",
        {"dependencies": {"a": ["b"], "c": {"items": [{}]}}, "not": {"$ref": "#/dependencies/c"}},
        {
            "dependentRequired": {"a": ["b"]},
            "dependentSchemas": {"c": {"prefixItems": [{}]}},
            "not": {"$ref": "#/dependentSchemas/c"},
        },
        {"dependencies": "rewritten", "dependencies/c/items": "renamed"},
    ),
    (
        "4",
        {"definitions": {"A<b c>": {}}, "not": {"$ref": "#/definitions/A<b c>"}, "id": "u:a b"},
        {"$defs": {"A<b c>": {}}, "not": {"$ref": "#/$defs/A%3Cb%20c%3E"}, "$id": "u:a%20b"},
        {"definitions": "renamed", "id": "renamed"},
    ),
    # `$defs` is checked by newer meta-schemas only
    (
        "7",
        {"$defs": {"a": {"examples": "x", "title": 1, "minimum": 1}}, "not": {"$ref": "#/$defs/a"}},
        {"$defs": {"a": {"minimum": 1}}, "not": {"$ref": "#/$defs/a"}},
        {"$defs/a/examples": "removed", "$defs/a/title": "removed"},
    ),
    # what is there already
    (
        "7",
        {"$defs": {"a": {}, "b": 1}, "definitions": {"c": {}}},
        {"$defs": {"a": {}}, "definitions": {"c": {}}},
        {"$defs/b": "removed", "definitions": "kept"},
    ),
    (
        "2019-09",
        {"dependencies": {"a": ["b"]}, "dependentRequired": {"c": ["d"]}},
        {"dependencies": {"a": ["b"]}, "dependentRequired": {"c": ["d"]}},
        {"dependencies": "kept"},
    ),
    (
        "7",
        {
            "items": {},
            "additionalItems": {"type": "null"},
            "x-additionalItems": 1,
            "not": {"$ref": "#/additionalItems"},
        },
        {
            "items": {},
            "x-x-additionalItems": {"type": "null"},
            "x-additionalItems": 1,
            "not": {"$ref": "#/x-x-additionalItems"},
        },
        {"additionalItems": "renamed"},
    ),
    (
        "2019-09",
        {"$defs": {"a": {"$anchor": "a:b"}, "b": {"$anchor": "a_b"}}, "$ref": "#a:b"},
        {"$defs": {"a": {"$anchor": "a_b_"}, "b": {"$anchor": "a_b"}}, "$ref": "#a_b_"},
        {"$defs/a/$anchor": "renamed"},
    ),
    (
        "2019-09",
        {"$recursiveAnchor": True, "items": {"$recursiveRef": "#"}, "$defs": {"a": {"$anchor": "recursive"}}},
        {
            "$dynamicAnchor": "recursive_",
            "items": {"$dynamicRef": "#recursive_"},
            "$defs": {"a": {"$anchor": "recursive"}},
        },
        {"$recursiveAnchor": "rewritten", "items/$recursiveRef": "rewritten"},
    ),
    # host names without IDNA
    ("4", {"format": "hostname"}, {"pattern": HOSTNAME}, {"format": "rewritten"}),
    (
        "4",
        {"format": "hostname", "pattern": "^a"},
        {"allOf": [{"pattern": HOSTNAME}], "pattern": "^a"},
        {"format": "rewritten"},
    ),
    (
        "4",
        {"format": "hostname", "pattern": "^a", "allOf": [{}], "anyOf": [{}], "oneOf": [{}]},
        {"format": "hostname", "pattern": "^a", "allOf": [{}], "anyOf": [{}], "oneOf": [{}]},
        {"format": "kept"},
    ),
    # bounds
    ("4", {"minimum": 1, "exclusiveMinimum": True}, {"exclusiveMinimum": 1}, {"exclusiveMinimum": "rewritten"}),
    ("4", {"maximum": 1.50, "exclusiveMaximum": False}, {"maximum": 1.5}, {"exclusiveMaximum": "removed"}),
    # anchors
    ("4", {"not": {"id": "#a"}}, {"not": {"$anchor": "a"}}, {"not/id": "renamed"}),
    (
        "7",
        {"not": {"$id": "#a/b"}, "items": {"$ref": "#a/b"}},
        {"not": {"$anchor": "a_b"}, "items": {"$ref": "#a_b"}},
        {"not/$id": "renamed"},
    ),
    (
        "7",
        {"not": {"$id": "http://a.example/x#a"}},
        {"not": {"$id": "http://a.example/x", "$anchor": "a"}},
        {"not/$id": "rewritten"},
    ),
    ("7", {"not": {"$id": "#/not"}}, {"not": {}}, {"not/$id": "removed"}),
    ("7", {"$recursiveAnchor": True}, {}, {"$recursiveAnchor": "removed"}),
    ("4", {"not": {"$recursiveRef": 1}}, {"not": {}}, {"not/$recursiveRef": "removed"}),
    ("4", {"id": "#"}, {}, {"id": "removed"}),
    ("7", {"$id": "#a", "not": {"$ref": "#a"}}, {"$anchor": "a", "not": {"$ref": "#a"}}, {"$id": "renamed"}),
    (
        "2019-09",
        {"$defs": {"a": {"$anchor": "a:b"}}, "$ref": "#a:b"},
        {"$defs": {"a": {"$anchor": "a_b"}}, "$ref": "#a_b"},
        {"$defs/a/$anchor": "renamed"},
    ),
    # recursion
    (
        "2019-09",
        {"$recursiveAnchor": True, "items": {"$recursiveRef": "#"}},
        {"$dynamicAnchor": "recursive", "items": {"$dynamicRef": "#recursive"}},
        {"$recursiveAnchor": "rewritten", "items/$recursiveRef": "rewritten"},
    ),
    (
        "2019-09",
        {"$recursiveAnchor": False, "items": {"$recursiveRef": "#"}},
        {"items": {"$dynamicRef": "#"}},
        {"$recursiveAnchor": "removed", "items/$recursiveRef": "rewritten"},
    ),
    # what the old draft did not see
    ("7", {"items": {}, "additionalItems": False}, {"items": {}}, {"additionalItems": "removed"}),
    (
        "7",
        {"items": {}, "additionalItems": {"type": "null"}, "not": {"$ref": "#/additionalItems"}},
        {"items": {}, "x-additionalItems": {"type": "null"}, "not": {"$ref": "#/x-additionalItems"}},
        {"additionalItems": "renamed"},
    ),
    ("4", {"const": 1, "if": {}, "then": False}, {}, {"const": "removed", "if": "removed", "then": "removed"}),
    ("7", {"prefixItems": 1, "unevaluatedItems": False}, {}, {"prefixItems": "removed", "unevaluatedItems": "removed"}),
    ("2019-09", {"prefixItems": [False]}, {}, {"prefixItems": "removed"}),
    ("7", {"deprecated": "since 2"}, {}, {"deprecated": "removed"}),
    ("4", {"format": "date"}, {}, {"format": "removed"}),
    ("6", {"format": "uuid"}, {}, {"format": "removed"}),
    (
        "7",
        {"items": {"$ref": "#/not", "minimum": 1, "title": "t", "$id": "x"}, "not": {"type": "string"}},
        {"items": {"$ref": "#/not", "title": "t"}, "not": {"type": "string"}},
        {"items/minimum": "removed", "items/$id": "removed"},
    ),
    (
        "7",
        {
            "$id": "http://a.example/",
            "$ref": "#/definitions/a",
            "definitions": {"a": {"items": [True]}},
            "type": "null",
        },
        {"$id": "http://a.example/", "$ref": "#/$defs/a", "$defs": {"a": {"prefixItems": [True]}}},
        {"definitions": "renamed", "definitions/a/items": "renamed", "type": "removed"},
    ),
    (
        "7",
        {"$ref": "#/properties/a", "properties": {"a": {"type": "null"}}},
        {"$ref": "#/x-properties/a", "x-properties": {"a": {"type": "null"}}},
        {"properties": "renamed"},
    ),
    # what 2020-12 can't express
    ("4", {"type": "integer"}, {"type": "integer"}, {"type": "kept"}),
    (  # said once for a document
        "4",
        {"type": ["integer", "null"], "not": {"type": "integer"}},
        {"type": ["integer", "null"], "not": {"type": "integer"}},
        {"type": "kept"},
    ),
    ("7", {"contentEncoding": "base64"}, {"contentEncoding": "base64"}, {"contentEncoding": "left"}),
    (
        "2019-09",
        {"allOf": [{"contains": {"const": 1}}], "unevaluatedItems": False},
        {"allOf": [{"contains": {"const": 1}}], "unevaluatedItems": False},
        {"allOf/0/contains": "left"},
    ),
    (  # that meta-schema stays as it is, and its `$recursiveRef` leads back here
        "2019-09",
        {"$recursiveAnchor": True, "allOf": [{"$ref": DRAFT_2019_09}]},
        {"$recursiveAnchor": True, "allOf": [{"$ref": DRAFT_2019_09}]},
        {"$recursiveAnchor": "left"},
    ),
]


@pytest.mark.parametrize(("draft", "schema", "new", "said"), CHANGED)
def test_becomes(draft: str, schema: Any, new: Any, said: dict[str, str]) -> None:
    assert converted(schema, draft) == (new, said)


def test_an_embedded_resource_is_upgraded_by_its_own_draft() -> None:
    bounds = {"minimum": 1, "exclusiveMinimum": True}
    schema = {"$defs": {"a": {"$schema": DRAFT_4, "id": "u:a", "const": 1, **bounds}}, "const": 1}
    new, _ = converted(schema, "2019-09")

    assert new == {"$defs": {"a": {"$schema": DRAFT_2020_12, "$id": "u:a", "exclusiveMinimum": 1}}, "const": 1}


def test_layout_and_order_stay() -> None:
    text = '{ "definitions" : {\n\t"a":{"id" :"#x" , "maximum": 1.50,\n "exclusiveMaximum": true}},\r\n"id":"u:a"}\n'
    new = '"$defs" : {\n\t"a":{"$anchor": "x" , "exclusiveMaximum": 1.50}},\r\n"$id":"u:a"}\n'
    result = upgraded([SchemaText(text, json.loads(text), "", catalog.known)], default=DRAFT_4.removesuffix("#"))[0]

    assert result.text == f'{{ "$schema": "{DRAFT_2020_12}", {new}'


def test_references_between_documents_meet() -> None:
    roots = {
        "u:a": {"$schema": DRAFT_7, "properties": {"a": {"$ref": "u:b#/definitions/x/items/0"}}},
        "u:b": {"definitions": {"x": {"items": [{"type": "null"}]}}},  # of draft 7, since the first refers to it
        "u:c": {"$schema": DRAFT_2020_12, "$ref": "u:b#/definitions/x"},  # which itself needs no upgrade
        "u:d": {"$schema": DRAFT_7, "contentEncoding": "base64", "not": {"$ref": "u:b#/definitions/x"}},  # nor gets one
    }
    results = upgraded([SchemaText(json.dumps(root), root, uri, roots.get) for uri, root in roots.items()])

    assert [json.loads(each.text) for each in results] == [
        {"$schema": DRAFT_2020_12, "properties": {"a": {"$ref": "u:b#/$defs/x/prefixItems/0"}}},
        {"$schema": DRAFT_2020_12, "$defs": {"x": {"prefixItems": [{"type": "null"}]}}},
        {"$schema": DRAFT_2020_12, "$ref": "u:b#/$defs/x"},
        {"$schema": DRAFT_7, "contentEncoding": "base64", "not": {"$ref": "u:b#/$defs/x"}},
    ]


def test_documents_that_recurse_together_stay_together() -> None:
    tree = {"$schema": DRAFT_2019_09, "$recursiveAnchor": True, "items": {"$recursiveRef": "#"}}
    unseen = {"contains": {}, "unevaluatedItems": False}
    roots = {"u:a": {**tree, "allOf": [{"$ref": "u:b"}]}, "u:b": {**tree, "not": unseen}, "u:c": tree}
    results = upgraded([SchemaText(json.dumps(root), root, uri, roots.get) for uri, root in roots.items()])

    assert [[each.kind for each in result.rewrites if each.kind == "left"] for result in results] == [["left"]] * 2 + [
        []
    ]
    assert [json.loads(result.text) == root for result, root in zip(results, roots.values(), strict=True)] == [
        *(True, True, False)
    ]


def test_a_document_is_read_by_the_identifier_that_another_has_too() -> None:
    roots = [
        {"$schema": DRAFT_7, "$id": "u:a", "definitions": {name: {}}, "not": {"$ref": f"#/definitions/{name}"}}
        for name in "xy"
    ]
    results = upgraded([SchemaText(json.dumps(root), root, f"u:{n}", {}.get) for n, root in enumerate(roots)])

    assert [json.loads(each.text)["not"]["$ref"] for each in results] == ["#/$defs/x", "#/$defs/y"]


OFFICIAL_ONES = "4, 6, 7, 2019-09, 2020-12, and meta-schemas of your own"
# draft, schema, why it stays
WRONG: list[tuple[str, Any, str]] = [
    (
        "4",
        {"minimum": "1", "definitions": {}},
        'it is not a valid schema: /minimum: expected number, found string "1"',
    ),
    (
        "7",
        {"definitions": {"a": {"$schema": "u:own", "$id": "u:x"}}},
        "$schema 'u:own' names no known dialect; choose from the drafts " + OFFICIAL_ONES,
    ),
]


@pytest.mark.parametrize(("draft", "schema", "why"), WRONG)
def test_a_schema_that_is_wrong_stays(draft: str, schema: Any, why: str) -> None:
    text = json.dumps({"$schema": URIS[draft]} | schema)
    result = upgraded([SchemaText(text, json.loads(text), "", catalog.known)])[0]

    assert result.problem == why
    assert result.text == text


# Reasons for which the verdict on an instance of the official suite differs: file -> draft
DIFFERENT = {"optional/zeroTerminatedFloats.json": "4"}


@pytest.mark.parametrize("to", ["6", "7", "2019-09", "2020-12"])
@pytest.mark.parametrize("draft", ["4", "6", "7", "2019-09"])
def test_verdicts_of_the_official_suite_stay(draft: str, to: str, suite_root: Path) -> None:
    if list(URIS).index(draft) >= list(URIS).index(to):
        return
    known = documents(suite_root)
    differing = set()
    for section in ("required", "optional", "format"):
        for group in groups(suite_root, section, draft):
            pair = upgrade(group.schema, draft, to, known)
            assert pair.result.problem == "", group.description
            for test in group.tests:
                if pair.before.is_valid(test["data"]) is not pair.after.is_valid(test["data"]):
                    differing.add(group.file)

    assert differing == {file for file, each in DIFFERENT.items() if each == draft}
