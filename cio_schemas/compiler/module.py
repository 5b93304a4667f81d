"""A generated module as it grows: its functions, constants and imports, and what its failures refer to."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable
from copy import copy
from typing import TYPE_CHECKING, Any

from cio_schemas import formats
from cio_schemas.compiler.nodes import Format, SchemaNode, Unit
from cio_schemas.compiler.writer import Names, all_of, identifier, literal
from cio_schemas.failures.failure import Site
from cio_schemas.schema.pointer import tokens_of

if TYPE_CHECKING:
    from cio_schemas import ecma

WriteFunction = Callable[["Module", Unit, str], list[str]]

RUNTIME = ("equal", "is_integer", "is_multiple", "is_number", "is_unique", "too_deep")
"""What generated code may call of `runtime`."""
AUTOMATA = ("Automaton", "every")
"""What generated code may call of `ecma.automaton`."""

_STRUCTURE = frozenset(
    ("$defs", "definitions", "properties", "items", "prefixItems", "allOf", "anyOf", "oneOf", "patternProperties")
)


class Module:
    """What is known of a generated module while its functions are written."""

    def __init__(self, write_accept: WriteFunction, write_collect: WriteFunction) -> None:
        self.sites: list[Site] = []
        self.bound: dict[str, Any] = {}
        self._writers = {"is": write_accept, "collect": write_collect}
        self._names = Names((*RUNTIME, *AUTOMATA, "is_valid", "collect"))
        self._functions: dict[tuple[str, Unit], str] = {}
        self._queue: deque[tuple[str, Unit, str]] = deque()
        self._expressions: dict[str, str] = {}
        self._constants: list[str] = []
        self._tables: list[str] = []

    def copy(self) -> Module:
        """A module that goes on where this one is; what is written to it isn't written to this one."""
        other = copy(self)
        other.sites, other.bound = list(self.sites), dict(self.bound)
        other._names = self._names.copy()  # noqa: SLF001 - our own
        other._functions, other._queue = dict(self._functions), deque(self._queue)  # noqa: SLF001
        other._expressions = dict(self._expressions)  # noqa: SLF001
        other._constants, other._tables = list(self._constants), list(self._tables)  # noqa: SLF001
        return other

    # -- what emitted code refers to by name --

    def accept(self, unit: Unit) -> str:
        """The name of the function that says whether `unit` accepts an instance."""
        return self._function("is", unit)

    def collect(self, unit: Unit) -> str:
        """The name of the function that collects the failures of `unit`."""
        return self._function("collect", unit)

    def _function(self, kind: str, unit: Unit) -> str:
        if (kind, unit) not in self._functions:
            name = self._names.new(f"{kind}_{_hint(unit)}")
            self._functions[kind, unit] = name
            self._queue.append((kind, unit, name))
        return self._functions[kind, unit]

    def constant(self, hint: str, expression: str) -> str:
        """The name of a constant with the value of `expression`; equal expressions share one."""
        if expression not in self._expressions:
            name = self._names.new(identifier(hint).upper())
            self._expressions[expression] = name
            self._constants.append(f"{name} = {expression}")
        return self._expressions[expression]

    def table(self, hint: str, entries: dict[str, Unit]) -> str:
        """The name of a dict from strings to accepting functions."""
        name = self._names.new(identifier(hint).upper())
        lines = [f"    {literal(key)}: {self.accept(unit)}," for key, unit in entries.items()]
        self._tables.append("\n".join([f"{name} = {{", *lines, "}"]))
        return name

    def match(self, pattern: ecma.Pattern, value: str) -> str:
        """An expression that is true where `pattern` matches the string that `value` names."""
        if pattern.literal is None or pattern.literal[0] not in _LITERAL_MATCHES:
            return f"{self._matcher(pattern)}({value})"
        kind, text = pattern.literal
        return _LITERAL_MATCHES[kind].format(v=value, text=literal(text))

    def mismatch(self, pattern: ecma.Pattern, value: str) -> str:
        """An expression that is true where `pattern` doesn't match the string that `value` names."""
        if pattern.literal is not None and pattern.literal[0] in _LITERAL_MISMATCHES:
            kind, text = pattern.literal
            return _LITERAL_MISMATCHES[kind].format(v=value, text=literal(text))
        if pattern.literal is None and pattern.refusal is not None:
            return f"{self.constant('unlike pattern', pattern.refusal)}({value})"
        return f"not {self.match(pattern, value)}"

    def _matcher(self, pattern: ecma.Pattern) -> str:
        return self.constant("pattern", pattern.construction)

    def unlike_format(self, name: str, value: str) -> str:
        """An expression that is true where the string that `value` names is not of one of the nineteen formats."""
        parts = []
        if name in formats.DOUBTED:
            parts.append(f"{self.constant(f'unlike {name}', f'formats.doubt({literal(name)})')}({value})")
        if name not in formats.SETTLED:
            parts.append(f"not {self.constant(name, f'formats.check({literal(name)})')}({value})")
        return all_of(parts)

    def own_format(self, form: Format) -> str:
        """The name of a function of the user's own that checks a format."""
        name = "FORMAT_" + identifier(form.name).upper()
        while self.bound.setdefault(name, form.own) is not form.own:
            name += "_"
        return name

    def site(self, keyword: str | None, node: SchemaNode | None, schema_path: tuple[str | int, ...]) -> int:
        """The number of a new site; a `false` schema has neither keyword nor node."""
        if node is None or keyword is None:
            self.sites.append(Site(None, None, False, schema_path, ""))
        else:
            location = str(node.location.child(keyword))
            self.sites.append(Site(keyword, node.schema.get(keyword), node.schema, schema_path, location))
        return len(self.sites) - 1

    # -- the text --

    def text(self, entry: Callable[[str], str]) -> str:
        """Write what is queued and not written yet, ending with what `entry` makes of the source so far.

        Returns:
            Constants, functions and tables, as a piece of a module that continues the pieces before; without imports.
        """
        functions: list[str] = []
        while self._queue:
            kind, unit, name = self._queue.popleft()
            functions += ["", "", *self._writers[kind](self, unit, name)]
        constants, tables = self._constants, self._tables
        self._constants, self._tables = [], []
        body = "\n".join([*constants, *functions, "", "", *tables])
        return (body + "\n" + entry(body)).strip() + "\n"


_LITERAL_MATCHES = {
    "always": "True",
    "prefix": "{v}.startswith({text})",
    "suffix": "{v}.endswith({text})",
    "contains": "({text} in {v})",
    "equal": "({v} == {text})",
}
_LITERAL_MISMATCHES = {
    "always": "False",
    "equal": "{v} != {text}",
    "contains": "{text} not in {v}",
    "made of": "not {v} or {v}.strip({text})",
    "empty or made of": "{v}.strip({text})",
}


def imports_of(body: str) -> str:
    """The import lines for what `body` uses; a name that only occurs in a literal costs an import, nothing more."""
    lines = library_imports_of(body)
    if used := used_of(RUNTIME, body):
        lines.append(f"from cio_schemas.runtime import {', '.join(used)}")
    if used := used_of(AUTOMATA, body):
        lines.append(f"from cio_schemas.ecma.automaton import {', '.join(used)}")
    return "\n".join([*lines, "", ""]) if lines else ""


def library_imports_of(body: str) -> list[str]:
    """The import lines for what `body` uses and a standalone module imports too."""
    lines = []
    if "re.compile(" in body:
        lines.append("import re")
    if "Decimal(" in body:
        lines.append("from decimal import Decimal")
    if re.search(r"^\w+ = formats\.", body, re.MULTILINE):  # a constant, for no literal has a line of its own
        lines.append("from cio_schemas import formats")
    return lines


def used_of(names: tuple[str, ...], body: str) -> list[str]:
    """Those of some functions that `body` calls."""
    called = set(re.findall(r"\b\w+(?=\()", body))
    return [name for name in names if name in called]


def _hint(unit: Unit) -> str:
    """What to call a unit: by the names in its location, leaving out the keywords around them."""
    tokens = tokens_of(unit.location.pointer)
    named = [
        f"{before} {token}" if token.isdecimal() else token  # the first of `oneOf` is "one_of_0"
        for before, token in zip(["", *tokens], tokens, strict=False)
        if token not in _STRUCTURE
    ]
    stem = unit.location.base.rstrip("/").rpartition("/")[2].partition(".")[0]
    return identifier(" ".join(named[-3:] or tokens or [stem or "schema"]))
