"""From an automaton of positions to the numbers that `Automaton` runs on."""

from __future__ import annotations

from cio_schemas.ecma import charset
from cio_schemas.ecma.automaton import Automaton
from cio_schemas.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cio_schemas.ecma.charset import CharSet
    from cio_schemas.ecma.positions import Positions


class Program(NamedTuple):
    """The arguments of an `Automaton`; see there."""

    bounds: tuple[int, ...]
    masks: tuple[int, ...]
    start: int
    chain: int
    stay: int
    jumps: tuple[tuple[int, int], ...]
    final: int
    sink: int
    empty: bool

    def automaton(self, limit: int = -1, short: Callable[[str], object] | None = None) -> Automaton:
        """Return the automaton, which asks `short` about texts of up to `limit` characters."""
        return Automaton(*self, limit, short)

    def expression(self) -> str:
        """Return a Python expression for the arguments; in hexadecimal, since long decimals are refused."""
        jumps = "".join(f"({source:#x}, {target:#x}), " for source, target in self.jumps)
        fields = (
            repr(self.bounds),
            f"({''.join(f'{mask:#x}, ' for mask in self.masks)})",
            f"{self.start:#x}",
            f"{self.chain:#x}",
            f"{self.stay:#x}",
            f"({jumps})",
            f"{self.final:#x}",
            f"{self.sink:#x}",
            repr(self.empty),
        )
        return ", ".join(fields)


def program(positions: Positions) -> Program:
    """Return what runs an automaton of positions."""
    bounds, masks = classes(positions.sets)
    chain = stay = 0
    sources: dict[int, int] = {}
    for position, follow in enumerate(positions.follow):
        chain |= (position + 1 in follow) << position
        stay |= (position in follow) << position
        targets = bits(target for target in follow if target not in (position, position + 1))
        if targets:
            sources[targets] = sources.get(targets, 0) | 1 << position
    size = len(positions.sets)
    return Program(
        tuple(bounds),
        tuple(masks),
        bits(positions.starts),
        chain,
        stay,
        tuple((source, target) for target, source in sources.items()),
        bits(positions.finals),
        bits(range(size - positions.tail, size)),
        positions.empty,
    )


def classes(sets: tuple[CharSet, ...]) -> tuple[list[int], list[int]]:
    """Divide the code points into runs that are alike to all of the sets.

    Returns:
        Where each run begins, and as bits which of the sets (by number) have it.
    """
    members: dict[CharSet, int] = {}
    for number, each in enumerate(sets):
        members[each] = members.get(each, 0) | 1 << number
    changes: dict[int, int] = {0: 0}
    for each, mask in members.items():
        for low, high in each.ranges:
            changes[low] = changes.get(low, 0) ^ mask
            changes[high + 1] = changes.get(high + 1, 0) ^ mask
    changes.pop(charset.LAST + 1, None)
    bounds: list[int] = []
    masks: list[int] = []
    mask = 0
    for bound in sorted(changes):
        mask ^= changes[bound]
        if not masks or mask != masks[-1]:
            bounds.append(bound)
            masks.append(mask)
    return bounds, masks


def bits(numbers: Iterable[int]) -> int:
    """Return an integer with these bits set."""
    mask = 0
    for number in numbers:
        mask |= 1 << number
    return mask
