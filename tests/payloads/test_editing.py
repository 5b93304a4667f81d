"""Changing one place of a body."""

import pytest

from cio_schemas.payloads.editing import drop, put, value_at

# a path, and the value there; None if nothing stands
VALUES = [
    ((), {"a": [1, {"b": 2}], "c": "text"}),
    (("a", 1, "b"), 2),
    (("c",), "text"),
    (("d",), None),
    (("a", 2), None),
    (("a", 0, "b"), None),
    (("a", "b"), None),
]


@pytest.mark.parametrize(("path", "value"), VALUES)
def test_value_at(path, value):
    assert value_at({"a": [1, {"b": 2}], "c": "text"}, path) == value


# a path, and the body after another value was put there and after what was there was dropped
CHANGED = [
    (("a", 1, "b"), {"a": [1, {"b": "new"}], "c": "text"}, {"a": [1, {}], "c": "text"}),
    (("c",), {"a": [1, {"b": 2}], "c": "new"}, {"a": [1, {"b": 2}]}),
]


@pytest.mark.parametrize(("path", "after_put", "after_drop"), CHANGED)
def test_put_and_drop(path, after_put, after_drop):
    bodies = [{"a": [1, {"b": 2}], "c": "text"} for _ in range(2)]

    drop(bodies[1], path)

    assert put(bodies[0], path, "new") == after_put
    assert bodies[1] == after_drop


@pytest.mark.parametrize("path", [("d",), ("a", 2), ("a", 0, "b"), ("d", "e")])
def test_what_is_gone_is_not_dropped_again(path):
    body = {"a": [1, {"b": 2}]}

    drop(body, path)

    assert body == {"a": [1, {"b": 2}]}


def test_the_whole_body_is_replaced():
    assert put({"a": 1}, (), None) is None
