"""Valid instances: of the bundled schemas, of every satisfiable schema of the official suite; and refusals."""

import json
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from random import Random

import hypothesis
import pytest
from hypothesis import given, settings
from jsonschema import SchemaError

import cio_schemas
from cio_schemas.compiler.plan import Planner
from cio_schemas.exceptions import CompileError
from cio_schemas.fixtures.lists import invalid_fixtures, valid_fixtures
from cio_schemas.schema.catalog import PATHS
from cio_schemas.schema.keywords import KEYWORDS
from cio_schemas.strategies import (
    NothingFoundError,
    OmissionError,
    RejectedError,
    UnsatisfiableError,
    faults,
    omitted,
    preparation,
    valid,
)
from cio_schemas.strategies.analysis.budget import OverBudgetError
from cio_schemas.strategies.cases.broken import BROKEN
from cio_schemas.strategies.cases.satisfied import GROUPS, SATISFIED
from cio_schemas.strategies.drawing import members
from cio_schemas.strategies.drawing.generator import FAILS
from cio_schemas.strategies.drawing.instances import draw_instance
from cio_schemas.strategies.drawing.random_chooser import RandomChooser
from cio_schemas.strategies.preparation import prepared
from tests.reference import reference
from tests.suite.official import groups, remotes

EACH = 25
IP = {"type": "string", "format": "ipv4"}

DECIMAL = [
    {"type": "number", "minimum": Decimal("0.3"), "maximum": 0.3},
    {"const": Decimal("0.1"), "enum": [0.1, 2]},
    {"type": "array", "uniqueItems": True, "minItems": 2, "items": {"enum": [0.1, Decimal("0.1"), 2]}},
    {"const": Decimal("1e1000000")},
]


@pytest.mark.parametrize("schema", DECIMAL, ids=str)
def test_a_schema_may_hold_decimals(schema):
    validator = cio_schemas.Validator(schema)
    assert all(map(validator.is_valid, valid_fixtures(schema, 20)))
    assert not any(validator.is_valid(invalid.instance) for invalid in invalid_fixtures(schema, 20))


# what is no schema, and what is said
NO_SCHEMAS = [
    ({"const": {1, 2}}, CompileError, "{1, 2} is not a JSON value"),
    ({"default": 1j}, CompileError, "1j is not a JSON value"),
    ({"type": {"string"}}, SchemaError, "string"),
    ({"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/a"}}}, CompileError, "references lead back to it"),
]


@pytest.mark.parametrize(("schema", "error", "said"), NO_SCHEMAS, ids=str)
def test_what_is_no_schema_is_refused_as_a_validator_refuses_it(schema, error, said):
    for refuse in (valid, faults, lambda schema: valid_fixtures(schema, 1)):
        with pytest.raises(error, match=said):
            refuse(schema)


@pytest.mark.parametrize("name", PATHS)
def test_every_bundled_schema_is_drawn_from(name):
    validator = cio_schemas.validator(name)
    assert all(map(validator.is_valid, valid_fixtures(name, 40)))
    assert not valid(name).is_empty


def test_a_request_of_each_kind_is_drawn():
    known = [each["$ref"] for each in cio_schemas.SCHEMAS["request"]["$defs"]["Known"]["anyOf"]]
    assert len({(each["method"], each["url"]) for each in valid_fixtures("request", 40)}) >= len(known)


TOLD_APART = {
    "by a const": {"properties": {"kind": {"const": 0}, "a": {"type": "string"}}, "required": ["kind", "a"]},
    "by the one name that is allowed": {"properties": {"n0": {"type": "object"}}, "additionalProperties": False},
    "by a pattern": {"properties": {"url": {"pattern": "^/n0/[^/]+$"}}, "required": ["url"]},
}


@pytest.mark.parametrize("count", [3, 20, 40])
@pytest.mark.parametrize("branch", TOLD_APART.values(), ids=TOLD_APART)
def test_each_of_many_branches_that_exclude_each_other_is_drawn(branch, count):
    text = json.dumps(branch)
    branches = [json.loads(text.replace("n0", f"n{i}").replace('const": 0', f'const": {i}')) for i in range(count)]
    drawn = valid_fixtures({"type": "object", "oneOf": branches}, 3 * count)
    assert all(any(cio_schemas.is_valid(each, one) for each in drawn) for one in branches)


PLAINLY_APART = {
    "by a const": TOLD_APART["by a const"],
    "by the one name that is allowed": {**TOLD_APART["by the one name that is allowed"], "required": ["n0"]},
}


@pytest.mark.parametrize("branch", PLAINLY_APART.values(), ids=PLAINLY_APART)
def test_each_of_hundreds_of_branches_that_plainly_exclude_each_other_is_drawn(branch):
    test_each_of_many_branches_that_exclude_each_other_is_drawn(branch, 200)


UNSATISFIABLE = [
    (False, "it is false"),
    ({"type": "string", "enum": [1, 2]}, "`enum` and `type` at the root contradict"),
    ({"minimum": 5, "maximum": 4, "type": "integer"}, "`maximum`, `minimum` and `type` at the root contradict"),
    ({"type": "object", "required": ["a"], "properties": {"a": False}}, "`required` and `type` at the root contradict"),
    (
        {"type": "object", "required": ["a"], "properties": {"a": {"$ref": "#"}}},
        "`required` and `type` at the root contradict",
    ),
    ({"type": "string", "pattern": "^a$", "minLength": 2}, "`minLength`, `pattern` and `type` at the root contradict"),
    ({"type": "array", "items": False, "minItems": 1}, "`minItems` and `type` at the root contradict"),
    ({"type": "array", "items": {"type": "boolean"}, "uniqueItems": True, "contains": {"type": "null"}}, "contains"),
    ({"allOf": [{"type": "string"}, {"type": "integer"}]}, "`type` at /allOf/0 and `type` at /allOf/1 contradict"),
    ({"oneOf": [{"type": "number"}, {"type": "number"}]}, "`oneOf` at the root allows nothing"),
    ({"not": {}}, "`not` at the root allows nothing"),
    ({"const": 1, "not": {"enum": [1]}}, "`not` and `const` at the root contradict"),
]


@pytest.mark.parametrize(("schema", "contradiction"), UNSATISFIABLE, ids=json.dumps)
def test_a_schema_that_nothing_satisfies_is_refused_and_the_contradiction_named(schema, contradiction):
    with pytest.raises(UnsatisfiableError, match=contradiction.replace("$", "\\$")):
        valid(schema)


SATISFIABLE = [
    True,
    {},
    {"$comment": "an object of three members whose names are few", "propertyNames": {"enum": ["a", "b", "c"]},
     "type": "object", "minProperties": 3},
    {"type": "array", "items": {"enum": [1, 2, 3]}, "uniqueItems": True, "minItems": 3},
    {"type": "array", "prefixItems": [{"enum": [1, 2]}, {"const": 1}], "uniqueItems": True, "minItems": 2},
    {"type": "array", "contains": {"const": 1}, "minContains": 2, "maxContains": 3, "items": {"type": "integer"}},
    {"type": "array", "allOf": [{"contains": {"multipleOf": 2}}, {"contains": {"multipleOf": 3}}], "maxItems": 1},
    {"type": "array", "prefixItems": [{"type": "null"}], "contains": {"type": "string"}, "maxItems": 2},
    {"type": "object", "patternProperties": {"^a": {"type": "null"}, "b$": {"type": ["null", "string"]}},
     "additionalProperties": False, "minProperties": 3},
    {"type": "object", "dependentRequired": {"a": ["b"], "b": ["c"]}, "required": ["a"],
     "properties": {"c": {"const": 1}}},
    {"type": "object", "dependentSchemas": {"a": {"required": ["b"], "properties": {"b": {"type": "null"}}}}},
    {"if": {"type": "integer"}, "then": {"minimum": 7}, "else": {"type": "string", "maxLength": 2}},
    {"oneOf": [{"type": "integer"}, {"minimum": 2}]},
    {"anyOf": [{"const": 1}, {"type": "object", "required": ["x"]}], "not": {"const": 1}},
    {"allOf": [{"properties": {"a": True}}, {"properties": {"b": True}}], "unevaluatedProperties": False,
     "type": "object", "minProperties": 2},
    {"type": "array", "prefixItems": [True], "unevaluatedItems": {"type": "null"}, "contains": {"type": "string"}},
    {"type": ["array", "object"], "maxItems": 0, "maxProperties": 0, "not": {"const": []}},
    {"type": ["array", "object"], "maxItems": 0, "maxProperties": 0, "not": {"const": {}}},
    {"type": "object", "propertyNames": {"maxLength": 1}, "patternProperties": {"^..$": {"type": "null"}},
     "minProperties": 2},
    {"type": "object", "propertyNames": {"maxLength": 2}, "properties": {"a": {"type": "null"}, "bbb": True}},
    {"multipleOf": 0.01, "exclusiveMinimum": 0, "exclusiveMaximum": 0.05, "type": "number"},
    {"type": "number", "exclusiveMinimum": 1, "exclusiveMaximum": 1.0000001},
    {"type": "integer", "minimum": 9007199254740993},
    {"type": "string", "format": "email", "minLength": 40, "maxLength": 40},
    {"$defs": {"n": {"type": "object", "properties": {"left": {"$ref": "#/$defs/n"}, "right": {"$ref": "#/$defs/n"}},
                     "required": ["left"]}, "leaf": {"type": "null"}},
     "properties": {"left": {"anyOf": [{"$ref": "#/$defs/n"}, {"$ref": "#/$defs/leaf"}]}}},
]  # fmt: skip


@pytest.mark.parametrize("schema", SATISFIABLE, ids=json.dumps)
def test_instances_of_hard_schemas_are_valid(schema):
    validator = cio_schemas.Validator(schema)
    drawn = valid_fixtures(schema, 100)
    assert [instance for instance in drawn if not validator.is_valid(instance)] == []
    assert [instance for instance in drawn if not reference(schema).is_valid(instance)] == []


def test_every_satisfiable_schema_of_the_suite_is_drawn_from(suite_root):
    registry = remotes(suite_root)
    drawn, wrong = 0, []
    for group in groups(suite_root, "required"):
        if any(test["valid"] for test in group.tests):
            validator = cio_schemas.Validator(group.schema, registry=registry, format_checker=group.format_checker)
            instances = valid_fixtures(validator, EACH)
            drawn += 1
            wrong += [(group.description, each) for each in instances if not validator.is_valid(each)]
    assert wrong == []
    assert drawn > 340


@pytest.mark.parametrize("name", ["event", "customer"])
def test_hypothesis_draws_valid_instances_with_all_health_checks(name):
    judge = reference(cio_schemas.SCHEMAS[name], format_checker=cio_schemas.FORMAT_CHECKER)

    @settings(max_examples=60)
    @given(valid(name))
    def check(instance):
        assert cio_schemas.is_valid(instance, name)
        assert judge.is_valid(instance)

    check()


HUNDREDS = [{}, {"format": "email"}, {"format": "uuid"}, {"format": "date-time"}, {"pattern": "^[a-z]{30}$"}]


@pytest.mark.parametrize("member", [{"type": "string", **each} for each in HUNDREDS], ids=str)
def test_hypothesis_draws_hundreds_of_required_texts_with_all_health_checks(member):
    names = [f"p{i}" for i in range(200)]

    @settings(max_examples=10)
    @given(valid({"type": "object", "properties": dict.fromkeys(names, member), "required": names}))
    def check(instance):
        assert set(instance) >= set(names)

    check()


@pytest.mark.slow
@pytest.mark.parametrize("schema", SATISFIABLE, ids=json.dumps)
def test_hypothesis_draws_valid_instances_of_hard_schemas(schema):
    validator = cio_schemas.Validator(schema)

    @given(valid(schema))
    def check(instance):
        assert validator.is_valid(instance)

    check()


# schema, what fails, the least instance that does
FAILING = [
    ("event", lambda event: event.get("timestamp", 0) > 1000, {"name": "0", "timestamp": 1001}),
    ("customer", lambda customer: customer.get("unsubscribed"), {"identifiers": {}, "unsubscribed": True}),
]


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize(("schema", "fails", "least"), FAILING)
def test_a_failure_shrinks_to_the_least_instance(schema, fails, least, seed):
    many = settings(max_examples=10_000, deadline=None, database=None)
    assert hypothesis.find(valid(schema), fails, settings=many, random=Random(seed)) == least


def test_a_validator_brings_its_registry_and_its_formats():
    checker = cio_schemas.FORMAT_CHECKER
    known = {"https://example.com/known": {"type": "integer", "minimum": 3}}
    validator = cio_schemas.Validator({"$ref": "https://example.com/known"}, registry=known, format_checker=checker)
    assert all(isinstance(each, int) and each >= 3 for each in valid_fixtures(validator, 30))
    annotated = cio_schemas.Validator({"type": "string", "format": "date"}, format_checker=None)
    assert [each.keyword for each in faults(annotated)] == ["type"]


def test_an_own_format_brings_its_own_strategy():
    schema = {"type": "string", "format": "colour"}
    drawn = valid_fixtures(schema, 20, formats={"colour": lambda chooser: "#" + "0f"[chooser.index(2, "colour")] * 6})
    assert set(drawn) == {"#000000", "#ffffff"}
    strategy = valid(schema, formats={"colour": hypothesis.strategies.just("#123456")})
    assert hypothesis.find(strategy, lambda _: True) == "#123456"
    with pytest.raises(TypeError, match="give a function of a Chooser"):
        valid_fixtures(schema, 1, formats={"colour": hypothesis.strategies.just("#123456")})


def test_an_own_format_stands_beside_others_and_may_reject():
    def even(chooser):
        drawn = chooser.index(10, "even")
        return chooser.reject("odd") if drawn % 2 else str(drawn)

    members = {"even": {"type": "string", "format": "even"}, "day": {"type": "string", "format": "date"}}
    schema = {"type": "object", "properties": members, "required": ["even", "day"]}
    for each in valid_fixtures(schema, 20, formats={"even": even}):
        assert (each["even"] in set("02468"), len(each["day"])) == (True, 10)

    @settings(max_examples=20)
    @given(valid(schema, formats={"even": even}))
    def check(each):
        assert each["even"] in set("02468")

    check()


def test_a_bundled_schema_is_drawn_from_with_another_format_checker():
    plain, checked = (valid_fixtures("event", 60, format_checker=given) for given in (None, cio_schemas.FORMAT_CHECKER))
    addresses = [
        {each["context"]["ip"] for each in drawn if isinstance(each.get("context"), dict) and "ip" in each["context"]}
        for drawn in (plain, checked)
    ]
    is_address = [{cio_schemas.is_valid(each, IP) for each in several} for several in addresses]
    assert False in is_address[0]
    assert is_address[1] == {True}


def test_an_instance_that_the_validator_refuses_is_not_passed_on(caplog):
    generator = prepared({"type": "integer", "title": "not as drawn"}).generator
    generator.draw = lambda *_: "a"
    with pytest.raises(RejectedError, match="invalid"):
        draw_instance(generator, RandomChooser(0))
    assert "which is a bug; it is drawn again: 'a'" in caplog.text


def test_a_long_text_is_drawn_by_hypothesis_too():
    found = hypothesis.find(valid({"type": "string", "minLength": 20_000}), lambda _: True)
    assert len(found) == 20_000


def test_examples_and_defaults_are_drawn_too():
    schema = {"type": "string", "examples": ["for example", 1], "default": "by default"}
    drawn = valid_fixtures(schema, 30)
    assert {"for example", "by default"} <= set(drawn)


SHARED = {
    "one small target": {"e": {"enum": ["a", "b", "c", "d"]}, **{f"p{i}": {"$ref": "#/$defs/e"} for i in range(300)}},
    "a chain": {"p0": {"type": "null"}, **{f"p{i}": {"$ref": f"#/$defs/p{i - 1}"} for i in range(1, 100)}},
    "a web of objects": {
        "x": {"enum": ["q", "r"]},
        **{
            f"p{i}": {"properties": {"a": {"$ref": f"#/$defs/p{i * 7 % 200}"}, "b": {"$ref": "#/$defs/x"}}}
            for i in range(200)
        },
    },
}


@pytest.mark.parametrize("definitions", SHARED.values(), ids=SHARED)
def test_every_property_is_drawn_however_many_refer_to_what_is_shared(definitions):
    names = [name for name in definitions if name[0] == "p"]
    schema = {"type": "object", "properties": {name: {"$ref": f"#/$defs/{name}"} for name in names}}
    drawn = valid_fixtures({**schema, "$defs": definitions}, 12)
    assert {name for instance in drawn for name in instance} >= set(names)


@pytest.mark.parametrize(
    "draft", ["http://json-schema.org/draft-04/schema#", "https://json-schema.org/draft/2020-12/schema"]
)
def test_every_property_is_drawn_of_a_schema_whose_properties_refer_to_it(draft):
    names = [f"p{i}" for i in range(300)]
    member = {"$ref": "#", "type": "object", "default": {"p0": {}}}
    drawn = valid_fixtures({"$schema": draft, "type": "object", "properties": dict.fromkeys(names, member)}, 12)
    assert {name for instance in drawn for name in instance} >= set(names)


def shared(levels):
    """Return a schema in which each object stands twice in the next."""
    schema = {"type": "integer"}
    for _ in range(levels):
        schema = {"properties": {"a": schema, "b": schema}, "type": "object"}
    return schema


@pytest.mark.parametrize("given", [lambda schema: schema, cio_schemas.Validator], ids=["schema", "Validator"])
def test_objects_that_stand_at_several_places_are_drawn_from_as_if_they_were_written_out(given):
    schema = shared(4)
    written = json.loads(json.dumps(schema))
    assert valid_fixtures(given(schema), 20) == valid_fixtures(written, 20)
    assert [str(each) for each in faults(given(schema))] == [str(each) for each in faults(written)]
    with pytest.raises(NothingFoundError, match="written out, over"):
        valid(given(shared(30)))


def tagged(name):
    """Return a branch of a union as formats like GeoJSON have them: told apart by a member, alike in all others."""
    more = {other: {"type": "array", "minItems": 2, "items": {"type": "number"}} for other in ("coordinates", "bbox")}
    return {"type": "object", "required": ["type", "coordinates"], "properties": {"type": {"enum": [name]}, **more}}


@pytest.mark.parametrize("keyword", ["oneOf", "anyOf"])
@pytest.mark.parametrize("count", [9, 30])
def test_every_branch_is_drawn_where_they_combine_in_too_many_ways(keyword, count):
    schema = {keyword: [tagged(f"t{i}") for i in range(count)], "minProperties": 2}
    drawn = valid_fixtures(schema, 8 * count)
    assert {each["type"] for each in drawn if isinstance(each, dict)} == {f"t{i}" for i in range(count)}


PLANNED = {"a schema": 1, "a Validator": 1, "a bundled name": 1}


@pytest.mark.parametrize("how", PLANNED)
def test_a_schema_is_planned_once(how, monkeypatch):
    schema = {"title": how, "properties": {"a": {"type": "integer", "minimum": 2}}, "required": ["a"]}
    given = {"a schema": schema, "a Validator": cio_schemas.Validator(schema), "a bundled name": "event"}[how]
    preparation._prepared.clear()
    count = []
    plain = Planner.__init__
    monkeypatch.setattr(Planner, "__init__", lambda self, *given: count.append(1) or plain(self, *given))
    valid_fixtures(given, 3)
    assert len(count) == PLANNED[how]


def test_what_can_only_be_filtered_is_told(caplog):
    schema = {"type": "string", "pattern": "^(a|b)c\\1", "minLength": 5}
    with caplog.at_level("INFO", "cio_schemas.strategies"):
        assert all("c" in text for text in valid_fixtures(schema, 10))
    assert "can only be filtered" in caplog.text
    assert "(a|b)c" in repr(valid(schema))
    assert "filter" not in repr(valid("event"))


BUCKET = {"type": "string", "format": "regex", "pattern": "^\\)"}  # there is no such text, but no proof of it
LOST = {
    "a member": ({"properties": {"bucket": BUCKET, "a": {}}}, ["#/properties/bucket"]),
    "by a reference": (
        {"properties": {"a": {"$ref": "#/$defs/b"}, "c": {}, "d": True}, "$defs": {"b": BUCKET}},
        ["#/properties/a"],
    ),
    "in items": (
        {"items": {"properties": {"bucket": BUCKET, "a": {}}}},
        ["#/items/properties/bucket"],
    ),
    "in one branch of two": (
        {"anyOf": [{"properties": {"a": BUCKET}}, {"properties": {"a": {"type": "string"}}, "required": ["a"]}]},
        ["#/anyOf/0/properties/a"],
    ),
    "not what is proven to be empty": ({"properties": {"a": False, "b": {"type": "string", "enum": [1]}}}, []),
    "nothing": ({"properties": {"a": {"$ref": "#"}}}, []),
}  # fmt: skip


@pytest.mark.parametrize(("schema", "locations"), LOST.values(), ids=LOST)
def test_members_that_are_never_drawn_are_listed_and_told(schema, locations, caplog):
    schema = {**schema, "title": f"{len(caplog.records)} told"}
    found = omitted(schema)
    assert [each.location for each in found] == locations
    assert all("no text was found that is regex" in each.reason for each in found)
    assert all(str(each) in repr(valid(schema)) for each in found)
    assert [record.getMessage() for record in caplog.records] == [f"never drawn: {each}" for each in found]


TWICE = {"type": "string", "pattern": "^(\\w{12})-\\1$", "format": "uri"}
SOME = {"type": "object", "properties": {"a": TWICE, "b": {}}, "required": ["b"]}

# schema, which members are listed as never drawn, and what the repr says is left out
VAIN = {
    "a member": (SOME, ["#/properties/a"], ""),
    "one that another requires": (
        {**SOME, "properties": {**SOME["properties"], "c": {}}, "dependentRequired": {"c": ["a"]}},
        ["#/properties/a"],
        "",
    ),
    "a member that requires it": (
        {"properties": {"o": {**SOME, "required": ["a"]}, "c": {}, "d": {}}},
        ["#/properties/o"],
        "",
    ),
    "in items": ({"type": "array", "minItems": 1, "items": SOME}, ["#/items/properties/a"], ""),
    "a branch": ({"anyOf": [TWICE, {"type": "integer"}]}, [], "some of what satisfies # can only be filtered"),
    "not what the filter passes": ({"type": "string", "pattern": "^(\\w{12})-\\1$"}, [], ""),
}


@pytest.mark.parametrize(("schema", "locations", "left_out"), VAIN.values(), ids=VAIN)
def test_what_filters_never_pass_is_left_out_and_told(schema, locations, left_out):
    found = omitted(schema)
    assert [(each.location, each.reason) for each in found] == [(location, FAILS) for location in locations]
    assert ("leaving out" in repr(valid(schema))) is bool(left_out)
    assert left_out in repr(valid(schema))
    drawn = valid_fixtures(schema, 40)
    assert len(drawn) == 40
    assert not any("a" in each for each in drawn if isinstance(each, dict))


def test_members_that_imply_forbidden_ones_are_not_drawn(caplog):
    names = {"propertyNames": {"enum": ["a", "b"]}, "dependentRequired": {"a": ["c"], "c": ["b"]}}
    drawn = valid_fixtures({"type": "object", "minProperties": 1, **names}, 40)
    assert {name for each in drawn for name in each} == {"b"}
    assert caplog.records == []  # nothing was drawn that the schema refuses


def test_members_for_which_no_steps_are_left_are_listed_as_never_drawn(monkeypatch):
    plain = members.is_possible

    def is_possible(space, name, goal):
        if name == "b":
            raise OverBudgetError
        return plain(space, name, goal)

    monkeypatch.setattr(members, "is_possible", is_possible)
    schema = {"properties": {"a": {"type": "null"}, "b": {"type": "null"}, "c": {"minimum": 1}}, "title": "too much"}
    found = omitted(schema)
    assert [(each.location, each.reason) for each in found] == [
        ("#/properties/b", members.OVER_BUDGET),
        ("#/properties/c", members.OVER_BUDGET),
    ]


NULL = {"type": "null"}
VAIN = {"type": "string", "pattern": r"^(a)(?<=b)x\1$"}

# schema, the locations that are never drawn, and their share
NEVER_DRAWN = {
    "what is false": ({"properties": {"a": {"items": False}, "b": {"enum": []}}}, [], 0),
    "an item that no array may have": (
        {"type": "array", "items": {"type": "integer", "minimum": 2, "maximum": 1}},
        [],
        0,
    ),
    "items": ({"type": "array", "items": BUCKET}, ["#/items"], 1),
    "an item": ({"type": "array", "prefixItems": [NULL, BUCKET]}, ["#/prefixItems/1"], 0.5),
    "what a branch requires": (
        {"anyOf": [NULL, {"type": "object", "required": ["a"], "properties": {"a": BUCKET}}]},
        ["#/anyOf/1/properties/a"],
        1,
    ),
    "members of a pattern": (
        {"type": "object", "patternProperties": {"^a": BUCKET, "^b": NULL, "^c": NULL}},
        ["#/patternProperties/^a"],
        1 / 3,
    ),
    "members of a pattern, by filtering": (
        {"type": "object", "patternProperties": {"^a": VAIN, "^b": NULL}},
        ["#/patternProperties/^a"],
        0.5,
    ),
    "other members": (
        {"type": "object", "properties": {"a": NULL}, "additionalProperties": BUCKET},
        ["#/additionalProperties"],
        0.5,
    ),
}


@pytest.mark.parametrize(("schema", "places", "share"), NEVER_DRAWN.values(), ids=NEVER_DRAWN)
def test_what_is_never_drawn_is_listed_wherever_it_lies(schema, places, share):
    assert [each.location for each in omitted(schema)] == places
    assert prepared(schema).generator.share_omitted == pytest.approx(share)


def test_a_schema_of_which_most_is_lost_is_refused_unless_it_is_allowed():
    schema = {"properties": {"a": BUCKET, "b": BUCKET, "c": {"type": "integer"}}}
    for draw in (valid, lambda schema: valid_fixtures(schema, 3)):
        with pytest.raises(
            OmissionError,
            match=r"2 of the described members and items \(67%\) would never be drawn: #/properties/a: no",
        ):
            draw(schema)
    assert any("c" in each for each in valid_fixtures(schema, 40, allow_omissions=True) if isinstance(each, dict))
    assert "never drawing #/properties/a" in repr(valid(schema, allow_omissions=True))


def test_threads_share_a_schema():
    schema = {"type": "object", "properties": {name: {"$ref": "#"} for name in "abc"}, "minProperties": 1}
    with ThreadPoolExecutor(4) as pool:
        drawn = list(pool.map(lambda seed: valid_fixtures(schema | {"title": "shared"}, 30, seed % 2), range(8)))
    assert drawn[0::2] == [drawn[0]] * 4
    assert drawn[1::2] == [drawn[1]] * 4


def test_no_keyword_is_forgotten():
    deciding = {name for name, keyword in KEYWORDS.items() if keyword.kind in ("assertion", "applicator", "reference")}
    renamed = {"dependencies", "additionalItems"}  # read as what 2020-12 calls them
    later = {"unevaluatedItems", "unevaluatedProperties"}  # read when all else is
    of_draft_7 = {"contentEncoding", "contentMediaType"}  # which later drafts don't assert
    assert (deciding - renamed - later) | of_draft_7 == set(SATISFIED) | set(GROUPS)
    assert (deciding - renamed) | of_draft_7 == set(BROKEN) | {"then", "else", "minContains", "maxContains"}
