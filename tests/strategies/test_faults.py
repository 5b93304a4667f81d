"""Faults: each assertion broken alone, or the reason why it can't be."""

import json

import pytest
from hypothesis import given, settings

import cio_schemas
from cio_schemas.fixtures.lists import invalid_fixtures
from cio_schemas.strategies import NoFaultError, UnsatisfiableError, faults, invalid, preparation
from cio_schemas.strategies.breaking import assertions, breakable
from cio_schemas.strategies.texts import automata
from tests.reference import reference
from tests.suite.official import groups, remotes

# schema, and of each assertion: instance location, keyword, detail, status
TABLE = [
    (True, []),
    ({"title": "nothing is asserted"}, []),
    ({"type": "integer"}, [("", "type", (), "feasible")]),
    ({"type": "string", "enum": ["a"]}, [("", "type", (), "redundant"), ("", "enum", (), "feasible")]),
    (
        {"required": ["a", "b"]},
        [("", "required", ("a",), "feasible"), ("", "required", ("b",), "feasible")],
    ),
    (
        {"properties": {"a": {"type": "null"}, "b": False}, "additionalProperties": False},
        [
            ("/a", "type", (), "feasible"),
            ("/b", "false", (), "feasible"),
            ("", "additionalProperties", (), "feasible"),
        ],
    ),
    (
        {"minLength": 2, "maxLength": 1, "type": ["string", "null"]},
        [
            ("", "minLength", (), "feasible"),
            ("", "maxLength", (), "feasible"),
            ("", "type", (), "feasible"),
        ],
    ),
    (
        {"minimum": 5, "exclusiveMinimum": 4},
        [("", "minimum", (), "feasible"), ("", "exclusiveMinimum", (), "redundant")],
    ),
    ({"allOf": [{"type": "string"}, {"type": "string"}]}, [("", "type", (), "redundant")] * 2),
    (
        {"anyOf": [{"type": "string"}, {"minimum": 3, "type": "integer"}]},
        [
            ("", "anyOf", (), "feasible"),
            ("", "type", (), "feasible"),
            ("", "minimum", (), "feasible"),
            ("", "type", (), "feasible"),
        ],
    ),
    (
        {"oneOf": [{"type": "integer"}, {"minimum": 3}]},
        [
            ("", "oneOf", ("none",), "feasible"),
            ("", "oneOf", ("two",), "feasible"),
            ("", "type", (), "feasible"),
            ("", "minimum", (), "feasible"),
        ],
    ),
    ({"not": {"type": "string"}}, [("", "not", (), "feasible")]),
    ({"not": False}, [("", "not", (), "redundant")]),
    (
        {"contains": {"const": 1}, "minContains": 2, "maxContains": 3},
        [("", "contains", (), "feasible"), ("", "minContains", (), "feasible"), ("", "maxContains", (), "feasible")],
    ),
    (
        {"items": {"type": "null"}, "uniqueItems": True},
        [("/*", "type", (), "feasible"), ("", "uniqueItems", (), "feasible")],
    ),
    (
        {"dependentRequired": {"a": ["b", "c"]}},
        [("", "dependentRequired", ("a", "b"), "feasible"), ("", "dependentRequired", ("a", "c"), "feasible")],
    ),
    (
        {"if": {"type": "integer"}, "then": {"minimum": 3}, "else": {"type": "string"}},
        [("", "minimum", (), "feasible"), ("", "type", (), "feasible")],
    ),
    (
        {"allOf": [{"properties": {"a": {"type": "null"}}}], "unevaluatedProperties": False},
        [("/a", "type", (), "feasible"), ("", "unevaluatedProperties", (), "feasible")],  # the second follows
    ),
    (
        {"$ref": "#/$defs/a", "unevaluatedProperties": {"type": "null"},
         "$defs": {"a": {"properties": {"a": {"type": "string"}}}}},
        [("/a", "type", (), "feasible"), ("", "unevaluatedProperties", (), "feasible")],
    ),
    (
        {"anyOf": [{"properties": {"a": {"maximum": 1}}, "required": ["a"]}, {"type": "null"}],
         "unevaluatedProperties": False},
        [("", "anyOf", (), "feasible"), ("/a", "maximum", (), "feasible"), ("", "required", ("a",), "feasible"),
         ("", "type", (), "feasible"), ("", "unevaluatedProperties", (), "feasible")],
    ),
    (
        {"oneOf": [{"allOf": [{"properties": {"a": {"type": "null"}}}], "unevaluatedProperties": False},
                   {"type": "string"}]},
        [("", "oneOf", ("none",), "feasible"), ("", "oneOf", ("two",), "feasible"), ("/a", "type", (), "feasible"),
         ("", "unevaluatedProperties", (), "feasible"), ("", "type", (), "feasible")],  # it follows in a branch too
    ),
    ({"type": "string", "minLength": 2, "const": "ab"},
     [("", "type", (), "redundant"), ("", "minLength", (), "redundant"), ("", "const", (), "feasible")]),
    ({"propertyNames": {"maxLength": 1}}, [("", "maxLength", (), "feasible")]),
    (
        {"propertyNames": {"pattern": "^x[0-9]{3}$"}, "additionalProperties": {"type": "null"}},
        [("", "pattern", (), "feasible"), ("/*", "type", (), "feasible")],  # of a member with such a name
    ),
    ({"patternProperties": {"^a": {"type": "null"}}}, [("/*", "type", (), "feasible")]),
    (  # of several members that match, only one may be broken
        {"patternProperties": {"^[a-z]+$": {"minLength": 2}}, "minProperties": 3, "additionalProperties": False},
        [
            ("/*", "minLength", (), "feasible"),
            ("", "minProperties", (), "feasible"),
            ("", "additionalProperties", (), "feasible"),
        ],
    ),
    (  # all that matches one matches the other too
        {"patternProperties": {"^x": {"type": "string"}, "^xa": {"maxLength": 3}}},
        [("/*", "type", (), "feasible"), ("/*", "maxLength", (), "feasible")],
    ),
    (  # all that matches is listed
        {"properties": {"x": {"minLength": 1}}, "patternProperties": {"^x$": {"maxLength": 3}}},
        [("/x", "minLength", (), "feasible"), ("/*", "maxLength", (), "feasible")],
    ),
    ({"multipleOf": 0.0001}, [("", "multipleOf", (), "feasible")]),
    ({"type": "integer", "then": {"minimum": 3}}, [("", "type", (), "feasible")]),  # without `if`, it asserts nothing
    (
        {"propertyNames": False, "additionalProperties": {"type": "null"}},
        [("", "false", (), "feasible"), ("/*", "type", (), "redundant")],  # no member may have any name
    ),
    (
        {"type": "array", "maxItems": 10**9},
        [("", "type", (), "feasible"), ("", "maxItems", (), "unproven")],  # by what is larger than anything drawn
    ),
]  # fmt: skip


@pytest.mark.parametrize(("schema", "expected"), TABLE, ids=lambda value: json.dumps(value)[:60])
def test_each_assertion_is_listed_with_what_can_be_done_about_it(schema, expected):
    found = [(each.instance_location, each.keyword, each.detail, each.status) for each in faults(schema)]
    assert sorted(found) == sorted(expected)


def _follows(error, fault):
    """Whether an error is that of what a subschema that fails for the sake of a fault does not evaluate."""
    return str(error.validator).startswith("unevaluated") and not fault.keyword.startswith("unevaluated")


@pytest.mark.parametrize(("schema", "expected"), TABLE, ids=lambda value: json.dumps(value)[:60])
def test_each_feasible_fault_is_broken_and_nothing_else_by_both_validators(schema, expected):
    validator, judge = cio_schemas.Validator(schema), reference(schema)
    made = invalid_fixtures(schema)
    assert len(made) == sum(status == "feasible" for *_, status in expected)
    for each in made:
        assert not validator.is_valid(each.instance)
        errors = [error for error in judge.iter_errors(each.instance) if not _follows(error, each.fault)]
        assert len(errors) == 1, each
        if not each.fault.in_branch and each.fault.keyword != "false":
            assert errors[0].validator == each.fault.keyword
            assert "".join(f"/{step}" for step in errors[0].absolute_path) == each.fault.instance_location


# schema, and of each assertion: instance location, evaluation path, whether it is in a branch
PLACES = {
    "members": (
        {
            "properties": {"a": {"type": "integer"}},
            "patternProperties": {"^p": {"type": "string"}},
            "additionalProperties": {"type": "boolean"},
            "propertyNames": {"maxLength": 5},
            "allOf": [{"required": ["a"]}],
        },
        [
            ("/a", "/properties/a/type", False),
            ("/*", "/patternProperties/^p/type", False),
            ("/*", "/additionalProperties/type", False),
            ("", "/propertyNames/maxLength", False),
            ("", "/allOf/0/required", False),
        ],
    ),
    "members that depend on others": (
        {"dependentSchemas": {"d": {"required": ["e"]}}, "dependentRequired": {"f": ["g", "f"]}},
        [("", "/dependentSchemas/d/required", False), ("", "/dependentRequired", False)],
    ),
    "items": (
        {"prefixItems": [{"type": "integer"}, {"maximum": 3}], "items": {"type": "string"}},
        [
            ("/0", "/prefixItems/0/type", False),
            ("/1", "/prefixItems/1/maximum", False),
            ("/*", "/items/type", False),
        ],
    ),
    "then and else": (
        {"if": {"type": "integer"}, "then": {"maximum": 3}, "else": {"type": "string"}},
        [("", "/then/maximum", False), ("", "/else/type", False)],
    ),
    "branches": (
        {
            "oneOf": [
                {"type": "object", "dependentSchemas": {"d": {"required": ["e"]}}},
                {"type": "array", "prefixItems": [{"type": "null"}], "items": {"type": "integer"}},
            ]
        },
        [
            ("", "/oneOf", False),
            ("", "/oneOf", False),
            ("", "/oneOf/0/type", True),
            ("", "/oneOf/0/dependentSchemas/d/required", True),
            ("", "/oneOf/1/type", True),
            ("/0", "/oneOf/1/prefixItems/0/type", True),
            ("/*", "/oneOf/1/items/type", True),
        ],
    ),
}


@pytest.mark.parametrize(("schema", "expected"), PLACES.values(), ids=PLACES)
def test_each_place_of_an_assertion_is_listed_and_broken(schema, expected):
    found = faults(schema)
    assert [(each.instance_location, each.evaluation_path, each.in_branch) for each in found] == expected
    fixtures = {(each.fault.evaluation_path, each.fault.detail) for each in invalid_fixtures(schema)}
    assert fixtures == {(each.evaluation_path, each.detail) for each in found if each.status == "feasible"}


def test_a_member_whose_name_is_refused_is_none_of_those_that_must_be_there():
    schema = {"properties": {"a": {}}, "required": ["a"], "propertyNames": {"maxLength": 2}}
    [_, broken] = invalid_fixtures(schema)
    assert max(map(len, broken.instance)) > 2


def test_what_breaks_a_dependent_schema_has_the_member_that_it_depends_on_and_no_more():
    [broken] = invalid_fixtures({"dependentSchemas": {"d": {"required": ["e"]}}})
    assert broken.instance == {"d": None}


def test_no_more_assertions_are_listed_than_a_bound(monkeypatch):
    monkeypatch.setattr(assertions, "MAX_ASSERTIONS", 3)
    schema = {"properties": {f"p{i}": {"type": "null"} for i in range(9)}, "title": "of its own"}
    assert [each.instance_location for each in faults(schema)] == ["/p0", "/p1", "/p2"]


def test_what_names_match_of_many_patterns_is_worked_out_once_and_not_for_each_fault():
    before = automata._built.cache_info().misses
    several = {f"^many{i}$": {"maxLength": i} for i in range(50)}
    found = faults({"type": "object", "patternProperties": several, "additionalProperties": False})
    proven = {each.evaluation_path for each in found if each.status == "feasible"}
    assert proven >= {f"/patternProperties/^many{i}$/maxLength" for i in range(31)}
    assert automata._built.cache_info().misses - before < 8 * len(found)


BUNDLED = {"event": (30, "/properties/type/type"), "customer": (26, "/$defs/Device/properties/platform/type")}


@pytest.mark.parametrize("name", BUNDLED)
def test_every_assertion_of_the_bundled_schemas_is_broken_but_a_redundant_one(name):
    count, redundant = BUNDLED[name]
    found = faults(name)
    left = [each for each in found if each.status != "feasible"]
    assert len(found) == count
    assert [(each.status, each.schema_location.partition("#")[2]) for each in left] == [("redundant", redundant)]
    assert "enum" in left[0].reason


@pytest.mark.parametrize("name", BUNDLED)
def test_hypothesis_draws_proven_faults_with_all_health_checks(name):
    judge = reference(cio_schemas.SCHEMAS[name], format_checker=cio_schemas.FORMAT_CHECKER)

    @settings(max_examples=50)
    @given(invalid(name))
    def check(each):
        [error] = judge.iter_errors(each.instance)
        assert error.validator == each.fault.keyword
        assert "".join(f"/{step}" for step in error.absolute_path) == each.fault.instance_location

    check()


def test_near_misses_come_first():
    schema = {"properties": {"n": {"type": "integer", "minimum": 5}, "s": {"enum": ["page"], "maxLength": 4}}}
    found = {each.fault.keyword: each.instance for each in invalid_fixtures(schema)}
    assert found == {"type": {"n": "42"}, "minimum": {"n": 4}, "enum": {"s": "PAGE"}}


def test_faults_are_chosen_by_keyword_and_place():
    @settings(max_examples=10)
    @given(invalid("event", "format", "/context/ip"))
    def check(each):
        assert each.fault.instance_location == "/context/ip"
        assert each.fault.value == "ipv4"

    check()


def test_what_cannot_be_broken_alone_is_refused_with_the_reason():
    with pytest.raises(
        NoFaultError, match=r"^no assertion of `type` at /type can be broken alone: /type .* redundant: what"
    ):
        invalid("event", "type", "/type")
    with pytest.raises(NoFaultError, match=r"^the schema has no assertion of `maxItems`; .*faults` lists what it has$"):
        invalid("event", "maxItems")
    with pytest.raises(NoFaultError, match=r"^the schema has no assertion at the root;"):
        invalid({"properties": {"a": {"type": "string"}}}, at="")


def test_a_strategy_of_many_faults_has_a_short_repr():
    schema = {"type": "integer", "minimum": 3}
    assert repr(invalid(schema)).endswith("several=<2 faults>)")
    assert repr(invalid(schema, "minimum")).endswith("several=the whole instance is below the minimum 3 (#/minimum))")
    assert repr(faults(schema)[1]) == "<Fault the whole instance is below the minimum 3 (#/minimum)>"


def test_an_own_format_without_a_strategy_is_refused():
    with pytest.raises(TypeError, match=r"^formats: expected a Hypothesis strategy for 'sku', found int$"):
        invalid({"format": "sku"}, formats={"sku": 7})  # type: ignore[dict-item]


def test_a_fault_is_a_sentence():
    told = {str(each) for each in faults("event")}
    where = "https://customer.io/schemas/customer-io/event.json"
    assert f'/context/ip lacks the format "ipv4" ({where}#/$defs/EventContext/properties/ip/format)' in told
    assert f'the whole instance lacks the required property "name" ({where}#/required)' in told


def test_a_fault_of_one_of_several_is_a_sentence_too():
    assert [str(each) for each in faults({"oneOf": [{"type": "integer"}, {"minimum": 3}]})][:2] == [
        "the whole instance matches no branch of oneOf (#/oneOf)",
        "the whole instance matches two branches of oneOf (#/oneOf)",
    ]


def test_a_document_that_is_false_is_broken_by_what_refers_to_it():
    known = {"https://example.com/nothing": False}
    validator = cio_schemas.Validator({"properties": {"a": {"$ref": "https://example.com/nothing"}}}, registry=known)
    assert [(each.keyword, each.instance_location, each.status) for each in faults(validator)] == [
        ("false", "/a", "feasible")
    ]
    assert [set(each.instance) for each in invalid_fixtures(validator)] == [{"a"}]


def test_faults_are_told_apart_in_sets():
    found = faults({"required": ["a", "b"], "title": "told apart"})
    assert len({*found, *faults({"required": ["a", "b"], "title": "told apart"})}) == len(found) == 2


def test_where_the_steps_are_taken_the_rest_is_unproven(monkeypatch):
    monkeypatch.setattr(preparation, "STEPS", 1)
    found = faults({"type": "integer", "minimum": 3, "title": "of one step"})
    assert {(each.status, each.reason) for each in found} == {
        ("unproven", f"the {breakable.STEPS:,} steps for all faults are taken")
    }


def tagged(number):
    """Return a branch that a constant tells from others."""
    properties = {"kind": {"const": f"k{number}"}, "size": {"type": "integer"}}
    return {"type": "object", "properties": properties, "required": ["kind"], "additionalProperties": False}


@pytest.mark.parametrize(("keyword", "count"), [("oneOf", 24), ("anyOf", 12)])
def test_each_assertion_is_broken_in_branches_that_exclude_each_other(keyword, count):
    found = faults({keyword: [tagged(number) for number in range(count)]})
    left = {(each.keyword, each.detail, each.status) for each in found if each.status != "feasible"}
    assert left == ({("oneOf", ("two",), "redundant")} if keyword == "oneOf" else set())


def test_a_fault_that_takes_many_steps_leaves_some_for_others(monkeypatch):
    monkeypatch.setattr(preparation, "STEPS", 200_000)
    found = {each.evaluation_path: each.status for each in faults({"oneOf": [tagged(number) for number in range(40)]})}
    assert found["/oneOf/0/type"] == found["/oneOf/0/required"] == found["/oneOf/1/type"] == "feasible"


def test_a_reference_is_a_site_in_each_place_it_is_used():
    schema = {"$defs": {"x": {"type": "null"}}, "properties": {"a": {"$ref": "#/$defs/x"}, "b": {"$ref": "#/$defs/x"}}}
    assert [each.evaluation_path for each in faults(schema)] == ["/properties/a/$ref/type", "/properties/b/$ref/type"]


@pytest.mark.slow
def test_every_assertion_of_the_suite_is_feasible_or_there_is_a_reason(suite_root):
    registry = remotes(suite_root)
    unproven = []
    for group in groups(suite_root, "required"):
        validator = cio_schemas.Validator(group.schema, registry=registry, format_checker=group.format_checker)
        try:
            unproven += [str(each) for each in faults(validator) if each.status == "unproven"]
        except UnsatisfiableError:
            continue
    assert unproven == []
