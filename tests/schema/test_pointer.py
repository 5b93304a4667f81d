"""JSON Pointers: written, read, and followed into a document."""

import pytest

from cio_schemas.schema.pointer import json_pointer, step_of, steps_of, tokens_of, value_at

WRITTEN = {(): "", ("",): "/", ("a/b", "~", 0): "/a~1b/~0/0", ("~1", "/"): "/~01/~1"}


@pytest.mark.parametrize("path", WRITTEN)
def test_pointers_are_written_and_read(path: tuple[str | int, ...]) -> None:
    assert json_pointer(path) == WRITTEN[path]
    assert tokens_of(WRITTEN[path]) == [str(step) for step in path]


STEPS = [
    ([], "0", 0),
    ([], "10", 10),
    ([], "01", "01"),
    ([], "-", "-"),
    ([], "-1", "-1"),
    ([], "\u0661", "\u0661"),
    ({}, "0", "0"),
    ("text", "0", "0"),
]


@pytest.mark.parametrize(("value", "token", "step"), STEPS)
def test_a_token_is_an_index_in_an_array_only(value: object, token: str, step: str | int) -> None:
    assert step_of(value, token) == step


DOCUMENT = {"a": [1, {"0": None}], "b": "text"}
LED = [
    (["a", "1", "0"], ("a", 1, "0")),
    (["a", 1], ("a", 1)),
    (["a", "2"], ("a",)),
    (["b", "0"], ("b",)),
    (["c"], ()),
    ([], ()),
]


@pytest.mark.parametrize(("tokens", "steps"), LED)
def test_steps_lead_as_far_as_there_is_something(tokens: list[str | int], steps: tuple[str | int, ...]) -> None:
    assert tuple(steps_of(DOCUMENT, tokens)) == steps


def test_a_path_leads_to_a_value_or_nowhere() -> None:
    assert value_at(DOCUMENT, ("a", 1)) == {"0": None}
    assert value_at(DOCUMENT, ()) is DOCUMENT
    for path in (("c",), ("a", 2), ("b", "0")):
        with pytest.raises((LookupError, TypeError)):
            value_at(DOCUMENT, path)
