"""From a shape of strings to the ways to draw its texts: from an automaton, or with a filter."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from cio_schemas.strategies.shapes.goals import least
from cio_schemas.strategies.texts.automata import TextAutomaton, texts
from cio_schemas.strategies.texts.format_bounds import BOUNDS
from cio_schemas.strategies.texts.format_looks import EXAMPLES, LOOKS, PERMISSIVE
from cio_schemas.strategies.texts.trials import Samples, samples

if TYPE_CHECKING:
    from cio_schemas.strategies.shapes.string_shape import String


class TextSource(NamedTuple):
    """One way to draw texts: by an automaton, or by the tree of a pattern, or by the length alone.

    Attributes:
        automaton: What accepts them, if it is known.
        sizes: The lengths that are drawn from it.
        pattern: Without an automaton, the pattern whose tree they are drawn by.
        listed: Some texts themselves, if no other way was found.
    """

    automaton: TextAutomaton | None = None
    sizes: tuple[int, ...] = ()
    pattern: str | None = None
    listed: tuple[str, ...] = ()


PLAIN = TextSource()

OFTEN = 0.4
"""The least share of texts of a form that must have the format, for the others to be filtered out."""

STEPS_TO_TRY = 20_000
"""How many steps of automata it counts to try texts."""

Look: TypeAlias = tuple[tuple[str, ...], int | None]
"""Patterns that stand for formats, with the greatest length they allow."""


def is_empty(string: String) -> bool:
    """Return whether no text satisfies a shape, as far as is known."""
    return not string.is_plain() and not sources(string).found


def has_example(string: String) -> bool:
    """Return whether a usual text of the one format that a shape asks for satisfies it: then nothing is worked out."""
    if len(string.formats) != 1 or string.patterns or string.not_patterns or string.not_formats:
        return False
    return any(string.admits(text) for text in EXAMPLES.get(string.formats[0], ()))


def is_surely_empty(string: String) -> bool:
    """Return whether surely no text satisfies a shape, by what is sure of its formats; `is_empty` only tries some."""
    known = [BOUNDS[name] for name in string.formats if name in BOUNDS]
    if any(name in string.not_formats for each in known for name in each.implied):
        return True
    low, high = string.low, string.high
    for each in known:
        low, high = max(low, each.least), least(high, each.most)
    if high is not None and low > high:
        return True
    within = tuple(each.within for each in known if each.within)
    sure = tuple(BOUNDS[name].sure for name in string.not_formats if name in BOUNDS and BOUNDS[name].sure)
    found = texts((*string.patterns, *within) or ("",), (*string.not_patterns, *sure), low, high)
    return found.automaton is None and not found.irregular


def filtered(string: String) -> tuple[str, ...]:
    """Return the patterns that texts are only filtered by, each with the reason."""
    return () if string.is_plain() else sources(string).filtered


def work(string: String) -> int:
    """Return how many steps it takes to find out what the texts look like."""
    return 1 if string.is_plain() else sources(string).work


class Enumerated(NamedTuple):
    """Some texts of a shape in order, and whether those are all."""

    texts: tuple[str, ...]
    is_whole: bool


@lru_cache(maxsize=512)
def enumerated(string: String, most: int) -> Enumerated:
    """Return the shortest texts of a shape, as far as automata know them.

    Args:
        string: The shape.
        most: How many.
    """
    if string.formats or string.not_formats:
        return Enumerated((), is_whole=False)
    patterns, barred = string.patterns or ("",), string.not_patterns
    found = texts(patterns, barred, string.low, string.high)
    if found.automaton is None:
        return Enumerated((), is_whole=not found.irregular)
    several, is_whole = found.automaton.enumerated(string.low, string.high, most)
    return Enumerated(tuple(several), is_whole)


class TextSources(NamedTuple):
    """The ways to draw some texts.

    Attributes:
        found: The ways; none if there are no such texts.
        filtered: The patterns that texts are only filtered by, each with the reason.
        work: How many steps it took to find them.
    """

    found: tuple[TextSource, ...]
    filtered: tuple[str, ...]
    work: int


@lru_cache(maxsize=2048)
def sources(string: String) -> TextSources:
    """Find the ways to draw texts: by the usual forms of its formats, by all their forms, or by trying."""
    work = 1
    filtered: dict[str, str] = {}
    for pattern in (*string.patterns, *string.not_patterns):
        alone = texts((pattern,), (), 0, None)
        work += alone.work
        if alone.irregular:
            filtered[pattern] = alone.irregular
    wanted = tuple(pattern for pattern in string.patterns if pattern not in filtered)
    barred = tuple(pattern for pattern in string.not_patterns if pattern not in filtered)
    found: dict[TextSource, None] = {}
    for more, most in _looks(string):
        high = least(string.high, most)
        if high is not None and string.low > high:
            continue
        several, reason, steps = _joined((*wanted, *more), barred, string.low, high)
        found |= dict.fromkeys(several)
        work += steps
        if reason:
            filtered |= dict.fromkeys((*wanted, *barred), reason)
    if not found and (string.formats or string.not_formats):
        found = dict.fromkeys(_tried(string, wanted, barred))
        work += STEPS_TO_TRY
    unsure = [pattern for pattern in string.patterns if pattern in filtered]
    if unsure and (found or not (wanted or string.formats)):
        found = {**{TextSource(pattern=pattern): None for pattern in unsure}, **found}
    told = tuple(f"{pattern!r} ({reason})" for pattern, reason in filtered.items())
    return TextSources(tuple(found), told, work)


def _joined(
    wanted: tuple[str, ...], barred: tuple[str, ...], low: int, high: int | None
) -> tuple[list[TextSource], str, int]:
    """Return the ways to draw what patterns match, why they aren't exact if so, and the work."""
    if not wanted and not barred:
        return [PLAIN], "", 0
    found = texts(wanted, barred, low, high)
    if found.automaton is not None:
        return [TextSource(found.automaton, found.sizes)], "", found.work
    if not found.irregular:
        return [], "", found.work
    alone = [texts((pattern,), (), low, high) for pattern in wanted]
    by_one = [TextSource(each.automaton, each.sizes) for each in alone if each.automaton is not None]
    by_tree = [TextSource(pattern=pattern) for pattern in wanted]
    return by_one or by_tree or [PLAIN], found.irregular, found.work + sum(each.work for each in alone)


def _tried(string: String, wanted: tuple[str, ...], barred: tuple[str, ...]) -> list[TextSource]:
    """Return the ways to draw texts in unusual forms of formats, or by patterns."""
    wide = tuple(LOOKS[name].wide for name in string.formats if name in LOOKS)
    found = samples(string, (*wanted, *wide), barred) if wide else Samples()
    if found.share >= OFTEN:
        return _joined((*wanted, *wide), barred, string.low, string.high)[0]
    listed = found.texts or samples(string, wanted, barred).texts
    return [TextSource(listed=listed)] if listed else []


def _looks(string: String) -> list[Look]:
    """Return the patterns that stand for the formats, in several ways, with the greatest length each allows."""
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
