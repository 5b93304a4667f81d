"""From an ECMA-262 pattern to a matcher that neither raises nor hangs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from operator import methodcaller
from typing import TYPE_CHECKING, Literal, TypeAlias

from cio_schemas.ecma.ambiguity import ambiguity
from cio_schemas.ecma.errors import PatternError, UntranslatableError
from cio_schemas.ecma.matcher import matcher_of
from cio_schemas.ecma.parser import parse
from cio_schemas.ecma.simplify import Search, as_written, literal_text, searched
from cio_schemas.ecma.tree import Chars, Repeat

if TYPE_CHECKING:
    from collections.abc import Callable

    from cio_schemas.ecma.growth import Risk
    from cio_schemas.ecma.tree import Node

LiteralKind: TypeAlias = Literal["always", "prefix", "suffix", "contains", "equal", "made of", "empty or made of"]

MAX_CHARACTERS = 100
"""How many characters a set may have to be given as a literal: beyond that a regular expression is as fast."""


MAX_LENGTH = 2**17
"""How many characters a pattern that is to be compiled may have; the longest take seconds."""


@dataclass(frozen=True)
class Pattern:
    """A compiled pattern.

    Attributes:
        source: The ECMA-262 pattern.
        annex_b: Whether only Annex B accepts it, not the `u` flag.
        literal: The equivalent comparison with a text, or with the characters of one, if there is one.
        construction: A Python expression for `search`, where `re` and what it `needs` are defined.
        refusal: A Python expression for the opposite, which is faster where a text matches; None if there is none.
        needs: The names besides `re` that `construction` uses; `runtime_source` defines them.
        search: Returns something true exactly if the pattern matches somewhere in a text.
        risk: How the time of a backtracking engine that searches for the pattern grows with a hostile text.
    """

    source: str
    annex_b: bool
    literal: tuple[LiteralKind, str] | None
    construction: str
    refusal: str | None
    needs: tuple[str, ...]
    search: Callable[[str], object]
    risk: Risk

    def __reduce__(self) -> tuple[Callable[[str], Pattern], tuple[str]]:
        return compile, (self.source,)


@lru_cache(maxsize=1024)
def compile(pattern: str) -> Pattern:  # noqa: A001 as in `re.compile`, and used as `ecma.compile`
    """Compile an ECMA-262 pattern, for the `u` flag or, where that refuses it, by Annex B.

    Raises:
        PatternError: The pattern is neither, or can't be matched exactly in bounded time.
    """
    if len(pattern) > MAX_LENGTH:
        raise PatternError(f"the pattern has over {MAX_LENGTH} characters, the limit", pattern, MAX_LENGTH)
    if (plain_text := _PLAIN.fullmatch(pattern)) is not None:
        return _compiled_plain(pattern, *plain_text.groups())
    node, annex_b = parsed(pattern)
    try:
        search = searched(node)
        matcher = matcher_of(search)
        plain = as_written(node)
        risk = (matcher.ambiguity if plain == search else ambiguity(plain)).risk
    except UntranslatableError as error:
        raise PatternError(error.reason, pattern, error.position) from None
    except RecursionError:
        raise PatternError("groups nest too deep for the stack that is left", pattern, 0) from None
    return Pattern(
        source=pattern,
        annex_b=annex_b,
        literal=_literal(search) or _characters(search),
        construction=matcher.construction,
        refusal=matcher.refusal,
        needs=tuple(sorted(matcher.needs)),
        search=matcher.search,
        risk=risk,
    )


def is_pattern(text: str) -> bool:
    """Return whether a string is an ECMA-262 pattern, for the `u` flag or by Annex B, however costly it is to match.

    One that is too long for `compile`, which reports that, is not examined.
    """
    try:
        return len(text) > MAX_LENGTH or _PLAIN.fullmatch(text) is not None or bool(parsed(text))
    except PatternError:
        return False


# What Annex B reads as plain letters, though its author means something else.
_NEVER_ANNEX_B = re.compile(r"(?:[^\\]|\\[^AZzpPu]|\\[pPu](?!\{))*+\\(?:[AZz]|[pPu]\{)", re.DOTALL)


@lru_cache(maxsize=128)
def parsed(pattern: str) -> tuple[Node, bool]:
    """Return the tree of a pattern for the `u` flag or by Annex B, and whether only the latter accepts it.

    Raises:
        PatternError: The pattern is neither.
    """
    try:
        return parse(pattern), False
    except PatternError as error:
        if _NEVER_ANNEX_B.match(pattern):
            raise
        try:
            return parse(pattern, unicode=False), True
        except PatternError:
            raise error from None


_KINDS: dict[tuple[bool, bool], LiteralKind] = {
    (True, True): "equal",
    (True, False): "prefix",
    (False, True): "suffix",
    (False, False): "contains",
}


_PLAIN = re.compile(r"(\^?)([A-Za-z0-9_ -]+)(\$?)")
"""Patterns that are plain text between anchors, as most property names that are written as one: known at a glance."""

_PLAIN_MATCHERS: dict[LiteralKind, tuple[str, str, str]] = {
    "equal": ("__eq__", "re.compile({}).fullmatch", "re.compile({}).match"),
    "prefix": ("startswith", "re.compile({}).match", "re.compile({}).match"),
    "suffix": ("endswith", "re.compile({}).search", ""),
    "contains": ("__contains__", "re.compile({}).search", ""),
}
"""For each kind of literal the method of a text that asks for it, and the construction and refusal of its pattern."""


def _compiled_plain(pattern: str, start: str, text: str, end: str) -> Pattern:
    """Compile plain text between anchors, to the same result as the whole way from tree to matcher."""
    kind = _KINDS[bool(start), bool(end)]
    method, construction, refusal = _PLAIN_MATCHERS[kind]
    ending = r"\Z" if end else ""
    return Pattern(
        source=pattern,
        annex_b=False,
        literal=(kind, text),
        construction=construction.format(repr(text if kind == "equal" else text + ending)),
        refusal=refusal.format(repr(f"(?!(?:{text}){ending})")) if refusal else None,
        needs=(),
        search=methodcaller(method, text),
        risk="linear",
    )


def _literal(search: Search) -> tuple[LiteralKind, str] | None:
    text = literal_text(search.node)
    if text is None:
        return None
    kind = _KINDS[search.at_start, search.at_end]
    return (kind, text) if text or kind == "equal" else ("always", "")


def _characters(search: Search) -> tuple[LiteralKind, str] | None:
    """Return the matcher for `^[...]+$` and `^[...]*$`."""
    node = search.node
    if not (search.at_start and search.at_end and isinstance(node, Repeat) and isinstance(node.body, Chars)):
        return None
    if node.low > 1 or node.high is not None:
        return None
    ranges = node.body.set.ranges
    if sum(high - low + 1 for low, high in ranges) > MAX_CHARACTERS:
        return None
    text = "".join(chr(point) for low, high in ranges for point in range(low, high + 1))
    return ("made of" if node.low else "empty or made of"), text
