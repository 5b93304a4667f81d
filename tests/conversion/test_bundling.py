"""Bundles and dereferenced schemas: what stands where, what is refused, and that verdicts stay."""

import json
from pathlib import Path
from typing import Any

import pytest

from cio_schemas.conversion.bundling import BundleError, bundled
from cio_schemas.conversion.dereferencing import dereferenced
from cio_schemas.exceptions import CompileError
from cio_schemas.schema.dialects import OFFICIAL
from cio_schemas.schema.documents import Documents
from cio_schemas.validators import Validator
from tests.suite.official import Group, documents, groups

DRAFT_4 = "http://json-schema.org/draft-04/schema#"
DRAFT_7 = "http://json-schema.org/draft-07/schema#"
DRAFT_2019_09 = "https://json-schema.org/draft/2019-09/schema"

# the root, other documents by URI, the bundle; the root was found at file:///p/root.json
BUNDLES: list[tuple[Any, dict[str, Any], Any]] = [
    # nothing to embed
    (True, {}, True),
    ({"$ref": "#/$defs/a", "$defs": {"a": {}}}, {}, {"$ref": "#/$defs/a", "$defs": {"a": {}}}),
    # a document without an identifier gets its URI, relative to the root
    (
        {"$ref": "sub/a.json#/x"},
        {"file:///p/sub/a.json": {"x": {"$ref": "b.json"}}, "file:///p/sub/b.json": {"type": "null"}},
        {
            "$ref": "sub/a.json#/x",
            "$defs": {
                "sub/a.json": {"$id": "sub/a.json", "x": {"$ref": "b.json"}},
                "sub/b.json": {"$id": "sub/b.json", "type": "null"},
            },
        },
    ),
    (
        {"$id": "https://a.example/s/root", "items": {"$ref": "../t/a"}},
        {"https://a.example/t/a": {"type": "null"}},
        {
            "$id": "https://a.example/s/root",
            "items": {"$ref": "../t/a"},
            "$defs": {"../t/a": {"$id": "../t/a", "type": "null"}},
        },
    ),
    # one with an identifier keeps it
    (
        {"$ref": "u:a#b"},
        {"u:a": {"$id": "u:a", "$defs": {"b": {"$anchor": "b"}}}},
        {"$ref": "u:a#b", "$defs": {"u:a": {"$id": "u:a", "$defs": {"b": {"$anchor": "b"}}}}},
    ),
    # unless it is known by another URI here
    (
        {"items": {"$ref": "a.json"}},
        {"file:///p/a.json": {"$id": "https://a.example/a", "type": "null"}},
        {"items": {"$ref": "a.json"}, "$defs": {"a.json": {"$id": "a.json", "type": "null"}}},
    ),
    # and a resource in it is known by the URI that its own identifier leads to, too
    (
        {"items": {"$ref": "a.json"}, "not": {"$ref": "https://a.example/b"}},
        {"file:///p/a.json": {"$id": "https://a.example/a", "$defs": {"b": {"$id": "b", "type": "null"}}}},
        {
            "items": {"$ref": "a.json"},
            "not": {"$ref": "https://a.example/b"},
            "$defs": {
                "a.json": {"$id": "a.json", "$defs": {"b": {"$id": "b", "type": "null"}}},
                "https://a.example/a": {"$id": "https://a.example/a", "$defs": {"b": {"$id": "b", "type": "null"}}},
            },
        },
    ),
    # a boolean can't have one
    ({"$ref": "u:a"}, {"u:a": False}, {"$ref": "u:a", "$defs": {"u:a": {"$id": "u:a", "not": {}}}}),
    # the root is referred to
    (
        {"items": {"$ref": "a.json"}},
        {"file:///p/a.json": {"items": {"$ref": "root.json"}}},
        {
            "$id": "root.json",
            "items": {"$ref": "a.json"},
            "$defs": {"a.json": {"$id": "a.json", "items": {"$ref": "root.json"}}},
        },
    ),
    # the name is taken
    (
        {"items": {"$ref": "u:a"}, "$defs": {"u:a": False}},
        {"u:a": {"type": "null"}},
        {"items": {"$ref": "u:a"}, "$defs": {"u:a": False, "u:a_": {"$id": "u:a", "type": "null"}}},
    ),
    # dialects differ
    (
        {"items": {"$ref": "u:a"}},
        {"u:a": {"$schema": DRAFT_4, "items": [{"$ref": "u:b"}]}, "u:b": {"minimum": 1, "exclusiveMinimum": True}},
        {
            "items": {"$ref": "u:a"},
            "$defs": {
                "u:a": {"id": "u:a", "$schema": DRAFT_4, "items": [{"$ref": "u:b"}]},
                "u:b": {"$schema": DRAFT_4, "id": "u:b", "minimum": 1, "exclusiveMinimum": True},
            },
        },
    ),
    # before 2019-09, what stands beside `$ref` would not count
    (
        {"$schema": DRAFT_7, "$ref": "u:a", "type": "null"},
        {"u:a": {"$ref": "#/definitions/b", "definitions": {"b": {}}}},
        {
            "$schema": DRAFT_7,
            "allOf": [{"$ref": "u:a"}],
            "definitions": {"u:a": {"$id": "u:a", "definitions": {"b": {}}, "allOf": [{"$ref": "#/definitions/b"}]}},
        },
    ),
]


@pytest.mark.parametrize(("root", "others", "bundle"), BUNDLES)
def test_bundle(root: Any, others: dict[str, Any], bundle: Any) -> None:
    assert bundled(root, "file:///p/root.json", others.get) == bundle


# the root, other documents, the same without references
WRITTEN_OUT: list[tuple[Any, dict[str, Any], Any]] = [
    ({"$defs": {"a": {"type": "null"}}, "items": {"$ref": "#/$defs/a"}}, {}, {"items": {"type": "null"}}),
    ({"$ref": "u:a"}, {"u:a": {"$id": "u:a", "$anchor": "a", "type": "null"}}, {"type": "null"}),
    ({"$ref": "u:a"}, {"u:a": False}, {"not": {}}),
    (
        {"items": {"$ref": "#/$defs/a", "title": "t", "allOf": [{"minimum": 1}]}, "$defs": {"a": {"maximum": 2}}},
        {},
        {"items": {"title": "t", "allOf": [{"minimum": 1}, {"maximum": 2}]}},
    ),
    (
        {"$schema": DRAFT_7, "items": {"$ref": "#/definitions/a", "title": "t"}, "definitions": {"a": {"maximum": 2}}},
        {},
        {"$schema": DRAFT_7, "items": {"maximum": 2}},
    ),
    ({"enum": [{"$ref": "#"}], "properties": {"$ref": {}}}, {}, {"enum": [{"$ref": "#"}], "properties": {"$ref": {}}}),
]


@pytest.mark.parametrize(("root", "others", "written_out"), WRITTEN_OUT)
def test_references_are_written_out(root: Any, others: dict[str, Any], written_out: Any) -> None:
    assert dereferenced(root, "", others.get) == written_out


DOUBLING = {f"d{n}": {"allOf": [{"$ref": f"#/$defs/d{n + 1}"}] * 2} for n in range(30)} | {"d30": {}}
DEEP = {f"d{n}": {"items": {"$ref": f"#/$defs/d{n + 1}"}} for n in range(300)} | {"d300": {}}

# what does it, the root, other documents, what is said
REFUSED: list[tuple[Any, Any, dict[str, Any], str]] = [
    (bundled, {"$schema": DRAFT_7, "not": {"$ref": "u:a"}}, {"u:a": {"$schema": DRAFT_4}}, "draft 7 can't embed"),
    (bundled, {"$ref": "u:a"}, {}, "no schema 'u:a' is known"),
    (
        bundled,
        {"items": {"$ref": "x:/p/a"}, "not": {"$ref": "x:/p/b"}},
        {"x:/p/a": {"$id": "u:/s/a", "$defs": {"b": {"$id": "b"}}}, "x:/p/b": {"type": "null"}},
        "two schemas of the bundle would be 'x:/p/b'",
    ),
    (
        bundled,
        {"allOf": [{"$ref": f"u:{number}"} for number in range(1001)]},
        {f"u:{number}": {"title": str(number)} for number in range(1001)},
        "a bundle embeds at most 1,000 documents",
    ),
    (dereferenced, {"items": {"$ref": "#"}}, {}, "it refers to itself"),
    (dereferenced, {"$dynamicRef": "#a", "$defs": {"a": {"$dynamicAnchor": "a"}}}, {}, "`$dynamicRef` depends on"),
    (dereferenced, {"$schema": DRAFT_2019_09, "items": {"$recursiveRef": "#"}}, {}, "`$recursiveRef` depends on"),
    (dereferenced, {"items": {"$ref": "u:a"}}, {"u:a": {"$schema": DRAFT_7}}, "a schema of another dialect"),
    (dereferenced, {"$ref": "#/$defs/d0", "$defs": DOUBLING}, {}, "more than 1,000,000 values"),
    (dereferenced, {"$ref": "#/$defs/d0", "$defs": DEEP}, {}, "more than 200 subschemas"),
]


@pytest.mark.parametrize(("convert", "root", "others", "said"), REFUSED)
def test_refused(convert: Any, root: Any, others: dict[str, Any], said: str) -> None:
    with pytest.raises(CompileError, match=said.replace("$", r"\$")):
        convert(root, "", others.get)


@pytest.mark.parametrize("draft", ["4", "6", "7", "2019-09", "2020-12"])
@pytest.mark.parametrize(("convert", "share"), [(bundled, 0.99), (dereferenced, 0.9)])
def test_verdicts_of_the_official_suite_stay(convert: Any, share: float, draft: str, suite_root: Path) -> None:
    known = documents(suite_root)
    every = [group for section in ("required", "optional") for group in groups(suite_root, section, draft)]
    done = [group for group in every if _says_the_same(convert, group, draft, known)]

    assert len(done) > share * len(every)


def _says_the_same(convert: Any, group: Group, draft: str, known: dict[str, Any]) -> bool:
    try:
        made = convert(group.schema, "", Documents(known), OFFICIAL[draft].uri)
    except BundleError:
        return False
    meta_schemas = {uri: document for uri, document in known.items() if "vocab" in json.dumps(document)}
    checker = group.format_checker
    before = Validator(group.schema, registry=known, dialect=draft, format_checker=checker)
    after = Validator(made, registry=meta_schemas, dialect=draft, format_checker=checker)
    for test in group.tests:
        assert before.is_valid(test["data"]) is after.is_valid(test["data"]), group.name(test)
    return True
