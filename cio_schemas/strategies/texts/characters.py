"""Which characters stand for a set of them: readable ones first, then some beyond ASCII, then its edges."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cio_schemas.ecma import charset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.ecma.charset import CharSet

_SURROGATES = charset.of((0xD800, 0xDFFF))
_ORDER = [*range(0x61, 0x7B), *range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x20, 0x30), *range(0x3A, 0x41)]
_ORDER += [*range(0x5B, 0x61), *range(0x7B, 0x7F)]
_RANKS = {chr(point): at for at, point in enumerate(_ORDER)}
_BEYOND = [ord(char) for char in "éßñλЖ中日👍𠮷"]


def rank(char: str) -> tuple[int, str]:
    """By what characters are sorted, the simplest first."""
    return _RANKS.get(char, len(_ORDER)), char


FEW = 64
"""The size up to which all characters of a set stand for it."""


@lru_cache(maxsize=1024)
def samples(members: CharSet) -> str:
    """Return some characters of a set that are not surrogates, the simplest first; all if there are few."""
    members -= _SURROGATES
    points = [point for point in _ORDER if point in members]
    points += [point for point in _BEYOND if point in members]
    if members.size <= FEW:
        points = list(dict.fromkeys([*points, *_points(members)]))
    elif len(points) < 4:
        for low, high in members.ranges[:16]:
            points += [point for point in dict.fromkeys((low, (low + high) // 2, high)) if point not in points]
    return "".join(map(chr, points))


def others(members: CharSet) -> Iterator[str]:
    """Yield the characters of a set that are neither surrogates nor among its samples."""
    known = samples(members)
    return (char for char in map(chr, _points(members - _SURROGATES)) if char not in known)


def _points(members: CharSet) -> Iterator[int]:
    return (point for low, high in members.ranges for point in range(low, high + 1))
