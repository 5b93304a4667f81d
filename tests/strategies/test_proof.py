"""Of which assertion a failure is."""

import pytest

from cio_schemas.failures.failure import Failure
from cio_schemas.strategies.breaking.fault import phrase
from cio_schemas.strategies.breaking.proof import FaultProof, is_of, matches, prove
from cio_schemas.strategies.preparation import prepared
from cio_schemas.validators import Validator

# schema, instance, and the assertions that its failures are of: where, keyword, detail
FAILED = [
    ({"type": "null"}, None, []),
    ({"properties": {"a": False, "b": False}}, {"b": 1}, [("/b", "false", ())]),
    ({"properties": {"a": False}, "patternProperties": {"a": {"type": "null"}}}, {"a": 1},
     [("/a", "false", ()), ("/*", "type", ())]),
    ({"properties": {"a": {"properties": {"b": False}}, "b": False}}, {"a": {"b": 1}}, [("/a/b", "false", ())]),
    ({"required": ["a", "b"]}, {"a": 1}, [("", "required", ("b",))]),
    ({"required": ["a", "b"]}, {"b": 1}, [("", "required", ("a",))]),
    ({"dependentRequired": {"a": ["b", "c"]}}, {"a": 1, "b": 1}, [("", "dependentRequired", ("a", "c"))]),
    ({"oneOf": [{"type": "integer"}, {"type": "number"}]}, 1, [("", "oneOf", ("two",))]),
    ({"oneOf": [{"type": "integer"}, {"type": "number"}]}, "", [("", "oneOf", ("none",))]),
]  # fmt: skip


@pytest.mark.parametrize(("schema", "instance", "expected"), FAILED)
def test_a_failure_is_of_one_assertion(schema, instance, expected):
    generator, every = prepared(Validator(schema)).breaking()
    subschemas = generator.space.subschemas
    functions = subschemas.functions(subschemas.start)
    failures = [Failure._make(each) for each in functions.collect(instance)]

    found = [
        each for failure in failures for each in every if is_of(each.assertion, functions.sites[failure.site], failure)
    ]

    assert sorted((each.fault.instance_location, each.fault.keyword, each.fault.detail) for each in found) == sorted(
        expected
    )


# instance, what is known of it as one that is to break the `minimum`, and whether the schema without it accepts it
PROVEN = [
    (4, FaultProof(True, True, (), ()), True),
    (3, FaultProof(True, False, None, ("multipleOf at #/multipleOf",)), False),
    (6, FaultProof(False, True, None, ()), True),
]


@pytest.mark.parametrize(("instance", "expected", "accepted"), PROVEN)
def test_what_fails_with_an_assertion_is_named(instance, expected, accepted):
    generator, every = prepared(Validator({"minimum": 5, "multipleOf": 2})).breaking()
    [minimum] = [each for each in every if each.fault.keyword == "minimum"]

    assert prove(generator.space.subschemas, minimum.assertion, instance, minimum.accepts_without) == expected
    assert minimum.accepts_without(instance) is accepted


BRANCHES = {"anyOf": [{"minimum": 5, "multipleOf": 2}, {"type": "null"}]}
OF_ONE = {"oneOf": [{"minimum": 5}, {"maximum": 8}]}

# schema, an instance that is to break the `minimum` alone, where it does, what fails with it
WITH_MINIMUM = [
    (BRANCHES, 4, (), ()),
    (BRANCHES, 3, None, ("multipleOf at #/anyOf/0/multipleOf",)),
    ({"items": BRANCHES}, [4], (0,), ()),
    ({"items": BRANCHES}, [4, 4], None, ("anyOf at #/items/anyOf",)),  # in both items
    ({"allOf": [BRANCHES], "properties": {"a": {}}}, 4, (), ()),
    # another union fails, or the one because too many branches match
    ({"oneOf": [{"minimum": 5}, {"type": "null"}], "anyOf": [{"type": "null"}, {"minimum": 9}]}, 7, None,
     ("anyOf at #/anyOf",)),
    (OF_ONE, 6, None, ("oneOf at #/oneOf",)),
    # a schema that is `false`
    ({"minimum": 5, "if": {"maximum": 4}, "then": False}, 4, None, ("false at #/then",)),
    ({"anyOf": [{"minimum": 5, "allOf": [False]}, {"type": "null"}]}, 4, None, ("false at #/anyOf/0/allOf/0",)),
]  # fmt: skip


@pytest.mark.parametrize(("schema", "instance", "at", "others"), WITH_MINIMUM)
def test_where_what_fails_with_an_assertion_is(schema, instance, at, others):
    generator, every = prepared(Validator(schema)).breaking()
    minimum = next(each for each in every if each.fault.keyword == "minimum")

    found = prove(generator.space.subschemas, minimum.assertion, instance, minimum.accepts_without)

    assert (found.at, found.others) == (at, others)


# schema, and how each of its assertions is broken
PHRASES = [
    ({"type": "integer"}, ['is not of type "integer"']),
    (
        {"oneOf": [{"minimum": 1}, {"maximum": 2}]},
        [
            "matches no branch of oneOf",
            "matches two branches of oneOf",
            "is below the minimum 1",
            "is above the maximum 2",
        ],
    ),
    ({"properties": {"a": False}}, ["must not be there: its schema is false"]),
    ({"required": ["a"]}, ['lacks the required property "a"']),
]


@pytest.mark.parametrize(("schema", "phrases"), PHRASES)
def test_how_an_assertion_is_broken_in_words(schema, phrases):
    _, every = prepared(Validator(schema)).breaking()

    assert [phrase(each.fault) for each in every] == phrases


# instance location, and whether it is one that the assertion in each item of `a` is for
PLACES = [(("a", 0), True), (("a", 7), True), (("b", 0), False), (("a",), False), (("a", 0, 0), False), ((), False)]


@pytest.mark.parametrize(("path", "expected"), PLACES)
def test_where_an_assertion_applies(path, expected):
    _, every = prepared(Validator({"properties": {"a": {"items": {"type": "null"}}}})).breaking()
    [assertion] = [each.assertion for each in every]

    assert matches(assertion, path) is expected
