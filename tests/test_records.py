"""Records that need no `typing`: named tuples as it makes them, and values compared by their fields."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
import typing

import pytest

from cio_schemas.ecma.charset import DIGIT, WORD
from cio_schemas.ecma.tree import Chars as Characters
from cio_schemas.ecma.tree import End, Group, Look, Repeat, Sequence, Start
from cio_schemas.records import NamedTuple


class Ours(NamedTuple):
    """A point."""

    x: int
    y: tuple[int, ...] = ()

    @property
    def sum(self) -> int:
        """All of it."""
        return self.x + sum(self.y)

    @classmethod
    def origin(cls) -> Ours:
        """The point where all is zero."""
        return cls(0)


class Theirs(typing.NamedTuple):
    """A point."""

    x: int
    y: tuple[int, ...] = ()


@pytest.mark.parametrize(
    "attribute", ["_fields", "_field_defaults", "__match_args__", "__module__", "__doc__", "__slots__"]
)
def test_a_named_tuple_is_that_of_typing(attribute: str) -> None:
    assert getattr(Ours, attribute) == getattr(Theirs, attribute)


def test_a_named_tuple_has_what_its_class_says() -> None:
    point = Ours(1, (2, 3))

    assert (point.sum, Ours.origin(), Ours.__qualname__) == (6, (0, ()), "Ours")
    assert [*Ours.__annotations__] == ["x", "y"]
    assert point._replace(x=2) == Ours(x=2, y=(2, 3)) == (2, (2, 3))
    assert repr(point) == "Ours(x=1, y=(2, 3))"
    assert pickle.loads(pickle.dumps(point)) == point
    with pytest.raises(TypeError, match="required positional argument"):
        Ours()  # type: ignore[call-arg]


def test_nothing_slow_is_imported() -> None:
    code = "import sys; before = {*sys.modules}; import cio_schemas.records; print({*sys.modules} - before)"
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)

    assert not {"typing", "dataclasses", "re", "enum"} & {*re.findall(r"'([^']*)'", done.stdout)}


def test_a_field_without_a_default_follows_none_that_has_one() -> None:
    with pytest.raises(TypeError, match="Non-default namedtuple field y cannot follow default field x"):
        type(NamedTuple)("Wrong", (NamedTuple,), {"__annotations__": {"x": "int", "y": "int"}, "x": 0})


@pytest.mark.parametrize(
    ("one", "other", "are_equal"),
    [
        (Start(), Start(), True),
        (Start(), End(), False),
        (Characters(DIGIT), Characters(DIGIT), True),
        (Characters(DIGIT), Characters(WORD), False),
        (Sequence(()), Start(), False),
        (Repeat(Start(), 0, 1, position=3), Repeat(Start(), 0, 1, position=4), True),
        (Repeat(Start(), 0, 1), Repeat(Start(), 0, 1, greedy=False), False),
        (Group(Start(), 1, position=5), Group(Start(), 1), True),
        (Group(Start(), 1), Group(Start(), 2), False),
        (Look(Start(), True, False), Look(Start(), False, False), False),
    ],
)
def test_records_are_compared_by_their_fields(one: object, other: object, are_equal: bool) -> None:
    assert (one == other) is are_equal
    assert (len({one, other}) == 1) is are_equal


def test_a_record_shows_its_fields() -> None:
    assert repr(Repeat(Start(), 0, None)) == "Repeat(body=Start(), low=0, high=None, greedy=True)"
    assert pickle.loads(pickle.dumps(Repeat(Start(), 0, None))) == Repeat(Start(), 0, None)
