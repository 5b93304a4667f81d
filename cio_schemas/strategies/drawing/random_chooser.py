"""A seeded random number generator as a chooser: the same bytes on every Python and platform."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

from cio_schemas.strategies.drawing.chooser import MAX_VALUES
from cio_schemas.strategies.drawing.everyday import MONTH, NOW, is_time, texts
from cio_schemas.strategies.errors import RejectedError

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

VERSION = 8
"""The version of the algorithm behind fixed fixtures: a change that changes their bytes raises it."""

_LOWER = "abcdefghijklmnopqrstuvwxyz"
_ALPHABETS = (
    _LOWER,
    _LOWER + _LOWER.upper() + "0123456789",
    _LOWER + "0123456789 _-.,:;/'\"\\!?@#%&()[]{}<>|+*=~$^`",
    "àéîõüßøåçñœžščěłđαβγδжшюяאבגדعربकखग中文字日本語한국어€£¥",
    "😀🎉🚀👍🏽❤🌍𝒳𠮷🇩🇪a b",
    "ab\n\n\n\n\r\t\0\x1b\x7f\x85\u2028\u2029\u200b\ufeff ",  # of the first texts alone
)
_USED = 5
"""How many of the alphabets are used after the first texts."""

_PAIRS = tuple([one + other for one in alphabet for other in alphabet] for alphabet in _ALPHABETS)
"""Two characters of an alphabet at a time: half the random numbers for a text."""

_TYPICAL = 16
"""Texts without an upper bound are usually no longer than this beyond their lower bound."""


_USUALLY = 0.6
"""How often an everyday value for the member's name is drawn, if one is known."""

_SHORT = 9
"""Where all is kept small, texts are shorter than this beyond their lower bound."""

_LONG = 64
"""How much longer than its lower bound one of the first texts without an upper bound is."""

_FIRST_TEXTS = ((9, 0), (0, 0), (3, 1), (9, 4), (9, 3), (1, 0), (2, 2), (9, 5), (3, 4))
"""For each of the first texts at a site: which edge of the lengths (9 for none), and which alphabet."""


class RandomChooser:
    """Answers by a seeded generator: the same seed, the same answers, on every Python and platform.

    Only `random.Random.random` is used, whose sequence Python promises not to change. The first answers at each site go
    through its alternatives in turn, so that a hundred instances meet every boundary.
    """

    def __init__(self, seed: int, now: int = NOW) -> None:
        self._random = random.Random(seed).random  # noqa: S311 - no secret
        self._asked: dict[Hashable, int] = {}
        self.left = MAX_VALUES
        self.depth = 0
        self.active: dict[Any, int] = {}
        self.about = ""
        self.miss = 0
        self.now = now

    spans = False
    chosen = 400

    def span(self, make: Callable[[], Any]) -> Any:
        """See `Chooser`."""
        return make()

    def renew(self) -> None:
        """Begin another instance."""
        self.left = MAX_VALUES
        self.depth = 0
        self.about = ""
        self.active.clear()

    def index(self, count: int, site: Hashable) -> int:
        """See `Chooser`."""
        if site is None:
            return int(self._random() * count)
        asked = self._asked.get(site, 0)
        if asked < count:
            self._asked[site] = asked + 1
            return asked
        return int(self._random() * count)

    def characters(self, size: int, most: int) -> Callable[[int, Hashable], int]:  # noqa: ARG002 - see Chooser
        """See `Chooser`."""
        return self.index

    def boolean(self, site: Hashable) -> bool:
        """See `Chooser`; True is a little more frequent."""
        asked = self._asked.get(site, 0)
        if asked < 2:
            self._asked[site] = asked + 1
            return not asked
        return self._random() < 0.6

    def rarely(self, site: Hashable) -> bool:
        """See `Chooser`."""
        asked = self._asked.get(site, 0)
        if asked < 4:
            self._asked[site] = asked + 1
            return asked == 3
        return self._random() < 0.1

    def integer(self, low: int, high: int, specials: Sequence[int], site: Hashable) -> int:
        """See `Chooser`."""
        if low == high:
            return low
        if specials:
            asked = self._asked.get(site, 0)
            self._asked[site] = asked + 1
            if asked < 2 * len(specials):
                if not asked % 2:
                    return specials[asked // 2]
            elif self._random() < 0.1:
                return specials[int(self._random() * len(specials))]
        span = high - low + 1
        if span <= 1 << 16:
            return low + int(self._random() * span)
        nearest = min(max(low, 0), high)  # sizes rather than values are even: most numbers are small
        bits = 1 + int(self._random() * max(high - nearest, nearest - low).bit_length())
        offset = 0
        for _ in range(0, bits, 32):
            offset = offset << 32 | int(self._random() * (1 << 32))
        offset >>= -bits % 32
        sign = -1 if nearest - low >= offset and (high - nearest < offset or self._random() < 0.5) else 1
        return min(max(nearest + sign * offset, low), high)

    def size(self, usual: int, most: int, specials: Sequence[int], site: Hashable) -> int:
        """See `Chooser`."""
        is_long = most > usual + 2 and self.rarely((site, "long"))
        return self.integer(0, most if is_long else usual, specials, site)

    def real(self, low: float, high: float) -> float:
        """See `Chooser`."""
        return min(max(low + self._random() * (high - low), low), high)

    def text(self, low: int, high: int | None, site: Hashable) -> str:
        """See `Chooser`; the first texts have every edge length, and are of every alphabet.

        If everyday values are known for the member's name, most values are such; all are where everything is kept
        small.
        """
        random = self._random
        most = low + _TYPICAL if high is None else high
        usual = [text for text in texts(self.about) if low <= len(text) <= (len(text) if high is None else high)]
        if self.left <= 0:
            return usual[int(random() * len(usual))] if usual else self._short(low, most)
        asked = self._asked.get(site, 0)
        self._asked[site] = asked + 1
        if usual and asked >= len(_FIRST_TEXTS) and random() < _USUALLY:
            return usual[int(random() * len(usual))]
        if asked < len(_FIRST_TEXTS):
            edge, kind = _FIRST_TEXTS[asked]
        else:
            edge, kind = (int(random() * 40), 0 if random() < 0.5 else int(random() * _USED))
        if edge < 4:
            size = (low, min(low + 1, most), max(low, most - 1), low + _LONG if high is None else high)[edge]
        else:
            size = min(most, low + int(random() * (_TYPICAL + 1)))
        pairs = _PAIRS[kind]
        count = len(pairs)
        text = "".join([pairs[int(random() * count)] for _ in range((size + 1) // 2)])
        return text[:size] if size % 2 else text

    def _short(self, low: int, most: int) -> str:
        """Return a short text of plain letters."""
        size = min(most, low + int(self._random() * _SHORT))
        return "".join([_LOWER[int(self._random() * len(_LOWER))] for _ in range(size)])

    def moment(self) -> int | None:
        """See `Chooser`."""
        if not is_time(self.about) or self._random() > _USUALLY:
            return None
        return self.now - int(self._random() * MONTH)

    def outside(self, strategy: Any) -> Any:
        """See `Chooser`."""
        if not callable(strategy):
            raise TypeError("fixed fixtures can't draw from a strategy of Hypothesis's: give a function of a Chooser")
        return strategy(self)

    def reject(self, reason: str) -> Any:
        """See `Chooser`."""
        raise RejectedError(reason)
