r"""From the text of an ECMA-262 pattern to its tree.

The grammar is that of ECMA-262, 11th edition (the one JSON Schema draft 2020-12 cites): section 21.2.1 with the `u`
flag, or without it and with Annex B.1.4. So inline modifiers (`(?i:...)`) and duplicate group names, both of 2025, are
refused.
"""

from __future__ import annotations

from functools import lru_cache, partial

from cio_schemas.ecma import charset
from cio_schemas.ecma.errors import PatternError
from cio_schemas.ecma.escapes import DIGITS, Reader, compiled
from cio_schemas.ecma.tree import (
    Backreference,
    Boundary,
    Chars,
    End,
    Group,
    Look,
    Node,
    Repeat,
    Start,
    alternation,
    sequence,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from cio_schemas.ecma.charset import CharSet

MAX_NESTING = 100
"""How deep groups may nest in a pattern that is to be used: what walks the tree, `re` included, recurses."""


def parse(pattern: str, *, unicode: bool = True) -> Node:
    """Parse an ECMA-262 pattern.

    Args:
        pattern: The pattern, without slashes and flags.
        unicode: Whether to parse with the `u` flag; without, Annex B applies.

    Returns:
        The tree, non-capturing groups dissolved.

    Raises:
        PatternError: The pattern has a syntax error, or its groups nest more than `MAX_NESTING` deep.
    """
    return _Parser(Reader(pattern, unicode, _property), MAX_NESTING).parse()


def is_regex(text: str) -> bool:
    """Return whether a text is an ECMA-262 pattern with the `u` flag: what `format: regex` asserts."""
    outside = compiled(_ESCAPES).sub("", text)
    if outside.count("(") != outside.count(")"):
        return False  # at once: a group that is never closed is kept till the end
    try:
        _Parser(Reader(text, True, partial(_property, build=False)), None).parse()
    except PatternError:
        return False
    return True


def _property(name: str, value: str | None, *, build: bool = True) -> CharSet:
    from cio_schemas.ecma.properties import property_set  # noqa: PLC0415 - few patterns name a property

    return property_set(name, value, build=build)


class _Frame:
    """A group that is still open: what to make of it, and what it holds so far."""

    __slots__ = ("items", "make", "options", "position", "quantifiable")

    def __init__(self, position: int, make: Callable[[Node], Node], quantifiable: bool = True) -> None:
        self.position, self.make, self.quantifiable = position, make, quantifiable
        self.options: list[Node] = []
        self.items: list[Node] = []

    def body(self) -> Node:
        return alternation(*self.options, sequence(*self.items))


_PLAIN = r"[^\\^$.*+?()\[\]{}|]+(?![*+?{])"
_GROUPS = r"(?s:\\.|\[(?:\\.|[^\]\\])*|\((?:\?<(?![=!])|(?!\?)))"
_ESCAPES = r"(?s:\\.|\[(?:\\.|[^\]\\])*)"
_OPENING = r"\((?:\?(?::|<?[=!]))?"
_QUANTIFIER = r"(?:([*+?])|\{([0-9]+)(?:(,)([0-9]*))?\})(\??)"
_LOOKS = {"(?=": (True, False), "(?!": (True, True), "(?<=": (False, False), "(?<!": (False, True)}
_BOUNDS = {"*": (0, None), "+": (1, None), "?": (0, 1)}
_DECIMAL = "[0-9]+"
_SIMPLE: dict[str, Node] = {"^": Start(), "$": End(), ".": Chars(charset.DOT)}


class _Parser:
    """One pass over a pattern; open groups are kept on a list, so depth costs no stack."""

    def __init__(self, text: Reader, max_nesting: int | None) -> None:
        self.text = text
        self.max_nesting = max_nesting
        self.count = 0
        self.names = self._find_names()
        self.group_count, self.count = self.count, 0
        text.named = text.unicode or bool(self.names)

    def _find_names(self) -> dict[str, int]:
        """Count the groups and number the names, which backreferences may use before they come."""
        names: dict[str, int] = {}
        if "(" not in self.text.pattern:
            return names
        for found in compiled(_GROUPS).finditer(self.text.pattern):
            if found[0][0] != "(":
                continue
            self.count += 1
            if found[0] == "(?<":
                self.text.at = found.end() - 1
                name = self._name()
                if names.setdefault(name, self.count) != self.count:
                    raise self.text.error(f"the group name {name!r} is used twice", found.start())
        self.text.at = 0
        return names

    def parse(self) -> Node:
        frame = _Frame(0, lambda body: body)
        stack: list[_Frame] = []
        while char := self.text.peek():
            if char == "(":
                stack.append(frame)
                if self.max_nesting is not None and len(stack) > self.max_nesting:
                    raise self.text.error(f"groups nest more than {self.max_nesting} deep, the limit")
                frame = self._open()
            elif char == "|":
                self.text.at += 1
                frame.options.append(sequence(*frame.items))
                frame.items = []
            elif char == ")":
                if not stack:
                    raise self.text.error("a ) without its (")
                self.text.at += 1
                closed, frame = frame, stack.pop()
                frame.items.append(self._quantified(closed.make(closed.body()), closed.quantifiable, closed.position))
            elif run := self.text.match(_PLAIN):
                frame.items.extend(map(_literal, run[0]))
                self.text.at = run.end()
            else:
                position = self.text.at
                node = self._atom()
                quantifiable = not isinstance(node, Start | End | Boundary)
                frame.items.append(self._quantified(node, quantifiable, position))
        if stack:
            raise self.text.error("a ( without its )", frame.position)
        return frame.body()

    def _open(self) -> _Frame:
        position = self.text.at
        found = self.text.match(_OPENING)
        opening = found[0] if found else "("
        self.text.at += len(opening)
        if opening in _LOOKS:
            ahead, negated = _LOOKS[opening]
            # Annex B lets lookaheads, not lookbehinds, be repeated.
            look = partial(Look, ahead=ahead, negated=negated, position=position)
            return _Frame(position, look, ahead and not self.text.unicode)
        if opening == "(?:":
            return _Frame(position, lambda body: body)
        if self.text.peek() == "?":
            if self.text.peek(1) != "<":
                raise self.text.foreign("an unknown group", position)
            self.text.at += 1
            self._name()
        self.count += 1
        return _Frame(position, partial(Group, index=self.count, position=position))

    def _name(self) -> str:
        """Read a group's name in angle brackets; it is an identifier."""
        position = self.text.at
        self.text.at += 1
        name = ""
        while (char := self.text.peek()) and char != ">":
            self.text.at += 1
            if char == "\\":
                if self.text.peek() != "u":
                    raise self.text.error("a group name may escape characters by \\u only", position)
                self.text.at += 1
                point = self.text.unicode_escape(braces=True, join=True)
                if point is None:
                    raise self.text.error("a bad \\u escape in a group name", position)
                char = chr(point)
            if not (char == "$" or (name and char in "\u200c\u200d") or ("_" * bool(name) + char).isidentifier()):
                raise self.text.error("a group name must be an identifier", position)
            name += char
        if not (char and name):
            raise self.text.error("a group name must be an identifier, and end in >", position)
        self.text.at += 1
        return name

    def _quantified(self, node: Node, quantifiable: bool, position: int) -> Node:
        found = self.text.match(_QUANTIFIER)
        if found is None:
            return node
        if not quantifiable:
            raise self.text.error("an assertion can't be repeated")
        sign, low, comma, high, lazy = found.groups()
        bounds: tuple[int, int | None]
        if sign:
            bounds = _BOUNDS[sign]
        else:
            bounds = (_number(low), (_number(high) if high else None) if comma else _number(low))
            if high and _by_value(low) > _by_value(high):
                raise self.text.error("the numbers of a quantifier are out of order")
        self.text.at = found.end()
        return Repeat(node, *bounds, not lazy, position)

    def _atom(self) -> Node:
        char = self.text.peek()
        if char == "\\":
            return self._atom_escape()
        if char == "[":
            return self.text.character_class()
        if char in "*+?":
            where = " before this quantifier" if self.text.at else ""
            raise self.text.error(f"nothing to repeat{where}")
        if char in "{}]":
            if self.text.unicode:
                raise self.text.error(f"a lone {char}, which must be escaped")
            if char == "{" and self.text.match(_QUANTIFIER):
                raise self.text.error("nothing to repeat before this quantifier")
        self.text.at += 1
        return _SIMPLE.get(char) or _literal(char)

    def _atom_escape(self) -> Node:
        position = self.text.at
        char = self.text.peek(1)
        if char in ("b", "B"):
            self.text.at += 2
            return Boundary(char == "B")
        if char == "k" and self.text.named:
            self.text.at += 2
            if self.text.peek() != "<":
                raise self.text.error("\\k without a group name", position)
            name = self._name()
            if name not in self.names:
                raise self.text.error(f"no group is named {name!r}", position)
            return Backreference(self.names[name], position)
        if char in DIGITS and char != "0":
            digits = compiled(_DECIMAL).match(self.text.pattern, self.text.at + 1)
            if digits and _number(digits[0]) <= self.group_count:
                self.text.at = digits.end()
                return Backreference(int(digits[0]), position)
            if self.text.unicode:
                raise self.text.error(
                    f"a backreference to a group that is not there ({self.group_count} are)", position
                )
        value = self.text.escape(in_class=False)
        return _literal(chr(value)) if isinstance(value, int) else Chars(value)


@lru_cache(maxsize=4096)
def _literal(char: str) -> Chars:
    return Chars(charset.single(ord(char)))


def _by_value(digits: str) -> tuple[int, str]:
    """Return a key that orders decimal numbers of any length."""
    digits = digits.lstrip("0")
    return len(digits), digits


def _number(digits: str) -> int:
    """Return the number; one of more than 20 digits, which `int` may refuse, as 10**20."""
    length, digits = _by_value(digits)
    return int(digits or "0") if length <= 20 else 10**20
