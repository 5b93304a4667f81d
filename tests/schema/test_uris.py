"""URI references, resolved by RFC 3986 whatever the scheme: its own table, and what the table leaves out."""

import re
from itertools import product

import pytest

from cio_schemas import Validator
from cio_schemas.schema.uris import defrag, join, resolve, scheme_of, split, unsplit

BASE = "http://a/b/c/d;p?q"

# RFC 3986, section 5.4.1, then 5.4.2: references from "http://a/b/c/d;p?q", and what they mean.
NORMAL = {
    "g:h": "g:h",
    "g": "http://a/b/c/g",
    "./g": "http://a/b/c/g",
    "g/": "http://a/b/c/g/",
    "/g": "http://a/g",
    "//g": "http://g",
    "?y": "http://a/b/c/d;p?y",
    "g?y": "http://a/b/c/g?y",
    "#s": "http://a/b/c/d;p?q#s",
    "g#s": "http://a/b/c/g#s",
    "g?y#s": "http://a/b/c/g?y#s",
    ";x": "http://a/b/c/;x",
    "g;x": "http://a/b/c/g;x",
    "g;x?y#s": "http://a/b/c/g;x?y#s",
    "": "http://a/b/c/d;p?q",
    ".": "http://a/b/c/",
    "./": "http://a/b/c/",
    "..": "http://a/b/",
    "../": "http://a/b/",
    "../g": "http://a/b/g",
    "../..": "http://a/",
    "../../": "http://a/",
    "../../g": "http://a/g",
}
ABNORMAL = {
    "../../../g": "http://a/g",
    "../../../../g": "http://a/g",
    "/./g": "http://a/g",
    "/../g": "http://a/g",
    "g.": "http://a/b/c/g.",
    ".g": "http://a/b/c/.g",
    "g..": "http://a/b/c/g..",
    "..g": "http://a/b/c/..g",
    "./../g": "http://a/b/g",
    "./g/.": "http://a/b/c/g/",
    "g/./h": "http://a/b/c/g/h",
    "g/../h": "http://a/b/c/h",
    "g;x=1/./y": "http://a/b/c/g;x=1/y",
    "g;x=1/../y": "http://a/b/c/y",
    "g?y/./x": "http://a/b/c/g?y/./x",
    "g?y/../x": "http://a/b/c/g?y/../x",
    "g#s/./x": "http://a/b/c/g#s/./x",
    "g#s/../x": "http://a/b/c/g#s/../x",
    "http:g": "http:g",
}


@pytest.mark.parametrize("scheme", ["http", "app", "schema", "x-own+1.0"])
@pytest.mark.parametrize("reference", [*NORMAL, *ABNORMAL])
def test_the_table_of_the_rfc(scheme: str, reference: str) -> None:
    meant = {**NORMAL, **ABNORMAL}[reference]
    if reference != "http:g":
        meant = meant.replace("http:", f"{scheme}:")

    assert join(BASE.replace("http:", f"{scheme}:"), reference) == meant


# A base, a reference, and what it means.
JOINED = [
    ("schema:/main", "./child", "schema:/child"),
    ("app://h/dir/root", "a", "app://h/dir/a"),
    ("app://h", "a", "app://h/a"),
    ("tag:h,2020:a/b", "c", "tag:h,2020:a/c"),
    ("urn:example:a", "b", "urn:b"),
    ("urn:example:a", "#b", "urn:example:a#b"),
    ("file:///a/b", "../c", "file:///c"),
    ("http://h/x", "http://h/a/./c", "http://h/a/c"),
    ("http://h/x", "//[::1/../a", "http://[::1/a"),
    ("HTTP://H/%41/x", "y", "HTTP://H/%41/y"),
    # Without an absolute base, what is relative stays so.
    ("", "", ""),
    ("", "./a", "a"),
    ("", "../a", "../a"),
    ("../a", "../b", "../../b"),
    ("../a/b", "../c", "../c"),
    ("folder/a", "b", "folder/b"),
    ("folder/a", "../b", "b"),
    ("folder/a", "../../b", "../b"),
    ("a", "#b", "a#b"),
    # What would read as a scheme, or as an authority, does not become one.
    ("", "./a:b", "./a:b"),
    ("app:/x", ".//y", "app:/.//y"),
]


@pytest.mark.parametrize(("base", "reference", "meant"), JOINED)
def test_references_of_every_scheme(base: str, reference: str, meant: str) -> None:
    assert join(base, reference) == meant


def without_dots(path: str) -> str:
    """Section 5.2.4, to the letter."""
    output = ""
    while path:
        if path.startswith("../"):
            path = path[3:]
        elif path.startswith(("./", "/./")):
            path = path[2:]
        elif path in ("/.", "/..") or path.startswith("/../"):
            output = output if path == "/." else output[: max(output.rfind("/"), 0)]
            path = "/" + path[4:]
        elif path in (".", ".."):
            path = ""
        else:
            end = path.find("/", 1) if "/" in path[1:] else len(path)
            output, path = output + path[:end], path[end:]
    return output


def test_dot_segments_go_as_the_rfc_says() -> None:
    paths = ["".join(each) for length in range(7) for each in product("a./", repeat=length)]

    wrong = {path: join("app:", f"app://h/{path}") for path in paths}
    assert {path: uri for path, uri in wrong.items() if uri != f"app://h{without_dots('/' + path)}"} == {}


def test_splitting_loses_nothing() -> None:
    references = ["", "a", "a:", "a:b", "//", "//h", "?", "#", "a?b#c", "x:/y?z#", "1:b", "é:b", "a\nb#\n", "#a#b"]

    assert [unsplit(split(each)) for each in references if ":" not in each.partition("/")[0] or split(each).scheme] == [
        each for each in references if ":" not in each.partition("/")[0] or split(each).scheme
    ]


# RFC 3986, appendix B, with a scheme as section 3.1 spells it.
COMPONENTS = re.compile(r"(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL)


def test_components_are_those_of_the_rfc() -> None:
    references = ["".join(each) for length in range(6) for each in product("a1é:/?#", repeat=length)]

    assert {each: split(each) for each in references if split(each) != COMPONENTS.fullmatch(each).groups()} == {}


def test_fragments_are_decoded() -> None:
    assert defrag("a#/%7e%2Fb") == ("a", "/~/b")
    assert resolve("http://h/a", "#%C3%A9") == ("http://h/a", "é")
    assert [scheme_of(each) for each in ("HTTP://h", "a/b:c", "", "1a:b")] == ["http", "", "", ""]


# The `$id` of a schema, its `$ref`, and the `$id` of the subschema of integers that it must lead to.
INTEGER = {"type": "integer"}
LEADS = [
    ("schema:/main", "./child", "schema:/child"),
    ("app://h/dir/root", "a", "app://h/dir/a"),
    ("tag:h,2020:x/root", "a", "a"),
    ("urn:example:root", "urn:example:a", "urn:example:a"),
    ("http://h/r", "a/c", "http://h/a/./c"),
    ("http://h/a/../r", "c", "http://h/c"),
    ("http://h/r", "http://h/x/../c", "c"),
    ("", "./a/../c", "c"),
]


@pytest.mark.parametrize(("root", "reference", "inner"), LEADS)
def test_references_lead_to_what_they_mean(root: str, reference: str, inner: str) -> None:
    validator = Validator({"$id": root, "$ref": reference, "$defs": {"c": {"$id": inner, **INTEGER}}})

    assert validator.is_valid(1) is True
    assert validator.is_valid("s") is False


def test_a_relative_reference_takes_the_document_beside() -> None:
    documents = {
        "app://h/one/main": {"$ref": "t"},
        "app://h/one/t": INTEGER,
        "t": {"type": "string"},
    }
    validator = Validator({"$ref": "app://h/one/main"}, registry=documents)

    assert validator.is_valid(1) is True
    assert validator.is_valid("s") is False


@pytest.mark.parametrize("uri", ["http://h/a/./c", "http://h/b/../a/c", "http://h/a/c#", "http://h/a/c"])
def test_the_uris_of_a_registry_are_resolved_too(uri: str) -> None:
    for reference in (uri, "http://h/a/c", "http://h/a/./c"):
        validator = Validator({"$ref": reference}, registry={uri: INTEGER})

        assert validator.is_valid(1) is True
        assert validator.is_valid("s") is False
