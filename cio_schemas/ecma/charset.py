"""Sets of Unicode code points, and those that ECMA-262 names."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from cio_schemas.records import Record

LAST = 0x10FFFF


class CharSet(Record):
    """A set of code points: inclusive ranges in order, neither overlapping nor touching."""

    __slots__ = __match_args__ = ("ranges",)

    def __init__(self, ranges: tuple[tuple[int, int], ...]) -> None:
        self.ranges = ranges

    def __contains__(self, point: int) -> bool:
        at = bisect_right(self.ranges, (point, LAST)) - 1
        return at >= 0 and point <= self.ranges[at][1]

    def __bool__(self) -> bool:
        return bool(self.ranges)

    def __or__(self, other: CharSet) -> CharSet:
        return of(*self.ranges, *other.ranges)

    def __and__(self, other: CharSet) -> CharSet:
        return ~(~self | ~other)

    def __sub__(self, other: CharSet) -> CharSet:
        return ~(~self | other)

    def __invert__(self) -> CharSet:
        edges = [-1, *(edge for low, high in self.ranges for edge in (low, high)), LAST + 1]
        gaps = zip(edges[::2], edges[1::2], strict=True)
        return CharSet(tuple((low + 1, high - 1) for low, high in gaps if high - low > 1))

    @property
    def size(self) -> int:
        """The number of code points in it."""
        return sum(high - low + 1 for low, high in self.ranges)

    def isdisjoint(self, other: CharSet) -> bool:
        """Return whether no code point is in both."""
        mine, theirs = self.ranges, other.ranges
        i = j = 0
        while i < len(mine) and j < len(theirs):
            if mine[i][1] < theirs[j][0]:
                i += 1
            elif theirs[j][1] < mine[i][0]:
                j += 1
            else:
                return False
        return True

    def only(self) -> int | None:
        """Return the code point of a set of one; None otherwise."""
        if len(self.ranges) == 1 and self.ranges[0][0] == self.ranges[0][1]:
            return self.ranges[0][0]
        return None

    def sample(self) -> int:
        """Return a member of a set that is not empty, a readable one if there is."""
        for low, high in ((0x61, 0x7A), (0x30, 0x39), (0x41, 0x5A), (0x21, 0x7E), (0x20, 0x20)):
            for mine_low, mine_high in self.ranges:
                if mine_low <= high and low <= mine_high:
                    return max(low, mine_low)
        return self.ranges[0][0]


def of(*ranges: tuple[int, int]) -> CharSet:
    """Return the set of the code points in any of the inclusive ranges, given in any order."""
    merged: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if merged and low <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], high))
        else:
            merged.append((low, high))
    return CharSet(tuple(merged))


@lru_cache(maxsize=4096)
def single(point: int) -> CharSet:
    """Return the set of one code point."""
    return CharSet(((point, point),))


NONE = CharSet(())
ANY = CharSet(((0, LAST),))
DIGIT = of((0x30, 0x39))
WORD = of((0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A))
# ECMA-262 WhiteSpace and LineTerminator: what `re` calls \s lacks U+FEFF and has U+001C to U+001F and U+0085 too many.
SPACE = of(
    (0x09, 0x0D),
    (0x20, 0x20),
    (0xA0, 0xA0),
    (0x1680, 0x1680),
    (0x2000, 0x200A),
    (0x2028, 0x2029),
    (0x202F, 0x202F),
    (0x205F, 0x205F),
    (0x3000, 0x3000),
    (0xFEFF, 0xFEFF),
)
LINE_END = of((0x0A, 0x0A), (0x0D, 0x0D), (0x2028, 0x2029))
DOT = ~LINE_END
