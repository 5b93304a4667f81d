"""Strings: lengths, patterns and formats, and drawing from what they leave (Validation, sections 6.3 and 7.3)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cio_schemas import ecma, formats
from cio_schemas.strategies import sampling
from cio_schemas.strategies.formats import LOOKS, PERMISSIVE
from cio_schemas.strategies.goal import merged
from cio_schemas.strategies.language import Language, texts
from cio_schemas.strategies.layers import LONGEST

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from cio_schemas.strategies.chooser import Chooser


OTHERS = 5_000
"""How many texts are tried where one is wanted that differs from those there are."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class String:
    """Texts of low to high code points.

    Attributes:
        low: the least length.
        high: the greatest length, None for none.
        patterns: ECMA-262 patterns that find something in them.
        not_patterns: patterns that don't.
        formats: names of formats they have.
        not_formats: formats they don't have.
    """

    low: int = 0
    high: int | None = None
    patterns: tuple[str, ...] = ()
    not_patterns: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    not_formats: tuple[str, ...] = ()

    def meet(self, other: String) -> String | None:
        """What satisfies both; None where nothing is known to."""
        met = String(
            max(self.low, other.low),
            least(self.high, other.high),
            merged(self.patterns, other.patterns),
            merged(self.not_patterns, other.not_patterns),
            merged(self.formats, other.formats),
            merged(self.not_formats, other.not_formats),
        )
        if met.high is not None and met.low > met.high:
            return None
        if set(met.patterns) & set(met.not_patterns) or set(met.formats) & set(met.not_formats):
            return None
        return met

    def is_empty(self) -> bool:
        """Whether no text satisfies it, as far as can be told."""
        return not self.is_plain() and not sources(self).found

    def is_plain(self) -> bool:
        """Whether only its length matters."""
        return not (self.patterns or self.not_patterns or self.formats or self.not_formats)

    def admits(self, text: str) -> bool:
        """Whether a text satisfies it."""
        if len(text) < self.low or (self.high is not None and len(text) > self.high):
            return False
        if not all(ecma.compile(pattern).search(text) for pattern in self.patterns):
            return False
        if any(ecma.compile(pattern).search(text) for pattern in self.not_patterns):
            return False
        if not all(formats.check(name)(text) for name in self.formats if name in LOOKS):
            return False
        return not any(formats.check(name)(text) for name in self.not_formats if name in LOOKS)

    def draw(self, chooser: Chooser, site: Hashable) -> str:
        """One of the texts, which `admits` may still refuse."""
        found = () if self.is_plain() else sources(self).found
        if not found:
            return _PLAIN.draw(self, chooser, site)
        at = chooser.index(len(found), (site, "look"))
        return found[at].draw(self, chooser, (site, at))

    def others(self) -> Iterator[str]:
        """Yield some texts that may satisfy it, for where one is wanted that differs from those there are."""
        for number in range(OTHERS):
            text = _DIGITS[number % 36] if number < 36 else _DIGITS[number // 36 % 36] + _DIGITS[number % 36]
            text = text if number < 36 * 36 else _DIGITS[number // 1296] + text
            text = text.rjust(self.low, "0")
            if self.admits(text):
                yield text

    def filtered(self) -> tuple[str, ...]:
        """The patterns that texts are only filtered by, each with the reason."""
        return () if self.is_plain() else sources(self).filtered

    def work(self) -> int:
        """How many steps it takes to find out what the texts look like."""
        return 1 if self.is_plain() else sources(self).work


class Source(NamedTuple):
    """One way to draw texts: by an automaton, or by the tree of a pattern, or by the length alone."""

    language: Language | None = None
    sizes: tuple[int, ...] = ()
    pattern: str | None = None

    def draw(self, string: String, chooser: Chooser, site: Hashable) -> str:
        """A text."""
        if self.language is not None:
            return self.language.draw(chooser, self.sizes, site)
        if self.pattern is not None:
            return sampling.draw(self.pattern, chooser, string.low, string.high)
        high = string.high
        return chooser.text(string.low, high if high is None or high <= max(LONGEST, string.low) else None, site)


_PLAIN = Source()


class Sources(NamedTuple):
    """The ways to draw some texts.

    Attributes:
        found: the ways; none where there are no such texts.
        filtered: the patterns that texts are only filtered by, each with the reason.
        work: how many steps it took to find them.
    """

    found: tuple[Source, ...]
    filtered: tuple[str, ...]
    work: int


@lru_cache(maxsize=2048)
def sources(string: String) -> Sources:
    """Find the ways to draw texts."""
    work = 1
    filtered: dict[str, str] = {}
    for pattern in (*string.patterns, *string.not_patterns):
        alone = texts((pattern,), (), 0, None)
        work += alone.work
        if alone.irregular:
            filtered[pattern] = alone.irregular
    wanted = tuple(pattern for pattern in string.patterns if pattern not in filtered)
    barred = tuple(pattern for pattern in string.not_patterns if pattern not in filtered)
    found: dict[Source, None] = {}
    for more, most in _looks(string):
        high = least(string.high, most)
        if high is not None and string.low > high:
            continue
        several, reason, steps = _joined((*wanted, *more), barred, string.low, high)
        found |= dict.fromkeys(several)
        work += steps
        if reason:
            filtered |= dict.fromkeys((*wanted, *barred), reason)
    unsure = [pattern for pattern in string.patterns if pattern in filtered]
    if unsure and (found or not (wanted or string.formats)):
        found = {**{Source(pattern=pattern): None for pattern in unsure}, **found}
    told = tuple(f"{pattern!r} ({reason})" for pattern, reason in filtered.items())
    return Sources(tuple(found), told, work)


def _joined(
    wanted: tuple[str, ...], barred: tuple[str, ...], low: int, high: int | None
) -> tuple[list[Source], str, int]:
    """The ways to draw what patterns match, why they aren't exact if so, and the work."""
    if not wanted and not barred:
        return [_PLAIN], "", 0
    found = texts(wanted, barred, low, high)
    if found.language is not None:
        return [Source(found.language, found.sizes)], "", found.work
    if not found.irregular:
        return [], "", found.work
    alone = [texts((pattern,), (), low, high) for pattern in wanted]
    by_one = [Source(each.language, each.sizes) for each in alone if each.language is not None]
    by_tree = [Source(pattern=pattern) for pattern in wanted]
    return by_one or by_tree or [_PLAIN], found.irregular, found.work + sum(each.work for each in alone)


def _looks(string: String) -> list[tuple[tuple[str, ...], int | None]]:
    """The patterns that stand for the formats, in several ways, with the greatest length each allows."""
    looks = [LOOKS[name] for name in string.formats if name in LOOKS]
    most = None
    for look in looks:
        most = least(most, look.most)
    if not looks:
        broken = [LOOKS[name].broken for name in string.not_formats if name in LOOKS]
        anything = [] if PERMISSIVE.intersection(string.not_formats) else [((), None)]
        return [*(((pattern,), None) for pattern in broken), *anything]
    usual, unusual = tuple(look.usual for look in looks), tuple(look.unusual for look in looks)
    mixed = [(usual[0], *unusual[1:]), (unusual[0], *usual[1:])] if len(looks) > 1 else []
    return [(patterns, most) for patterns in (usual, unusual, *mixed)]


def least(one: int | None, other: int | None) -> int | None:
    """The smaller of two upper bounds."""
    if one is None or other is None:
        return other if one is None else one
    return min(one, other)
