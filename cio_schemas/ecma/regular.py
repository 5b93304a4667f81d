"""A pattern as automata that must accept a text, and others that must not: what a native back end runs."""

from __future__ import annotations

from cio_schemas.ecma.errors import UntranslatableError
from cio_schemas.ecma.linear import Program, program
from cio_schemas.ecma.positions import UnbuildableError, as_test, exact_positions
from cio_schemas.ecma.simplify import Search, has_groups
from cio_schemas.ecma.tree import Look, Sequence, sequence
from cio_schemas.records import NamedTuple

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


def regular(search: Search) -> Regular | None:
    """Return a search as automata, None if it has none: for a backreference or too large a count."""
    try:
        looks, rest = lookaheads(search) or ([], search)
        wanted = [rest, *(look for is_wanted, look in looks if is_wanted)]
        unwanted = [look for is_wanted, look in looks if not is_wanted]
        return Regular(tuple(map(_program, wanted)), tuple(map(_program, unwanted)))
    except (UntranslatableError, UnbuildableError, RecursionError):
        return None


def lookaheads(search: Search) -> tuple[list[tuple[bool, Search]], Search] | None:
    """Split off the lookaheads at the start: each becomes a separate search, with whether it must find something."""
    items = search.node.items if isinstance(search.node, Sequence) else (search.node,)
    looks = []
    for item in items:
        if not (isinstance(item, Look) and item.ahead and as_test(item) is None):
            break
        looks.append((not item.negated, Search(item.body, at_start=True)))
    if not looks or not search.at_start or has_groups(search.node):
        return None
    return looks, Search(sequence(*items[len(looks) :]), at_start=True, at_end=search.at_end)


def _program(search: Search) -> Program:
    return program(exact_positions(search, max_positions=MAX_POSITIONS))
