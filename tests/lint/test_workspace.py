"""What schemas in several files have to do with each other: their fixes hold back for what another file sees."""

import json

import pytest

from cio_schemas.lint import RULES, Linter
from cio_schemas.lint.files import of_text
from cio_schemas.lint.fixing.passes import fix_file
from cio_schemas.lint.linter import lint_file
from cio_schemas.lint.workspace import Workspace

EVERY = Linter(RULES, lambda rule: rule.code in {"JS305", "JS306", "JS326", "JS310", "JS312", "JS317", "JS319"})
OPEN = {"properties": {"a": {"type": "string"}}, "additionalProperties": True}
PLAIN = {"properties": {"a": {"type": "string"}}}
CLOSED = {"$ref": "open.json", "unevaluatedProperties": False}


def named(name, schema):
    return {"$id": f"https://example.com/{name}"} | schema


def fixed(files, name):
    """A file of several after its safe fixes."""
    workspace = Workspace(beside=False)
    read = {each: of_text(json.dumps(schema), each) for each, schema in files.items()}
    for file in read.values():
        workspace.add(file)
    return fix_file(read[name], EVERY, workspace).file.root


@pytest.mark.parametrize(
    "files",
    [
        {"closed.json": named("closed.json", CLOSED)},
        {"closed.json": named("closed.json", CLOSED | {"$ref": "https://example.com/open.json"})},
        {"closed.json": named("closed.json", CLOSED | {"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "open.json"}}})},
        # Through a file between.
        {
            "between.json": named("between.json", {"allOf": [{"$ref": "open.json"}, {"type": "object"}]}),
            "closed.json": named("closed.json", CLOSED | {"$ref": "between.json"}),
        },
        # Relative to an `$id` within.
        {
            "closed.json": {
                "$id": "https://example.org/",
                "$defs": {"a": named("x", {"$ref": "open.json"})},
                "unevaluatedProperties": False,
                "$ref": "https://example.com/x",
            }
        },
    ],
    ids=["relative", "absolute", "local, then away", "through another", "nested base"],
)
def test_a_fix_holds_back_for_what_evaluates_elsewhere(files):
    opened = named("open.json", OPEN)
    assert fixed(files | {"open.json": opened}, "open.json") == opened


def test_a_fix_holds_back_for_what_a_dynamic_reference_evaluates():
    tree = {
        "$dynamicAnchor": "node",
        "properties": {"children": {"items": {"$dynamicRef": "#node", "unevaluatedProperties": False}}},
    }
    special = named("special.json", {"$dynamicAnchor": "node", "$ref": "tree.json"} | OPEN)
    assert fixed({"tree.json": named("tree.json", tree), "special.json": special}, "special.json") == special


@pytest.mark.parametrize(
    "other",
    [
        {"unevaluatedProperties": False},
        {"$ref": "open.json"},
        {"$ref": "elsewhere.json", "unevaluatedProperties": False},
    ],
    ids=["refers to nothing", "evaluates nothing", "refers elsewhere"],
)
def test_a_fix_is_applied_where_nothing_elsewhere_evaluates(other):
    files = {"open.json": named("open.json", OPEN), "other.json": named("other.json", other)}
    assert fixed(files, "open.json") == named("open.json", PLAIN)


@pytest.mark.parametrize("pointer", ["/allOf/0", "/allOf/0/minLength", "/allOf"])
def test_what_a_reference_of_another_file_leads_to_stays(pointer):
    text = named("text.json", {"allOf": [{"minLength": 1}]})
    files = {"text.json": text, "other.json": named("other.json", {"$ref": f"text.json#{pointer}"})}
    assert fixed(files, "text.json") == text


def test_a_definition_that_another_file_uses_is_no_orphan():
    definitions = {
        "Used": {"items": {"$ref": "#/$defs/Within"}},
        "Within": {"type": "null"},
        "Unused": {"type": "null"},
    }
    text = named("text.json", {"type": "string", "$defs": definitions})
    workspace = Workspace(beside=False)
    one = of_text(json.dumps(text), "a.json")
    two = of_text(json.dumps(named("b.json", {"items": {"$ref": "text.json#/$defs/Used"}})), "b.json")
    for file in (one, two):
        workspace.add(file)
    assert [each.pointer for each in lint_file(one, EVERY, workspace)] == ["/$defs/Unused"]


def test_files_without_identifiers_know_each_other_by_path(tmp_path):
    (tmp_path / "open.json").write_text(json.dumps(OPEN))
    (tmp_path / "closed.json").write_text(json.dumps(CLOSED))
    workspace = Workspace()
    files = [of_text((tmp_path / name).read_text(), str(tmp_path / name)) for name in ("open.json", "closed.json")]
    for file in files:
        workspace.add(file)
    assert fix_file(files[0], EVERY, workspace).file.root == OPEN
