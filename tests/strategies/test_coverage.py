"""Which assertions instances satisfy and violate."""

import pytest

from cio_schemas.strategies.breaking.coverage import covered
from cio_schemas.validators import Validator

LENGTH = {"properties": {"a": {"type": "string", "minLength": 2}}}

# schema, instances, and the state of each assertion by its keyword
COVERED = [
    ({}, [1], {}),
    (LENGTH, [], {"type": "never", "minLength": "never"}),
    (LENGTH, [{}], {"type": "never", "minLength": "never"}),
    (LENGTH, [{"a": "ab"}], {"type": "satisfied", "minLength": "satisfied"}),
    (LENGTH, [{"a": "a"}], {"type": "satisfied", "minLength": "violated"}),
    (LENGTH, [{"a": "a"}, {"a": "ab"}], {"type": "satisfied", "minLength": "both"}),
    (LENGTH, [{"a": 1}], {"type": "violated", "minLength": "never"}),  # a length is not asked of a number
    (LENGTH, [{"a": 1}, {"a": "ab"}], {"type": "both", "minLength": "satisfied"}),
    ({"properties": {"a": False}}, [{}], {"false": "never"}),  # no instance satisfies it
    ({"properties": {"a": False}}, [{"a": 1}], {"false": "violated"}),
    ({"items": {"minimum": 3}}, [[1, 2]], {"minimum": "violated"}),
    ({"items": {"minimum": 3}}, [[1, 3]], {"minimum": "both"}),
    ({"anyOf": [{"minimum": 3}, {"const": 1}]}, [3], {"anyOf": "satisfied", "minimum": "satisfied", "const": "never"}),
    ({"anyOf": [{"minimum": 3}, {"const": 1}]}, [2], {"anyOf": "violated", "minimum": "violated", "const": "violated"}),
    ({"type": "string", "const": "a"}, ["a"], {"type": "redundant", "const": "satisfied"}),
]  # fmt: skip


@pytest.mark.parametrize(("schema", "instances", "states"), COVERED)
def test_what_instances_cover(schema, instances, states):
    found = covered(Validator(schema), instances)

    assert {fault.keyword: state for fault, state in found.assertions} == states
