"""From an ECMA-262 pattern to a matcher that neither raises nor hangs."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from cio_schemas.ecma import charset
from cio_schemas.ecma.errors import PatternError, UntranslatableError
from cio_schemas.ecma.parser import parse
from cio_schemas.ecma.regular import regular
from cio_schemas.ecma.simplify import Search, literal_text, searched
from cio_schemas.ecma.tree import Chars, Node, Repeat, sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from cio_schemas.ecma.matcher import Matcher
    from cio_schemas.ecma.regular import Regular
    from cio_schemas.ecma.simplify import LiteralKind

MAX_CHARACTERS = 100
"""How many characters a set may have to be given as a literal: beyond that a regular expression is as fast."""


MAX_LENGTH = 2**17
"""How many characters a pattern that is to be compiled may have; the longest take seconds."""


class Pattern:
    """A compiled pattern: what the kernel needs is computed at once, the rest on first use.

    Attributes:
        source: The ECMA-262 pattern.
        annex_b: Whether only Annex B accepts it, not the `u` flag.
        literal: The equivalent comparison with a text, or with the characters of one, if there is one.
    """

    def __init__(self, source: str, annex_b: bool, literal: tuple[LiteralKind, str] | None, tree: Search) -> None:
        self.source = source
        self.annex_b = annex_b
        self.literal = literal
        self._tree = tree

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pattern) and self.source == other.source

    def __hash__(self) -> int:
        return hash(self.source)

    def __repr__(self) -> str:
        return f"compile({self.source!r})"

    def __reduce__(self) -> tuple[Callable[[str], Pattern], tuple[str]]:
        return compile, (self.source,)

    @cached_property
    def regular(self) -> Regular | None:
        """The pattern as automata, None if it has none: for a backreference or too large a count."""
        return regular(self._tree)

    @cached_property
    def matcher(self) -> Matcher:
        """What matches it in Python.

        Raises:
            PatternError: It can't be matched exactly in bounded time. `compile` has asked for it where that may be.
        """
        from cio_schemas.ecma.matcher import literal_matcher, matcher_of  # noqa: PLC0415 - where the kernel has none

        if self.literal is not None and _PLAIN.fullmatch(self.source):
            return literal_matcher(*self.literal)
        try:
            return matcher_of(self._tree)
        except UntranslatableError as error:
            raise PatternError(error.reason, self.source, error.position) from None
        except RecursionError:
            raise PatternError("groups nest too deep for the stack that is left", self.source, 0) from None

    @property
    def search(self) -> Callable[[str], object]:
        """Returns something true exactly if the pattern matches somewhere in a text."""
        return self.matcher.search

    @property
    def construction(self) -> str:
        """A Python expression for `search`, where `re` and what it `needs` are defined."""
        return self.matcher.construction

    @property
    def refusal(self) -> str | None:
        """A Python expression for the opposite, which is faster where a text matches; None if there is none."""
        return self.matcher.refusal

    @property
    def needs(self) -> tuple[str, ...]:
        """The names besides `re` that `construction` uses; `runtime_source` defines them."""
        return tuple(sorted(self.matcher.needs))


@lru_cache(maxsize=1024)
def compile(pattern: str) -> Pattern:  # noqa: A001 as in `re.compile`, and used as `ecma.compile`
    """Compile an ECMA-262 pattern, for the `u` flag or, where that refuses it, by Annex B.

    Raises:
        PatternError: The pattern is neither, or can't be matched exactly in bounded time.
    """
    if len(pattern) > MAX_LENGTH:
        raise PatternError(f"the pattern has over {MAX_LENGTH} characters, the limit", pattern, MAX_LENGTH)
    if (plain := _PLAIN.fullmatch(pattern)) is not None:
        return _plain(pattern, *plain.groups())
    node, annex_b = parsed(pattern)
    try:
        tree = searched(node)
    except UntranslatableError as error:
        raise PatternError(error.reason, pattern, error.position) from None
    except RecursionError:
        raise PatternError("groups nest too deep for the stack that is left", pattern, 0) from None
    found = Pattern(pattern, annex_b, _literal(tree) or _characters(tree), tree)
    if found.regular is None:  # what has automata can always be matched
        found.matcher  # noqa: B018 - raises, or is kept
    return found


def is_pattern(text: str) -> bool:
    """Return whether a string is an ECMA-262 pattern, for the `u` flag or by Annex B, however costly it is to match.

    One that is too long for `compile`, which reports that, is not examined.
    """
    try:
        return len(text) > MAX_LENGTH or _PLAIN.fullmatch(text) is not None or bool(parsed(text))
    except PatternError:
        return False


# What Annex B reads as plain letters, though its author means something else.
_NEVER_ANNEX_B = re.compile(r"(?>(?:[^\\]|\\[^AZzpPu]|\\[pPu](?!\{))*)\\(?:[AZz]|[pPu]\{)", re.DOTALL)


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


def _plain(pattern: str, start: str, text: str, end: str) -> Pattern:
    tree = Search(sequence(*(Chars(charset.single(ord(char))) for char in text)), bool(start), bool(end))
    return Pattern(pattern, False, (_KINDS[tree.at_start, tree.at_end], text), tree)


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
