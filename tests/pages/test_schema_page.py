"""The page of a schema: its rows, and how they are written."""

from typing import Any

import pytest

from cio_schemas.pages.properties import MAX_ROWS, Row, schema_page
from cio_schemas.pages.rendering import FORMS, render
from cio_schemas.schema import catalog

Told = tuple[str, int, str, bool, str, str]

ROWS: list[Any] = [
    pytest.param(True, [], id="boolean"),
    pytest.param({"type": "string"}, [], id="no properties"),
    pytest.param(
        {"required": ["a"], "properties": {"a": {"type": ["string", "null"], "maxLength": 3}, "b": True}},
        [("a", 0, "string, null", True, "", "maxLength 3"), ("b", 0, "any", False, "", "")],
        id="required",
    ),
    pytest.param(
        {"properties": {"a": {"properties": {"b": {"enum": ["x", 1]}}}}},
        [("a", 0, "any", False, "", ""), ("a.b", 1, "string, integer", False, "", 'one of "x", 1')],
        id="nested",
    ),
    pytest.param(
        {"properties": {"a": {"enum": []}}},
        [("a", 0, "any", False, "", "nothing (`enum` is empty)")],
        id="empty enum",
    ),
    pytest.param(
        {"properties": {"a": {"type": "array", "minItems": 1, "items": {"type": "object", "properties": {"b": {}}}}}},
        [("a", 0, "array of object", False, "", "minItems 1"), ("a[].b", 1, "any", False, "", "")],
        id="items",
    ),
    pytest.param(
        {"properties": {"a": {"$ref": "#/$defs/A"}}, "$defs": {"A": {"type": "integer", "minimum": 0}}},
        [("a", 0, "integer", False, "", "minimum 0")],
        id="reference",
    ),
    pytest.param(
        {"allOf": [{"properties": {"a": {"const": 1}}}], "required": ["a"]},
        [("a", 0, "integer", True, "", "const 1")],
        id="allOf",
    ),
    pytest.param(
        {
            "if": {"properties": {"t": {"const": "x"}}, "required": ["t"]},
            "then": {"required": ["a"], "properties": {"a": {"type": "string"}}},
            "else": {"properties": {"b": False}},
        },
        [
            ("a", 0, "string", True, 't is "x"', ""),
            ("b", 0, "nothing", False, 't is not "x"', ""),
        ],
        id="condition",
    ),
    pytest.param(
        {"if": {"required": ["a"]}, "then": {"properties": {"b": {}}}},
        [("b", 0, "any", False, "a is there", "")],
        id="condition on a member",
    ),
    pytest.param(
        {"properties": {"child": {"$ref": "#"}, "n": {"type": "number"}}},
        [("child", 0, "any", False, "", ""), ("n", 0, "number", False, "", "")],
        id="recursion is listed once",
    ),
    pytest.param(
        {"patternProperties": {"^x-": {"type": "string", "format": "uri", "x-message": "a link"}}},
        [("/^x-/", 0, "string", False, "", 'format uri; message "a link"')],
        id="pattern",
    ),
]


WHOLE: list[Any] = [
    ({"type": "object", "required": ["a"]}, []),
    ({"maxProperties": 3, "x-message": "few"}, ["maxProperties 3", 'message "few"']),
    ({"allOf": [{"x-message": "needs `a`", "required": ["a"]}], "minItems": 1}, ["minItems 1", 'message "needs `a`"']),
    (
        {"if": {"required": ["a"]}, "then": {"minProperties": 2}, "else": {"maxProperties": 0}},
        ["minProperties 2, where a is there", "maxProperties 0, where a is missing"],
    ),
    (
        {"if": {"$ref": "#/$defs/A"}, "then": {"minProperties": 2}, "$defs": {"A": {"title": "An order"}}},
        ['minProperties 2, where it is "An order"'],
    ),
    ({"if": {"minItems": 1}, "else": {"minProperties": 2}}, ["minProperties 2, where `if` does not hold"]),
]


@pytest.mark.parametrize(("schema", "whole"), WHOLE)
@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_what_is_asked_of_a_value_as_a_whole(schema: Any, whole: list[str], form: str) -> None:
    page = schema_page("name", schema, catalog.known)

    assert page.whole == whole
    assert ("As a whole" in render(page, form)) is bool(whole)


@pytest.mark.parametrize(("schema", "rows"), ROWS)
def test_rows(schema: Any, rows: list[Told]) -> None:
    page = schema_page("name", schema, catalog.known)

    assert [tuple(row)[:6] for row in page.rows] == rows


def test_a_page_names_what_it_shows() -> None:
    schema = {"title": "Order", "description": "An order.", "properties": {"id": {"description": "Its number."}}}
    page = schema_page("o.json", schema, catalog.known, ("shop",))

    assert (page.title, page.description, page.tags, page.more) == ("Order", "An order.", ("shop",), False)
    assert page.rows == [Row("id", 0, "any", required=False, when="", constraints="", description="Its number.")]
    assert schema_page("o.json", {}, catalog.known).title == "o.json"


def test_a_page_ends() -> None:
    level: dict[str, Any] = {}
    for _ in range(12):
        level = {"properties": {"a": level, "b": level}}
    page = schema_page("wide", level, catalog.known)

    assert (len(page.rows), page.more) == (MAX_ROWS, True)
    assert "more properties" in render(page, "text")


@pytest.mark.parametrize("name", catalog.PATHS)
@pytest.mark.parametrize("form", FORMS)
def test_every_bundled_schema_has_a_page(name: str, form: str) -> None:
    written = render(schema_page(name, catalog.document(name), catalog.known), form)

    assert catalog.document(name)["title"] in written
    assert written.endswith("\n")


HOSTILE = {"title": "<b>|\x1b[31m", "description": "a\nb\u202e", "properties": {"`<i>|": {"const": "</pre>"}}}


def test_text() -> None:
    page = schema_page(
        "o", {"title": "T", "properties": {"a": {"type": "string", "description": "One two"}}}, catalog.known
    )

    assert render(page, "text", 40) == "T\n\nProperties:\n  a  (string)\n      One two\n"


@pytest.mark.parametrize(
    ("form", "absent"), [("text", "\x1b"), ("md", "\u202e"), ("html", "<b>"), ("html", '</pre>",')]
)
def test_what_a_schema_says_stays_text(form: str, absent: str) -> None:
    assert absent not in render(schema_page("o", HOSTILE, catalog.known), form)


def test_json_is_the_schema() -> None:
    assert render(schema_page("o", {"a": "é"}, catalog.known), "json") == '{\n  "a": "é"\n}\n'
