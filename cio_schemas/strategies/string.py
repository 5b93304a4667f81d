"""Strings: lengths, patterns and formats, and drawing from what they leave (Validation, sections 6.3 and 7.3)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from cio_schemas import ecma, formats
from cio_schemas.ecma.positions import UnbuildableError
from cio_schemas.strategies.formats import LOOKS, PERMISSIVE
from cio_schemas.strategies.goal import merged
from cio_schemas.strategies.language import language

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from cio_schemas.strategies.chooser import Chooser
    from cio_schemas.strategies.language import Language


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
        return bool(self.patterns or self.not_patterns or self.formats or self.not_formats) and not sources(self)

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
        if not (self.patterns or self.not_patterns or self.formats or self.not_formats):
            return chooser.text(self.low, self.high, site)
        found = sources(self)
        if not found:
            return chooser.text(self.low, self.high, site)
        at = chooser.index(len(found), (site, "look"))
        source = found[at]
        if source is None:
            return chooser.text(self.low, self.high, site)
        texts, sizes = source
        return texts.draw(chooser, sizes, (site, at))

    def others(self) -> Iterator[str]:
        """Yield some texts that may satisfy it, for where one is wanted that differs from those there are."""
        for number in range(1000):
            text = str(number).rjust(self.low, "0")
            if self.admits(text):
                yield text

    def filtered(self) -> tuple[str, ...]:
        """The patterns that texts are only filtered by: with lookaround or backreferences, or too large."""
        return tuple(pattern for pattern in (*self.patterns, *self.not_patterns) if _is_irregular(pattern))


@lru_cache(maxsize=2048)
def sources(string: String) -> list[tuple[Language, list[int]] | None]:
    """The languages that texts are drawn from, with the lengths they have; None stands for any text."""
    regular = tuple(pattern for pattern in string.patterns if not _is_irregular(pattern))
    barred = tuple(pattern for pattern in string.not_patterns if not _is_irregular(pattern))
    found: list[tuple[Language, list[int]] | None] = []
    for more, high in _looks(string):
        most = least(string.high, high)
        if most is not None and string.low > most:
            continue
        patterns = (*regular, *more)
        if not patterns and not barred:
            found.append(None)
            continue
        try:
            texts = language(patterns, barred, string.low, most)
        except UnbuildableError:
            texts, found = None, [*found, None]
        if texts is not None:
            found.append((texts, texts.sizes(string.low, most)))
    if len(regular) < len(string.patterns):  # a text that finds its way through a lookaround is found by luck
        found += [None] * (None not in found)
    return found


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


@lru_cache(maxsize=512)
def _is_irregular(pattern: str) -> bool:
    try:
        language((pattern,), (), 0, None)
    except UnbuildableError:
        return True
    return False


def least(one: int | None, other: int | None) -> int | None:
    """The smaller of two upper bounds."""
    if one is None or other is None:
        return other if one is None else one
    return min(one, other)
