"""Lines, blocks, names and literals of the source that is being written: schema text can't become code here.

What comes from a schema enters the source in two ways only: as a literal, which `literal` makes from exact types by
`repr`, or as part of a name, of which `identifier` keeps ASCII letters, digits and underscores after a prefix of ours.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from decimal import Decimal

from cio_schemas.exceptions import CompileError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

MAX_DIGITS = 4000
"""Python refuses to read or write longer decimal integers (sys.set_int_max_str_digits); hexadecimal has no limit."""

MAX_BITS = 2**16
"""How long an integer of a schema may be: to compare a longer one with a Decimal takes seconds for each instance."""

MAX_NESTING = 100
"""How many arrays and objects a literal may nest: Python's tokenizer allows 200 brackets."""


class Names:
    """Makes names, each of them unique.

    Args:
        taken: Names that are never given out.
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._counts: dict[str, int] = {}

    def copy(self) -> Names:
        """Return names that go on where these are."""
        other = Names(self._taken)
        other._counts = dict(self._counts)
        return other

    def new(self, wanted: str) -> str:
        """Return the name `wanted`, or where that is taken the first of `wanted_2`, `wanted_3`, ... that isn't."""
        name = wanted
        while name in self._taken:
            self._counts[wanted] = count = self._counts.get(wanted, 1) + 1
            name = f"{wanted}_{count}"
        self._taken.add(name)
        return name


class SourceWriter:
    """Collects the lines of a piece of source."""

    def __init__(self, indent: int = 0) -> None:
        self.lines: list[str] = []
        self._indent = indent
        self._names = Names()
        self._ended = (-1, -1)

    def line(self, text: str) -> None:
        """Write one line at the present indentation."""
        self.lines.append("    " * self._indent + text)

    @contextmanager
    def block(self, header: str) -> Iterator[None]:
        """Write a compound statement: its header, and what is written within, indented.

        An empty block is `pass`; an empty `else` is not written, and one that only holds an `if` becomes `elif`.
        """
        if header.startswith(("elif ", "else:")) and self._ended == (self._indent, len(self.lines)):
            raise AssertionError(f"{header!r} after the `else` of its chain")
        self.line(header)
        self._indent += 1
        before = len(self.lines)
        yield
        if len(self.lines) == before and header == "else:":
            self.lines.pop()
        elif len(self.lines) == before:
            self.line("pass")
        self._indent -= 1
        if header == "else:":
            self._join_chain(before)
            self._ended = self._indent, len(self.lines)

    def _join_chain(self, start: int) -> None:
        """Make an `else` whose block begins at a line, and is one chain of conditions, part of the chain it ends."""
        inner = "    " * (self._indent + 1)
        heads = [line[len(inner) :] for line in self.lines[start:] if line[len(inner) : len(inner) + 1] != " "]
        if heads and heads[0].startswith("if ") and all(head.startswith(("elif ", "else:")) for head in heads[1:]):
            self.lines[start - 1 :] = [line[4:] for line in self.lines[start:]]
            self.lines[start - 1] = f"{inner[4:]}el{heads[0]}"

    def local(self, hint: str) -> str:
        """A name for a local variable that this writer hasn't given out yet, such as `v_email` or `v_email_2`."""
        return self._names.new("v_" + identifier(hint) if hint else "v")


def identifier(text: str) -> str:
    """Return the part of a text that can be in a Python name, in lower case and cut to a reasonable length."""
    words = re.findall(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]*|[0-9]+", text[:200])
    return "_".join(words).lower()[:40].strip("_") or "x"


def literal(value: Any, depth: int = 0) -> str:
    """Return a Python expression for a JSON value, which evaluates to exactly that value whatever text it holds.

    Args:
        value: The value.
        depth: How many arrays and objects there are around it.

    Raises:
        CompileError: The value isn't JSON, or nests too deeply.
    """
    kind = type(value)
    if kind is str:
        return _quoted(value)
    if kind is bool or value is None:
        return repr(value)
    if kind is int:
        if value.bit_length() <= 64:
            return repr(value)
        if value.bit_length() > MAX_BITS:
            digits = value.bit_length() * 3 // 10
            raise CompileError(f"an integer of some {digits:,} digits is longer than is compared in bearable time")
        # Larger integers can be chosen to collide, and Python's compiler keeps constants in a dict.
        return f'int("{value}")' if value.bit_length() < 3 * MAX_DIGITS else f'int("{value:#x}", 16)'
    if kind is float and value - value == 0:
        return repr(value)
    if kind is Decimal and value.is_finite():
        return f"Decimal({_quoted(str(value))})"
    if depth > MAX_NESTING:
        raise CompileError(f"a value nests more than {MAX_NESTING} arrays and objects")
    if kind is list:
        return "[" + ", ".join([literal(item, depth + 1) for item in value]) + "]"
    if kind is tuple:
        return "(" + ", ".join([literal(item, depth + 1) for item in value]) + ("," if len(value) == 1 else "") + ")"
    if kind is dict:
        members = [f"{literal(name)}: {literal(member, depth + 1)}" for name, member in value.items()]
        return "{" + ", ".join(members) + "}"
    raise CompileError(f"{value!r:.60} is not a JSON value")


def docstring(text: str) -> str:
    """Return a docstring that holds some text, in three quotes of the kind that the text doesn't have."""
    quoted = literal(text)
    return quoted[0] * 2 + quoted + quoted[0] * 2


def _quoted(text: str) -> str:
    """Return a string literal in double quotes, unless that would take an escape more."""
    plain = repr(text)
    return f'"{plain[1:-1]}"' if plain[0] == "'" and '"' not in plain else plain
