r"""The characters of a pattern: its text as it is read, and in it escapes and classes.

Annex B takes `\ud83d\udc32` outside a class as the one character it spells, since texts are sequences of code points
here, where a JavaScript engine would see UTF-16 code units.
"""

from __future__ import annotations

import re
from functools import cache

from cio_schemas.ecma import charset
from cio_schemas.ecma.errors import FOREIGN, PatternError
from cio_schemas.ecma.tree import Chars

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from cio_schemas.ecma.charset import CharSet

_HEX = {2: "[0-9a-fA-F]{2}", 4: "[0-9a-fA-F]{4}"}
_CODE_POINT = r"\{([0-9a-fA-F]+)\}"
_TRAIL = r"\\u([dD][c-fC-F][0-9a-fA-F]{2})"
_OCTAL = "[0-3][0-7]{0,2}|[4-7][0-7]?"
_PROPERTY = r"\{([A-Za-z0-9_]+)(?:=([A-Za-z0-9_]+))?\}"
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
DIGITS = frozenset("0123456789")


compiled = cache(re.compile)
"""A regular expression of Python's, compiled when it is first needed: most patterns need few of them."""


class Reader:
    r"""A pattern that is being read.

    Attributes:
        pattern: Its text.
        unicode: Whether it has the `u` flag; without, Annex B applies.
        properties: Returns the characters that `\p{...}` names; raises a LookupError if the name is unknown.
        named: Whether `\k` is an escape: by Annex B only in patterns that name a group.
        at: The offset of what is read next.
    """

    __slots__ = ("at", "named", "pattern", "properties", "unicode")

    def __init__(self, pattern: str, unicode: bool, properties: Callable[[str, str | None], CharSet]) -> None:
        self.pattern = pattern
        self.unicode = unicode
        self.properties = properties
        self.named = True
        self.at = 0

    def match(self, expression: str) -> re.Match[str] | None:
        """Return the match of a regular expression of Python's that begins here, if there is one."""
        return compiled(expression).match(self.pattern, self.at)

    def error(self, reason: str, position: int | None = None) -> PatternError:
        """Return the error for what is wrong at an offset, or here."""
        return PatternError(reason, self.pattern, self.at if position is None else position)

    def foreign(self, otherwise: str, position: int) -> PatternError:
        """Return the error for a construct of another dialect at an offset, or the given reason if it is of none."""
        for start, reason in FOREIGN:
            if self.pattern.startswith(start, position):
                return self.error(reason, position)
        return self.error(otherwise, position)

    def peek(self, ahead: int = 0) -> str:
        """Return the next character, or one further ahead; empty at the end."""
        return self.pattern[self.at + ahead : self.at + ahead + 1]

    def character_class(self) -> Chars:
        """Read a class in brackets."""
        position = self.at
        self.at += 1
        negated = self.peek() == "^"
        self.at += negated
        ranges: list[tuple[int, int]] = []
        while (char := self.peek()) != "]":
            if not char:
                raise self.error("a [ without its ]", position)
            start = self.at
            low = self._class_atom()
            if self.peek() != "-" or self.peek(1) in ("]", ""):
                ranges.extend(_ranges(low))
                continue
            self.at += 1
            high = self._class_atom()
            if isinstance(low, int) and isinstance(high, int):
                if low > high:
                    raise self.error("the ends of a class range are out of order", start)
                ranges.append((low, high))
            elif self.unicode:
                raise self.error("a class escape can't be the end of a range", start)
            else:
                ranges.extend((*_ranges(low), (0x2D, 0x2D), *_ranges(high)))
        self.at += 1
        members = charset.of(*ranges)
        return Chars(~members if negated else members)

    def _class_atom(self) -> int | CharSet:
        char = self.peek()
        if char == "\\":
            return self.escape(in_class=True)
        self.at += 1
        return ord(char)

    def escape(self, *, in_class: bool) -> int | CharSet:
        """Read an escape that stands for a code point or a set of them."""
        position = self.at
        char = self.peek(1)
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
                else self.unicode_escape(braces=self.unicode, join=self.unicode or not in_class)
            )
            if value is not None:
                return value
        elif char == "c":
            return self._control(position, in_class=in_class)
        elif char in DIGITS:
            return self._octal(position)
        return self._identity(char, position, in_class=in_class)

    def _identity(self, char: str, position: int, *, in_class: bool) -> int:
        if not char:
            raise self.error("a \\ at the end", position)
        allowed = char in _SYNTAX or (in_class and char == "-") if self.unicode else not (char == "k" and self.named)
        if not allowed:
            raise self.foreign(f"\\{char} is not an escape of ECMA-262", position)
        return ord(char)

    def _hex(self, width: int) -> int | None:
        found = self.match(_HEX[width])
        if found is None:
            return None
        self.at = found.end()
        return int(found[0], 16)

    def unicode_escape(self, *, braces: bool, join: bool) -> int | None:
        r"""Read what follows \\u, or return None if nothing that belongs to it does."""
        if braces and (found := self.match(_CODE_POINT)):
            digits = found[1].lstrip("0")
            if len(digits) > 6 or int(digits or "0", 16) > charset.LAST:
                return None
            self.at = found.end()
            return int(digits or "0", 16)
        value = self._hex(4)
        if value is not None and join and 0xD800 <= value < 0xDC00:
            trail = self.match(_TRAIL)
            if trail:
                self.at = trail.end()
                return 0x10000 + ((value - 0xD800) << 10) + (int(trail[1], 16) - 0xDC00)
        return value

    def _control(self, position: int, *, in_class: bool) -> int:
        letter = self.peek()
        if letter in _LETTERS or (in_class and not self.unicode and (letter in DIGITS or letter == "_")):
            self.at += 1
            return ord(letter) % 32
        if self.unicode:
            raise self.error("\\c must be followed by a letter", position)
        # Annex B: the backslash stands for itself, and the c comes after it.
        self.at -= 1
        return 0x5C

    def _octal(self, position: int) -> int:
        self.at -= 1
        if self.peek() == "0" and self.peek(1) not in DIGITS:
            self.at += 1
            return 0
        if self.unicode:
            raise self.error("octal escapes are not allowed", position)
        found = self.match(_OCTAL)
        if found is None:
            self.at += 1
            return ord(self.pattern[self.at - 1])
        self.at = found.end()
        return int(found[0], 8)

    def _property(self, position: int, *, negated: bool) -> CharSet:
        found = self.match(_PROPERTY)
        if found is None:
            raise self.error("\\p must be followed by {Property} or {Property=Value}", position)
        self.at = found.end()
        try:
            members = self.properties(found[1], found[2])
        except LookupError as error:
            raise self.error(str(error.args[0]), position) from None
        return ~members if negated else members


def _ranges(item: int | CharSet) -> tuple[tuple[int, int], ...]:
    return ((item, item),) if isinstance(item, int) else item.ranges
