"""Copies of schemas: by the kernel if they are plain trees, else as `sharing.copied` makes or refuses them."""

from collections import OrderedDict
from typing import Any

import pytest

import cio_schemas
from cio_schemas.kernel.copying import copied


def plain_copy(value: Any) -> Any:
    from cio_schemas.kernel._kernel import plain_copy  # missing where the tests here are skipped

    return plain_copy(value)


class Text(str):
    __slots__ = ()


SHARED: list[Any] = [1]
CIRCLE: list[Any] = []
CIRCLE.append(CIRCLE)
DEEP: Any = 0
for _ in range(600):
    DEEP = [DEEP]


@pytest.mark.parametrize("value", [{}, [], {"a": [1, 1.0, True, None, "é", {"b": {}}]}, "text", False, 2**70])
def test_a_plain_tree_is_copied(value: Any) -> None:
    copy = plain_copy(value)

    assert (copy, type(copy)) == (value, type(value))
    assert repr(copy) == repr(value)


def test_nothing_that_can_change_is_shared_with_the_copy() -> None:
    value: dict[str, Any] = {"a": [{}]}
    copy = plain_copy(value)
    value["a"][0]["b"] = 1

    assert copy == {"a": [{}]}


@pytest.mark.parametrize(
    "value", [OrderedDict(a=1), {Text("a"): 1}, {1: 2}, [Text("a")], [(1,)], [SHARED, SHARED], CIRCLE, DEEP, object()]
)
def test_others_are_left_to_python(value: Any) -> None:
    assert plain_copy(value) is None


def test_what_is_shared_stays_shared() -> None:
    copy = copied({"a": SHARED, "b": SHARED})

    assert copy["a"] is copy["b"]


def test_what_contains_itself_is_refused() -> None:
    with pytest.raises(cio_schemas.DepthError):
        copied(CIRCLE)
