r"""From the text of an ECMA-262 pattern to its tree.

The grammar is that of ECMA-262, 11th edition (the one JSON Schema draft 2020-12 cites): section 21.2.1 with the `u`
flag, or without it and with Annex B.1.4. So inline modifiers (`(?i:...)`) and duplicate group names, both of 2025, are
refused.

Texts are sequences of code points here, also for Annex B, where a JavaScript engine would see UTF-16 code units.
Therefore Annex B too takes `\ud83d\udc32` outside a class as the one character it spells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from cio_schemas.ecma import charset
from cio_schemas.ecma.errors import FOREIGN, PatternError
from cio_schemas.ecma.properties import property_set
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
    return _Parser(pattern, unicode, property_set, MAX_NESTING).parse()


def is_regex(text: str) -> bool:
    """Return whether a text is an ECMA-262 pattern with the `u` flag: what `format: regex` asserts."""
    try:
        _Parser(text, True, lambda name, value: property_set(name, value, build=False), None).parse()
    except PatternError:
        return False
    return True


@dataclass(slots=True)
class _Frame:
    """A group that is still open: what to make of it, and what it holds so far."""

    position: int
    make: Callable[[Node], Node]
    quantifiable: bool = True
    options: list[Node] = field(default_factory=list)
    items: list[Node] = field(default_factory=list)

    def body(self) -> Node:
        return alternation(*self.options, sequence(*self.items))


_PLAIN = re.compile(r"[^\\^$.*+?()\[\]{}|]+(?![*+?{])")
_GROUPS = re.compile(r"\\.|\[(?:\\.|[^\]\\])*|\((?:\?<(?![=!])|(?!\?))", re.DOTALL)
_QUANTIFIER = re.compile(r"(?:([*+?])|\{([0-9]+)(?:(,)([0-9]*))?\})(\??)")
_LOOKS = {"(?=": (True, False), "(?!": (True, True), "(?<=": (False, False), "(?<!": (False, True)}
_BOUNDS = {"*": (0, None), "+": (1, None), "?": (0, 1)}
_HEX = {width: re.compile(rf"[0-9a-fA-F]{{{width}}}") for width in (2, 4)}
_CODE_POINT = re.compile(r"\{([0-9a-fA-F]+)\}")
_TRAIL = re.compile(r"\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_DECIMAL = re.compile("[0-9]+")
_OCTAL = re.compile(r"[0-3][0-7]{0,2}|[4-7][0-7]?")
_PROPERTY = re.compile(r"\{([A-Za-z0-9_]+)(?:=([A-Za-z0-9_]+))?\}")
_CONTROL = {"f": 0x0C, "n": 0x0A, "r": 0x0D, "t": 0x09, "v": 0x0B}
_CLASSES = {
    "d": charset.DIGIT,
    "D": ~charset.DIGIT,
    "s": charset.SPACE,
    "S": ~charset.SPACE,
    "w": charset.WORD,
    "W": ~charset.WORD,
}
_SYNTAX = frozenset("^$\\.*+?()[]{}|/")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_DIGITS = frozenset("0123456789")
_SIMPLE: dict[str, Node] = {"^": Start(), "$": End(), ".": Chars(charset.DOT)}


class _Parser:
    """One pass over a pattern; open groups are kept on a list, so depth costs no stack."""

    def __init__(
        self,
        pattern: str,
        unicode: bool,
        properties: Callable[[str, str | None], CharSet],
        max_nesting: int | None,
    ) -> None:
        self.pattern = pattern
        self.unicode = unicode
        self.properties = properties
        self.max_nesting = max_nesting
        self.at = 0
        self.count = 0
        self.names = self._find_names()
        self.group_count, self.count = self.count, 0
        # Annex B: \k is an escape only in patterns that name a group.
        self.named = unicode or bool(self.names)

    def _find_names(self) -> dict[str, int]:
        """Count the groups and number the names, which backreferences may use before they come."""
        names: dict[str, int] = {}
        for found in _GROUPS.finditer(self.pattern):
            if found[0][0] != "(":
                continue
            self.count += 1
            if found[0] == "(?<":
                self.at = found.end() - 1
                name = self._name()
                if names.setdefault(name, self.count) != self.count:
                    raise self._error(f"the group name {name!r} is used twice", found.start())
        self.at = 0
        return names

    def _error(self, reason: str, position: int | None = None) -> PatternError:
        return PatternError(reason, self.pattern, self.at if position is None else position)

    def _foreign(self, otherwise: str, position: int) -> PatternError:
        for start, reason in FOREIGN:
            if self.pattern.startswith(start, position):
                return self._error(reason, position)
        return self._error(otherwise, position)

    def _peek(self, ahead: int = 0) -> str:
        return self.pattern[self.at + ahead : self.at + ahead + 1]

    def parse(self) -> Node:
        frame = _Frame(0, lambda body: body)
        stack: list[_Frame] = []
        while char := self._peek():
            if char == "(":
                stack.append(frame)
                if self.max_nesting is not None and len(stack) > self.max_nesting:
                    raise self._error(f"groups nest more than {self.max_nesting} deep, the limit")
                frame = self._open()
            elif char == "|":
                self.at += 1
                frame.options.append(sequence(*frame.items))
                frame.items = []
            elif char == ")":
                if not stack:
                    raise self._error("a ) without its (")
                self.at += 1
                closed, frame = frame, stack.pop()
                frame.items.append(self._quantified(closed.make(closed.body()), closed.quantifiable, closed.position))
            elif run := _PLAIN.match(self.pattern, self.at):
                frame.items.extend(map(_literal, run[0]))
                self.at = run.end()
            else:
                position = self.at
                node = self._atom()
                quantifiable = not isinstance(node, Start | End | Boundary)
                frame.items.append(self._quantified(node, quantifiable, position))
        if stack:
            raise self._error("a ( without its )", frame.position)
        return frame.body()

    def _open(self) -> _Frame:
        position = self.at
        for start, (ahead, negated) in _LOOKS.items():
            if self.pattern.startswith(start, position):
                self.at += len(start)
                # Annex B lets lookaheads, not lookbehinds, be repeated.
                look = partial(Look, ahead=ahead, negated=negated, position=position)
                return _Frame(position, look, ahead and not self.unicode)
        if self.pattern.startswith("(?:", position):
            self.at += 3
            return _Frame(position, lambda body: body)
        name = None
        self.at += 1
        if self._peek() == "?":
            if self._peek(1) != "<":
                raise self._foreign("an unknown group", position)
            self.at += 1
            name = self._name()
        self.count += 1
        return _Frame(position, partial(Group, index=self.count, name=name, position=position))

    def _name(self) -> str:
        """Read a group's name in angle brackets; it is an identifier."""
        position = self.at
        self.at += 1
        name = ""
        while (char := self._peek()) and char != ">":
            self.at += 1
            if char == "\\":
                if self._peek() != "u":
                    raise self._error("a group name may escape characters by \\u only", position)
                self.at += 1
                point = self._unicode_escape(braces=True, join=True)
                if point is None:
                    raise self._error("a bad \\u escape in a group name", position)
                char = chr(point)
            if not (char == "$" or (name and char in "\u200c\u200d") or ("_" * bool(name) + char).isidentifier()):
                raise self._error("a group name must be an identifier", position)
            name += char
        if not (char and name):
            raise self._error("a group name must be an identifier, and end in >", position)
        self.at += 1
        return name

    def _quantified(self, node: Node, quantifiable: bool, position: int) -> Node:
        found = _QUANTIFIER.match(self.pattern, self.at)
        if found is None:
            return node
        if not quantifiable:
            raise self._error("an assertion can't be repeated")
        sign, low, comma, high, lazy = found.groups()
        bounds: tuple[int, int | None]
        if sign:
            bounds = _BOUNDS[sign]
        else:
            bounds = (_number(low), (_number(high) if high else None) if comma else _number(low))
            if high and _by_value(low) > _by_value(high):
                raise self._error("the numbers of a quantifier are out of order")
        self.at = found.end()
        return Repeat(node, *bounds, not lazy, position)

    def _atom(self) -> Node:
        char = self._peek()
        if char == "\\":
            return self._atom_escape()
        if char == "[":
            return self._class()
        if char in "*+?":
            raise self._error("nothing to repeat" if self.at == 0 else "nothing to repeat before this quantifier")
        if char in "{}]":
            if self.unicode:
                raise self._error(f"a lone {char}, which must be escaped")
            if char == "{" and _QUANTIFIER.match(self.pattern, self.at):
                raise self._error("nothing to repeat before this quantifier")
        self.at += 1
        return _SIMPLE.get(char) or _literal(char)

    def _atom_escape(self) -> Node:
        position = self.at
        char = self._peek(1)
        if char in ("b", "B"):
            self.at += 2
            return Boundary(char == "B")
        if char == "k" and self.named:
            self.at += 2
            if self._peek() != "<":
                raise self._error("\\k without a group name", position)
            name = self._name()
            if name not in self.names:
                raise self._error(f"no group is named {name!r}", position)
            return Backreference(self.names[name], position)
        if char in _DIGITS and char != "0":
            digits = _DECIMAL.match(self.pattern, self.at + 1)
            if digits and _number(digits[0]) <= self.group_count:
                self.at = digits.end()
                return Backreference(int(digits[0]), position)
            if self.unicode:
                raise self._error(f"a backreference to a group that is not there ({self.group_count} are)", position)
        value = self._escape(in_class=False)
        return _literal(chr(value)) if isinstance(value, int) else Chars(value)

    def _class(self) -> Node:
        position = self.at
        self.at += 1
        negated = self._peek() == "^"
        self.at += negated
        ranges: list[tuple[int, int]] = []
        while (char := self._peek()) != "]":
            if not char:
                raise self._error("a [ without its ]", position)
            start = self.at
            low = self._class_atom()
            if self._peek() != "-" or self._peek(1) in ("]", ""):
                ranges.extend(_ranges(low))
                continue
            self.at += 1
            high = self._class_atom()
            if isinstance(low, int) and isinstance(high, int):
                if low > high:
                    raise self._error("the ends of a class range are out of order", start)
                ranges.append((low, high))
            elif self.unicode:
                raise self._error("a class escape can't be the end of a range", start)
            else:
                ranges.extend((*_ranges(low), (0x2D, 0x2D), *_ranges(high)))
        self.at += 1
        members = charset.of(*ranges)
        return Chars(~members if negated else members)

    def _class_atom(self) -> int | CharSet:
        char = self._peek()
        if char == "\\":
            return self._escape(in_class=True)
        self.at += 1
        return ord(char)

    def _escape(self, *, in_class: bool) -> int | CharSet:
        """Read an escape that stands for a code point or a set of them."""
        position = self.at
        char = self._peek(1)
        self.at += 2
        if char in _CLASSES:
            return _CLASSES[char]
        if char in _CONTROL:
            return _CONTROL[char]
        if char == "b" and in_class:
            return 0x08
        if char in ("p", "P") and self.unicode:
            return self._property(position, negated=char == "P")
        if char in ("x", "u"):
            value = (
                self._hex(2)
                if char == "x"
                else self._unicode_escape(braces=self.unicode, join=self.unicode or not in_class)
            )
            if value is not None:
                return value
        elif char == "c":
            return self._control(position, in_class=in_class)
        elif char in _DIGITS:
            return self._octal(position)
        return self._identity(char, position, in_class=in_class)

    def _identity(self, char: str, position: int, *, in_class: bool) -> int:
        if not char:
            raise self._error("a \\ at the end", position)
        allowed = char in _SYNTAX or (in_class and char == "-") if self.unicode else not (char == "k" and self.named)
        if not allowed:
            raise self._foreign(f"\\{char} is no escape of ECMA-262", position)
        return ord(char)

    def _hex(self, width: int) -> int | None:
        found = _HEX[width].match(self.pattern, self.at)
        if found is None:
            return None
        self.at = found.end()
        return int(found[0], 16)

    def _unicode_escape(self, *, braces: bool, join: bool) -> int | None:
        r"""Read what follows \\u, or return None if nothing that belongs to it does."""
        if braces and (found := _CODE_POINT.match(self.pattern, self.at)):
            digits = found[1].lstrip("0")
            if len(digits) > 6 or int(digits or "0", 16) > charset.LAST:
                return None
            self.at = found.end()
            return int(digits or "0", 16)
        value = self._hex(4)
        if value is not None and join and 0xD800 <= value < 0xDC00:
            trail = _TRAIL.match(self.pattern, self.at)
            if trail:
                self.at = trail.end()
                return 0x10000 + ((value - 0xD800) << 10) + (int(trail[1], 16) - 0xDC00)
        return value

    def _control(self, position: int, *, in_class: bool) -> int:
        letter = self._peek()
        if letter in _LETTERS or (in_class and not self.unicode and (letter in _DIGITS or letter == "_")):
            self.at += 1
            return ord(letter) % 32
        if self.unicode:
            raise self._error("\\c must be followed by a letter", position)
        # Annex B: the backslash stands for itself, and the c comes after it.
        self.at -= 1
        return 0x5C

    def _octal(self, position: int) -> int:
        self.at -= 1
        if self._peek() == "0" and self._peek(1) not in _DIGITS:
            self.at += 1
            return 0
        if self.unicode:
            raise self._error("octal escapes are not allowed", position)
        found = _OCTAL.match(self.pattern, self.at)
        if found is None:
            self.at += 1
            return ord(self.pattern[self.at - 1])
        self.at = found.end()
        return int(found[0], 8)

    def _property(self, position: int, *, negated: bool) -> CharSet:
        found = _PROPERTY.match(self.pattern, self.at)
        if found is None:
            raise self._error("\\p must be followed by {Property} or {Property=Value}", position)
        self.at = found.end()
        try:
            members = self.properties(found[1], found[2])
        except LookupError as error:
            raise self._error(str(error.args[0]), position) from None
        return ~members if negated else members


@lru_cache(maxsize=4096)
def _literal(char: str) -> Chars:
    return Chars(charset.single(ord(char)))


def _ranges(item: int | CharSet) -> tuple[tuple[int, int], ...]:
    return ((item, item),) if isinstance(item, int) else item.ranges


def _by_value(digits: str) -> tuple[int, str]:
    """Return a key that orders decimal numbers of any length."""
    digits = digits.lstrip("0")
    return len(digits), digits


def _number(digits: str) -> int:
    """Return the number; one of more than 20 digits, which `int` may refuse, as 10**20."""
    length, digits = _by_value(digits)
    return int(digits or "0") if length <= 20 else 10**20
