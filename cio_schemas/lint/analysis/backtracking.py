"""The cost of a pattern in an engine that backtracks, as most do: whether a text attacks it, and how its time grows."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from cio_schemas import ecma
from cio_schemas.ecma.ambiguity import ambiguity
from cio_schemas.ecma.backtracking import MAX_STEPS, UncountableError, confirmed, steps
from cio_schemas.ecma.simplify import as_written

if TYPE_CHECKING:
    from cio_schemas.ecma.growth import Ambiguity


@lru_cache(maxsize=1024)
def attacked(pattern: str) -> Ambiguity | None:
    """Return the ambiguity of a pattern with an attack that works; None if no attack does.

    Args:
        pattern: The pattern.
    """
    try:
        ecma.compile(pattern)
        tree = ecma.parse(pattern, unicode=ecma.is_regex(pattern))
        found = ambiguity(as_written(tree))
    except (ecma.PatternError, RecursionError, ValueError):
        return None
    if found.risk == "linear":
        return None
    try:
        attack = confirmed(tree, found)
    except (UncountableError, RecursionError):
        return found
    return replace(found, attack=attack) if attack else None


_HARMLESS: Final = 5_000  # steps that a text may cost


def is_harmless(pattern: str, found: Ambiguity, longest: int) -> bool:
    """Return whether no text that `maxLength` lets through costs much.

    Args:
        pattern: The pattern.
        found: What `attacked` returned.
        longest: The value of `maxLength`.
    """
    if found.attack is None or longest > _MAX_TRIED:
        return False
    prefix, pump, suffix = found.attack
    count = max(0, longest - len(prefix) - len(suffix)) // max(1, len(pump)) + 1
    return _steps(pattern, prefix + pump * count + suffix) < _HARMLESS


_MAX_TRIED: Final = 1_000


def power(pattern: str, found: Ambiguity) -> int:
    """Return the exponent with which the time grows with the length: as measured, or else the upper bound.

    Args:
        pattern: The pattern.
        found: What `attacked` returned.
    """
    most = max(_LEAST, found.degree + 1)
    if found.attack is None or most == _LEAST:
        return most
    prefix, pump, suffix = found.attack
    for pumps in _PUMPS:
        few, many = (_steps(pattern, prefix + pump * count + suffix) for count in (pumps, 2 * pumps))
        if 0 < few < many < MAX_STEPS:
            return max(_LEAST, min(most, round(math.log2(many / few))))
    return most


_LEAST: Final = 2  # more than linear
_PUMPS: Final = (16, 8)  # as many as can be counted


def _steps(pattern: str, text: str) -> int:
    try:
        return steps(ecma.parse(pattern, unicode=ecma.is_regex(pattern)), text)
    except (UncountableError, RecursionError):
        return MAX_STEPS
