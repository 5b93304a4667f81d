"""How many functions one instance may be seen by, and where their steps are counted."""

from typing import Any

import pytest

from cio_schemas import Validator
from cio_schemas.compiler import loops
from cio_schemas.compiler.loops import is_recursive, refuse_loops
from cio_schemas.compiler.nodes import SchemaPlan, Unit
from cio_schemas.exceptions import CompileError
from cio_schemas.schema.resources import Location


def calling(unit: Unit | None, times: int) -> Unit:
    """A unit that calls another one so many times at its own instance."""
    location = Location("", f"/{times}")
    caller = Unit(location, ())
    caller.node = SchemaPlan(location, {})
    caller.node.keywords["allOf"] = [unit] * times
    caller.in_place = {} if unit is None else {unit: None}
    return caller


def test_calls_are_counted_once_for_each_way_to_them() -> None:
    applied: dict[Unit, int] = {}
    leaf = calling(None, 0)
    inner = calling(leaf, 3)
    outer = calling(inner, 2)

    refuse_loops([outer], applied)

    assert applied == {leaf: 1, inner: 4, outer: 9}


def test_up_to_30_000_functions_may_see_an_instance() -> None:
    leaf = calling(None, 0)

    refuse_loops([calling(leaf, 29_999)])
    with pytest.raises(CompileError, match=r"^#/30000: its branches share branches: 30,001 of them would see each"):
        refuse_loops([calling(leaf, 30_000)])


def chained(length: int) -> Unit:
    """The first of so many units that each call the next one."""
    unit = calling(None, 0)
    for _ in range(length - 1):
        unit = calling(unit, 1)
    return unit


def test_functions_may_call_each_other_so_deep_and_no_deeper(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loops, "MAX_CALLS", 4)

    both = calling(None, 2)
    both.node.keywords["allOf"] = [chained(3), chained(1)]

    assert not is_recursive(chained(4))
    assert not is_recursive(both)
    for unit in (chained(5), calling(both, 1)):
        with pytest.raises(CompileError, match=r"^#/1: its subschemas call each other more than 4 deep$"):
            is_recursive(unit)


# A schema, how often its functions count a step, and how often they count the size of what they walk over.
COUNTED = [
    ({"properties": {"a": {"type": "integer"}}, "required": ["a"]}, 0, 0),
    ({"items": {"type": "integer"}, "uniqueItems": True}, 0, 0),
    ({"properties": {"a": {"items": {"type": "integer"}}, "b": {"additionalProperties": {"minLength": 2}}}}, 0, 0),
    ({"items": {"items": {"type": "integer"}}}, 1, 2),
    ({"items": {"properties": {"a": {"additionalProperties": {"type": "integer"}}}}}, 1, 2),
    ({"items": {"contains": {"type": "integer"}}}, 1, 2),
    ({"items": {"uniqueItems": True}}, 1, 2),
    ({"items": {"items": {"items": {"type": "integer"}}}}, 2, 3),
    ({"properties": {"next": {"$ref": "#"}}}, 1, 0),
    ({"items": {"$ref": "#"}}, 1, 1),
    ({"items": {"items": {"$ref": "#"}}}, 2, 2),
]


@pytest.mark.parametrize(("schema", "steps", "sizes"), COUNTED, ids=str)
def test_steps_are_counted_where_a_walk_may_have_no_end(schema: Any, steps: int, sizes: int) -> None:
    accepting = Validator(schema).source.partition("def collect")[0]

    assert accepting.count("take_steps(len(") == sizes
    assert accepting.count("= STEPS_LEFT[0] - 1\n") == steps
