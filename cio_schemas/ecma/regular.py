"""A pattern as automata that must accept a text, and others that must not: what a native back end runs."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cio_schemas.ecma import charset
from cio_schemas.ecma.errors import UntranslatableError
from cio_schemas.ecma.linear import Program, program
from cio_schemas.ecma.matcher import lookaheads
from cio_schemas.ecma.pattern import parsed
from cio_schemas.ecma.positions import UnbuildableError, exact_positions
from cio_schemas.ecma.simplify import Search, searched
from cio_schemas.ecma.tree import Chars, sequence

if TYPE_CHECKING:
    from cio_schemas.ecma.pattern import Pattern

MAX_POSITIONS = 3000
"""How many positions each automaton may have; larger ones are not made deterministic."""


class Regular(NamedTuple):
    """A pattern that is regular.

    Attributes:
        wanted: What runs the automata that accept a text which matches.
        unwanted: The same for those that don't.
    """

    wanted: tuple[Program, ...]
    unwanted: tuple[Program, ...]


def regular(pattern: Pattern) -> Regular | None:
    """Return a pattern as automata, None where it has none: for a backreference or too large a count."""
    return _regular(pattern.source, pattern.literal)


@lru_cache(maxsize=1024)
def _regular(source: str, literal: tuple[str, str] | None) -> Regular | None:
    try:
        search = _of_text(*literal) if literal and literal[0] in _ANCHORS else searched(parsed(source)[0])
        looks, rest = lookaheads(search) or ([], search)
        wanted = [rest, *(look for is_wanted, look in looks if is_wanted)]
        unwanted = [look for is_wanted, look in looks if not is_wanted]
        return Regular(tuple(map(_program, wanted)), tuple(map(_program, unwanted)))
    except (UntranslatableError, UnbuildableError, RecursionError):
        return None


_ANCHORS = {"equal": (True, True), "prefix": (True, False), "suffix": (False, True), "contains": (False, False)}


def _of_text(kind: str, text: str) -> Search:
    return Search(sequence(*(Chars(charset.single(ord(char))) for char in text)), *_ANCHORS[kind])


def _program(search: Search) -> Program:
    return program(exact_positions(search, max_positions=MAX_POSITIONS))
