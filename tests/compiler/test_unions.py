"""`anyOf` and `oneOf` whose branches are told apart: by type or by a property, and only if no two overlap."""

from typing import Any

import pytest

from tests.compiler.three_ways import Ways

EVEN = {"type": "integer", "minimum": 5, "maximum": 9, "multipleOf": 2, "not": {"const": 6}}
"""Too much for one condition, so a function of its own: it takes 8 alone."""
SMALL = {"type": "number", "maximum": 3}


def tagged(tag: Any, **also: Any) -> dict[str, Any]:
    return {"type": "object", "required": ["kind"], "properties": {"kind": tag, **also}, "maxProperties": 3}


UNIONS = [
    # types: an integer is a number too, so the two are not apart
    ("anyOf", [EVEN, SMALL], [2, 2.5, 8], [6, 7, "a", None]),
    ("oneOf", [EVEN, SMALL], [2, 2.5, 8], [6, 7, "a", None]),
    ("anyOf", [SMALL, EVEN], [2, 2.5, 8, 2.0], [6, 7, "a", True]),
    ("oneOf", [EVEN, {"type": "number", "maximum": 8}], [2, 6, 7.5], [8, 9]),
    ("anyOf", [EVEN, {"type": "string"}], [8, "a"], [2, 6, None]),
    ("oneOf", [EVEN, {"type": "string"}, {"type": "null"}], [8, "a", None], [2, 6, True]),
    ("oneOf", [EVEN, {"type": "string", "maxLength": 2}, {"type": "string", "minLength": 2}], [8, "a", "abc"], ["ab"]),
    ("anyOf", [EVEN, {"type": ["string", "integer"], "minimum": 20}], [8, 20, "a"], [2, 6, 19]),
    ("anyOf", [EVEN, {"maximum": 3}], [2, 8, "a"], [6, 7]),
    # a branch that accepts whatever is left of the instances
    ("oneOf", [{"type": ["boolean", "null"]}, {"minLength": 0}, {"maximum": 10}], [30], [3, "a", None]),
    ("oneOf", [{"minLength": 0}, {"minimum": 5}, {"maximum": 3}], [4], [6, 2]),
    # a branch that accepts everything, wherever it stands
    ("oneOf", [True, {"type": "string"}, {"type": "object", "required": ["a"]}], [{"b": 1}, None, 3], ["x", {"a": 1}]),
    ("oneOf", [{"enum": [1]}, {}, {"type": "string"}, {"type": "null"}], [2, {"a": 1}], [1, "x", None]),
    ("oneOf", [{"type": "string"}, {"type": "null"}, {}], [2, {}], ["x", None]),
    ("oneOf", [{"type": "string"}, {}, {}], [], ["x", None, 2]),
    ("oneOf", [{"type": "string"}, False, {}, False], [2, {}], ["x"]),
    # a property with strings of its own in each branch
    (
        "oneOf",
        [tagged({"const": "a"}, n={"minimum": 3}), tagged({"const": "b"})],
        [{"kind": "b"}],
        [{"kind": "a", "n": 1}],
    ),
    (
        "anyOf",
        [tagged({"enum": ["a", "b"]}, n=False), tagged({"enum": ["b", "c"]})],
        [{"kind": "b", "n": 1}],
        [{"kind": "a", "n": 1}],
    ),
    ("oneOf", [tagged({"enum": ["a", "b"]}), tagged({"enum": ["b", "c"]})], [{"kind": "a"}], [{"kind": "b"}, {}]),
    ("oneOf", [tagged({"const": "a"}), tagged({"const": 1})], [{"kind": "a"}, {"kind": 1.0}], [{"kind": True}]),
    ("anyOf", [tagged({"const": "a"}), tagged({"const": "b"})], [{"kind": "a"}], [{"kind": ["a"]}, {"kind": {}}, "a"]),
]


@pytest.mark.parametrize(("keyword", "branches", "valid", "invalid"), UNIONS)
def test_union(keyword: str, branches: list[Any], valid: list[Any], invalid: list[Any]) -> None:
    for schema in ({keyword: branches}, {keyword: branches, "type": ["number", "string", "null", "object"]}):
        ways, within = Ways(schema), Ways({"items": schema})
        assert [ways.verdict(instance) for instance in valid] == [True] * len(valid)
        assert [ways.verdict(instance) for instance in invalid] == [False] * len(invalid)
        assert within.verdict(valid) is True
        assert within.verdict(valid + invalid) is False


def test_a_branch_that_accepts_all_of_a_settled_type() -> None:
    branches = [{"type": ["boolean", "null"]}, {"minLength": 0}, {"maximum": 10}]
    ways = Ways({"type": "number", "oneOf": branches})

    assert [ways.verdict(instance) for instance in (30, 3, "a", None)] == [True, False, False, False]
