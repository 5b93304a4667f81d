"""Every finding is right: on schemas written for it, the bundled ones and the meta-schemas; and none is missed."""

import copy
import json
from functools import cache

import pytest

from cio_schemas.lint import RULES, Document, Linter
from cio_schemas.lint.files import of_text
from cio_schemas.lint.linter import lint_file
from cio_schemas.lint.workspace import Workspace
from cio_schemas.schema import catalog, metaschemas
from cio_schemas.schema.pointer import json_pointer
from tests.lint.rules.corpus import CASES, MISSING

DEFAULT = Linter(RULES, lambda rule: rule.default and rule.code not in MISSING)
EVERY = Linter(RULES, lambda _: True)
META_SCHEMAS = (
    "schema",
    *(f"meta/{name}" for name in ("core", "applicator", "unevaluated", "validation", "meta-data", "content")),
    *("meta/format-annotation", "meta/format-assertion"),
)


def found(schema, linter=DEFAULT):
    return sorted((each.rule.code, json_pointer(each.finding.path)) for each in linter.lint(Document(schema)))


def test_a_definition_that_an_ignored_subschema_names_is_no_orphan():
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "type": "object",
        "properties": {"tasks": {"$ref": "#", "items": {"properties": {"mode": {"$ref": "#/definitions/Mode"}}}}},
        "definitions": {"Mode": {"type": "string"}, "Orphan": {"type": "string"}},
    }
    orphans = [path for code, path in found(schema) if code == "JS312"]
    assert orphans == ["/definitions/Orphan"]


def test_there_are_thirty():
    assert len(CASES) >= 30
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_findings_are_those_expected(case):
    assert found(case.schema) == sorted(case.findings)


@pytest.mark.parametrize("name", META_SCHEMAS)
def test_the_meta_schemas_are_clean(name):
    schema = metaschemas.document(f"https://json-schema.org/draft/2020-12/{name}")
    assert found(schema) == []


@pytest.mark.parametrize("name", ["customer", "event", "request", "pipelines/batch", "track/v2/entity"])
def test_the_bundled_schemas_are_clean(name):
    assert found(catalog.document(name), Linter(RULES, lambda rule: rule.default)) == []


def test_what_is_described_once_need_not_be_in_branches():
    kind = {"description": "Which one it is.", "enum": ["a", "b"]}
    branch = {"properties": {"kind": {"const": "a"}, "other": {"type": "null"}}}
    schema = {"description": "Either.", "properties": {"kind": kind}, "oneOf": [branch], "then": branch}
    linter = Linter(RULES, lambda rule: rule.code == "JS402")
    assert found(schema, linter) == [("JS402", f"/{where}/properties/other") for where in ("oneOf/0", "then")]


# -- planted faults --

COMPLETE = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://example.com/base",
    "title": "A base",
    "examples": [],
}
# What says something of a whole document: what to take from a complete one, or to put into it; and the place.
AT_ROOT = {
    "JS201": ("$schema", {}, ""),
    "JS208": ("$id", {}, ""),
    "JS312": ("", {"$defs": {"Planted": {"type": "string"}}}, "/$defs/Planted"),
    "JS401": ("title", {}, ""),
    "JS403": ("examples", {}, ""),
    "JS406": ("", {"properties": {"one_more": {}, "two_more": {}, "oddOne": {}}}, "/properties/oddOne"),
    "JS505": ("", {"properties": {"deep": json.loads('{"items": ' * 70 + "{}" + "}" * 70)}}, ""),
}
BASES = {name: catalog.document(name) for name in ("customer", "event")} | {
    case.name: case.schema for case in CASES if not case.findings and case.schema.get("type") == "object"
}


@cache
def found_in_base(name):
    return found(BASES[name], EVERY)


@cache
def found_in_bad_example(rule):
    return found(json.loads(rule.bad), EVERY)


@pytest.mark.parametrize("name", BASES)
@pytest.mark.parametrize(
    "rule",
    [rule for rule in RULES if rule.code not in AT_ROOT.keys() | {"JS002", "JS101", "JS213"}],
    ids=lambda r: r.code,
)
def test_a_planted_fault_is_found_where_it_is(name, rule):
    base, fault = copy.deepcopy(BASES[name]), json.loads(rule.bad)
    (own,) = [pointer for code, pointer in found_in_bad_example(rule) if code == rule.code]
    own_identifier = "id" if "draft-04" in fault.get("$schema", "") else "$id"
    fault.setdefault(own_identifier, "https://example.com/planted")  # so that its references and its draft stay its own
    before = [place for code, place in found_in_base(name) if code == rule.code]
    base.setdefault("properties", {})["planted"] = fault
    places = [place for code, place in found(base, EVERY) if code == rule.code]
    for place in before:
        places.remove(place)
    assert f"/properties/planted{own}" in places
    assert all(place.startswith("/properties/planted") for place in places)


@pytest.mark.parametrize("name", BASES)
@pytest.mark.parametrize("code", AT_ROOT)
def test_a_fault_of_the_whole_is_found_where_it_is(name, code):
    taken, put, place = AT_ROOT[code]
    base = copy.deepcopy(BASES[name]) | COMPLETE
    before = [each for each in found(base, EVERY) if each[0] == code]
    base.pop(taken, None)
    for keyword, members in put.items():
        base.setdefault(keyword, {}).update(members)
    assert [each for each in found(base, EVERY) if each[0] == code and each not in before] == [(code, place)]
    assert before == []


@pytest.mark.parametrize("name", BASES)
def test_a_planted_duplicate_key_is_found_where_it_is(name):
    text = json.dumps(BASES[name], indent=1)
    key = next(iter(BASES[name]))
    spoilt = text[:-2] + f',\n "{key}": 1\n}}'
    (finding,) = [each for each in lint_file(of_text(spoilt), EVERY, Workspace()) if each.code == "JS101"]
    assert spoilt[finding.span.start : finding.span.end] == f'"{key}"'
    assert finding.span.line == spoilt.count("\n")
