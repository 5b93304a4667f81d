"""From an ECMA-262 pattern to a matcher that neither raises nor hangs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from cio_schemas.ecma.ambiguity import Risk, ambiguity
from cio_schemas.ecma.errors import PatternError, UntranslatableError
from cio_schemas.ecma.matcher import matcher_of
from cio_schemas.ecma.parser import parse
from cio_schemas.ecma.simplify import Search, as_written, literal_text, searched

if TYPE_CHECKING:
    from collections.abc import Callable

    from cio_schemas.ecma.tree import Node

LiteralKind: TypeAlias = Literal["always", "prefix", "suffix", "contains", "equal"]


MAX_LENGTH = 2**17
"""How many characters a pattern that is to be compiled may have; the longest take seconds."""


@dataclass(frozen=True)
class Pattern:
    """A compiled pattern.

    Attributes:
        source: The ECMA-262 pattern.
        annex_b: Whether only Annex B accepts it, not the `u` flag.
        literal: What it comes to if it is a plain comparison with a text.
        construction: A Python expression for `search`, where `re` and what it `needs` are defined.
        needs: The names besides `re` that `construction` uses; `runtime_source` defines them.
        search: Returns something true exactly if the pattern matches somewhere in a text.
        risk: How the time of a backtracking engine that searches for the pattern grows with a hostile text.
    """

    source: str
    annex_b: bool
    literal: tuple[LiteralKind, str] | None
    construction: str
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
    node, annex_b = _parsed(pattern)
    try:
        search = searched(node)
        matcher = matcher_of(search)
        plain = as_written(node)
        risk = (matcher.ambiguity if plain == search else ambiguity(plain)).risk
    except UntranslatableError as error:
        raise PatternError(error.reason, pattern, error.position) from None
    except RecursionError:
        raise PatternError("groups nest too deep for the stack that is left", pattern, 0) from None
    return Pattern(pattern, annex_b, _literal(search), matcher.construction, matcher.needs, matcher.search, risk)


# What Annex B reads as the letters it is written with, while whoever writes it means something else.
_NEVER_ANNEX_B = re.compile(r"(?:[^\\]|\\[^AZzpPu]|\\[pPu](?!\{))*+\\(?:[AZz]|[pPu]\{)", re.DOTALL)


def _parsed(pattern: str) -> tuple[Node, bool]:
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


def _literal(search: Search) -> tuple[LiteralKind, str] | None:
    text = literal_text(search.node)
    if text is None:
        return None
    kind = _KINDS[search.at_start, search.at_end]
    return (kind, text) if text or kind == "equal" else ("always", "")
