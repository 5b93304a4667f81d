"""Of which assertion a failure is."""

import pytest

from cio_schemas.failures.failure import Failure
from cio_schemas.strategies.breaking.proof import FaultProof, is_of, prove
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


# schema, instance, and what is known of it as one that is to break the `minimum`
PROVEN = [
    ({"minimum": 5, "multipleOf": 2}, 4, FaultProof(True, True, (), ())),
    ({"minimum": 5, "multipleOf": 2}, 3, FaultProof(True, False, None, ("multipleOf at #/multipleOf",))),
    ({"minimum": 5, "multipleOf": 2}, 6, FaultProof(False, True, None, ())),
]


@pytest.mark.parametrize(("schema", "instance", "expected"), PROVEN)
def test_what_fails_with_an_assertion_is_named(schema, instance, expected):
    generator, every = prepared(Validator(schema)).breaking()
    [minimum] = [each for each in every if each.fault.keyword == "minimum"]

    assert prove(generator.space.subschemas, minimum.assertion, instance, minimum.accepts_without) == expected
