"""`anyOf` and `oneOf` in the kernel: whichever branches it leaves out, the verdict is that of trying all of them."""

from itertools import product
from typing import Any

import pytest

from tests.kernel.verdicts import judged

CAT = {"type": "object", "properties": {"kind": {"const": "cat"}, "name": {"type": "string"}}, "required": ["kind"]}
DOG = {"type": "object", "properties": {"kind": {"enum": ["dog", "wolf"]}, "age": {"minimum": 0}}}
ANY = {"type": "object", "properties": {"kind": {"type": "string"}}, "required": ["name"]}
LIST = {"type": "array", "items": {"properties": {"kind": {"const": "cat"}}}}
REFERRED = {"allOf": [{"$ref": "#/$defs/cat"}, {"required": ["name"]}]}

BRANCHES = {
    "by string": [CAT, DOG],
    "by string, but for one": [CAT, DOG, ANY],
    "one string in two": [CAT, {**CAT, "required": ["name"]}],
    "by type": [{"type": "string"}, {"type": ["integer", "null"]}, LIST, CAT],
    "integers among numbers": [{"type": "integer"}, {"type": "number", "minimum": 2}],
    "through references": [REFERRED, DOG],
    "without any": [{"minProperties": 1}, {"required": ["name"]}],
    "a constant of another type": [{"properties": {"kind": {"const": 1}}}, {"properties": {"kind": {"const": "cat"}}}],
    "one that is false": [False, CAT],
    "one that is true": [True, CAT],
}
INSTANCES: list[Any] = [
    *({}, {"kind": "cat"}, {"kind": "cat", "name": 1}, {"kind": "cat", "name": "Tom"}, {"kind": "dog", "age": -1}),
    *(
        {"kind": "wolf"},
        {"kind": "cow", "name": "x"},
        {"kind": 1},
        {"kind": None, "name": 1},
        {"name": "x"},
        {"kind": "é"},
    ),
    *(1, 1.0, 1.5, 2, 2.0, True, None, "cat", [], [{"kind": "cat"}], [{"kind": "dog"}]),
]


@pytest.mark.parametrize(("keyword", "branches"), [*product(("anyOf", "oneOf"), BRANCHES)])
def test_every_verdict(keyword: str, branches: str) -> None:
    schema = {"$defs": {"cat": CAT}, keyword: BRANCHES[branches]}

    assert None not in [judged(schema, instance) for instance in INSTANCES]


def test_a_name_that_is_no_string_is_left_to_python() -> None:
    assert judged({"oneOf": [CAT, DOG]}, {"kind": "cat", 1: 2}) is None


def test_a_branch_for_so_many_strings_is_not_listed_for_each() -> None:
    kinds = [f"kind {number}" for number in range(2000)]
    schema = {
        "anyOf": [
            *({"required": [f"name {number}"]} for number in range(100)),
            {"properties": {"kind": {"enum": kinds}}},
        ]
    }

    assert [judged(schema, {"kind": kind}) for kind in ("kind 1999", "kind 2000")] == [True, False]
