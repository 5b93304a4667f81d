"""How many ways a backtracking engine may have to go, as a text grows: those of a pattern, lookarounds included."""

from __future__ import annotations

from dataclasses import replace

from cio_schemas.ecma.ambiguity_degree import MANY, MAX_WAYS, growth_of, has_loop
from cio_schemas.ecma.growth import LINEAR, Ambiguity
from cio_schemas.ecma.positions import UnbuildableError, as_test, rough_positions
from cio_schemas.ecma.simplify import Search
from cio_schemas.ecma.tree import Alternation, Chars, Group, Look, Node, Repeat, Sequence, children

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def ambiguity(search: Search) -> Ambiguity:
    """Return how the time of a backtracking search grows with a hostile text.

    It errs on the safe side: for a pattern that is too large or too unusual to analyse, the answer is the worse one.
    """
    whole = _of_body(search)
    looks = [_of_look(search, look) for look in _outermost_looks(search.node)]
    worst = max([whole, *looks], key=lambda each: (_GROWTHS.index(each.growth), not each.bounded))
    if worst.growth != "polynomial":
        return worst
    # Whatever a lookaround costs, it may cost again in each of the ways of what is around it.
    return replace(worst, degree=_order(whole) + max(map(_order, looks), default=0))


_GROWTHS = ("linear", "polynomial", "exponential")


def _order(found: Ambiguity) -> int:
    return found.degree if found.growth == "polynomial" else 0


def _outermost_looks(node: Node) -> Iterator[Look]:
    """Yield the lookarounds of more than one character that are in no other."""
    if not isinstance(node, Look):
        for child in children(node):
            yield from _outermost_looks(child)
    elif as_test(node) is None:
        yield node


def _of_look(search: Search, look: Look) -> Ambiguity:
    body = ambiguity(Search(look.body, at_start=True))
    if body.growth != "exponential" and look.ahead and has_loop(look.body) and not _once(search, look):
        return Ambiguity("polynomial", degree=_order(body) + 1)
    return body


def _once(search: Search, look: Look) -> bool:
    """Return whether a lookaround is tried at the start of the text only."""
    first = search.node.items if isinstance(search.node, Sequence) else (search.node,)
    for item in first:
        if item is look:
            return search.at_start
        if not isinstance(item, Look):
            break
    return False


def _of_body(search: Search) -> Ambiguity:
    try:
        positions = rough_positions(search)
    except UnbuildableError:
        return Ambiguity("exponential") if _most_ways(search.node) > MAX_WAYS else LINEAR
    return growth_of(positions, search)


def _most_ways(node: Node) -> int:
    """Return a number of ways that no text can exceed; over `MAX_WAYS`, any."""
    match node:
        case Sequence(items):
            ways = 1
            for item in items:
                ways = min(ways * _most_ways(item), MAX_WAYS + 1)
            return ways
        case Alternation(options):
            return min(sum(map(_most_ways, options)), MAX_WAYS + 1)
        case Repeat(body, low, high):
            if isinstance(body, Chars) and high is not None:
                return high - low + 1
            return MAX_WAYS + 1 if high is None or high > MANY else (_most_ways(body) + 1) ** high
        case Group(body) | Look(body):
            return _most_ways(body)
        case _:
            return 1
