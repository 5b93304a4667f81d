"""A generated module as it grows: its functions, constants and imports, and what its failures refer to."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from copy import copy
from typing import TYPE_CHECKING, Any, NamedTuple

from cio_schemas import formats, runtime
from cio_schemas.compiler.expression import HOLE, TRUE, Expression, all_of, any_of, call, compare, constant, negation
from cio_schemas.compiler.loops import EVERY_STEP
from cio_schemas.compiler.nodes import Format, SchemaPlan, Unit
from cio_schemas.compiler.writer import Names, identifier, literal
from cio_schemas.failures.failure import Site
from cio_schemas.schema.pointer import tokens_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from cio_schemas import ecma
    from cio_schemas.compiler.loops import Counted
    from cio_schemas.schema.resources import Location

WriteFunction = Callable[["Module", Unit, str], list[str]]

_IMPORTED_FROM = {
    "re": "re",
    "Decimal": "decimal",
    "formats": "cio_schemas",
    "Automaton": "cio_schemas.ecma.automaton",
    "every": "cio_schemas.ecma.automaton",
    "looking": "cio_schemas.ecma.automaton",
    "up_to": "cio_schemas.ecma.automaton",
}
"""Where generated code imports names from; all others from `cio_schemas.runtime`."""

_RESERVED = ("is_valid", "collect", "SCHEMA", "SITES", "MESSAGES", "BASE", *_IMPORTED_FROM, *vars(runtime))
"""The names that functions and constants of a generated module can't have."""

_STRUCTURE = frozenset(
    ("$defs", "definitions", "properties", "items", "prefixItems", "allOf", "anyOf", "oneOf", "patternProperties")
)


class Source(NamedTuple):
    """Source text without imports, and the names it needs imported."""

    text: str
    needs: frozenset[str]

    def complete(self) -> str:
        """Return the text with its imports."""
        imports = imports_of(map(imported, self.needs))
        blank = "\n" if imports and self.text.startswith("def ") else ""
        return f"{imports}{blank}{self.text}"


class FunctionSource(NamedTuple):
    """One function of a module.

    Attributes:
        name: Its name.
        source: Its source, with the constants that it uses.
        called: The functions that it calls besides itself, by name: their kind and their unit.
    """

    name: str
    source: Source
    called: dict[str, tuple[str, Unit]]


class Module:
    """What is known of a generated module while its functions are written.

    Args:
        base: The base URI of the schema it is of.
        write_accept: Writes the function that says whether a unit accepts an instance.
        write_collect: Writes the function that collects the failures of a unit.
        first_site: The number of its first site.
        counted: Which functions count the steps of a walk.

    Attributes:
        base: As given.
        sites: The assertions that failures refer to.
        bound: The objects that names refer to and that have no source: a user's own formats.
        needs: The names that have to be imported for what was written since the last `write`.
    """

    def __init__(
        self,
        base: str,
        write_accept: WriteFunction,
        write_collect: WriteFunction,
        first_site: int = 0,
        counted: Counted = EVERY_STEP,
    ) -> None:
        self.base = base
        self._counted = counted
        self.first_site = first_site
        self.sites: list[Site] = []
        self.bound: dict[str, Any] = {}
        self.needs: set[str] = set()
        self._writers = {"is": write_accept, "collect": write_collect}
        self._names = Names(_RESERVED)
        self._functions: dict[tuple[str, Unit], str] = {}
        self._tags: dict[Unit, str] = {}
        self._queue: deque[tuple[str, Unit, str]] = deque()
        self._expressions: dict[str, str] = {}
        self._constants: list[str] = []
        self._tables: list[str] = []

    def copy(self) -> Module:
        """Return a copy of this module, wholly written, to continue from; this one does not change."""
        other = copy(self)
        other.sites, other.bound = list(self.sites), dict(self.bound)
        other._names = self._names.copy()  # noqa: SLF001 - our own
        other._functions, other._expressions = dict(self._functions), dict(self._expressions)  # noqa: SLF001
        other._tags, other._queue = dict(self._tags), deque()  # noqa: SLF001
        return other

    # -- what emitted code refers to by name --

    def shown(self, location: Location) -> str:
        """Return a location as people read it: only the fragment if the base URI is the schema's own."""
        return f"#{location.pointer}" if location.base == self.base else str(location)

    def tag(self, unit: Unit, string: str) -> None:
        """Remember the string that distinguishes a branch: its functions are named after it."""
        self._tags.setdefault(unit, string)

    def accept(self, unit: Unit) -> str:
        """Return the name of the function that says whether `unit` accepts an instance."""
        return self._function("is", unit)

    def collect(self, unit: Unit) -> str:
        """Return the name of the function that collects the failures of `unit`."""
        return self._function("collect", unit)

    def _function(self, kind: str, unit: Unit) -> str:
        if (kind, unit) not in self._functions:
            name = self._names.new(f"{kind}_{_hint(unit, self._tags.get(unit))}")
            self._functions[kind, unit] = name
            self._queue.append((kind, unit, name))
        return self._functions[kind, unit]

    def constant(self, hint: str, value: Expression) -> Expression:
        """Return a constant that is named, with the value of an expression; equal expressions share one."""
        text = str(value)
        if text not in self._expressions:
            name = self._names.new(identifier(hint).upper())
            self._expressions[text] = name
            self._constants.append(f"{name} = {text}")
            self.needs |= value.needs
        return Expression(HOLE, (self._expressions[text],))

    def table(self, hint: str, entries: dict[str, str]) -> str:
        """Return the name of a dict from strings to values that are given by their source."""
        name = self._names.new(identifier(hint).upper())
        lines = [f"    {literal(key)}: {value}," for key, value in entries.items()]
        self._tables.append("\n".join([f"{name} = {{", *lines, "}"]))
        return name

    def match(self, pattern: ecma.Pattern, value: str) -> Expression:
        """Return the condition that `pattern` matches the string that `value` names."""
        if pattern.literal is not None and pattern.literal[0] in _LITERAL_MATCHES:
            kind, text = pattern.literal
            return _LITERAL_MATCHES[kind](value, constant(text))
        matcher = Expression(pattern.construction, needs=_needs_of(pattern))
        return call(self.constant("pattern", matcher), value, is_bool=False)

    def mismatch(self, pattern: ecma.Pattern, value: str) -> Expression:
        """Return the condition that `pattern` doesn't match the string that `value` names."""
        if pattern.literal is not None and pattern.literal[0] in _LITERAL_MISMATCHES:
            kind, text = pattern.literal
            return _LITERAL_MISMATCHES[kind](value, constant(text))
        if pattern.literal is None and pattern.refusal is not None:
            refusal = Expression(pattern.refusal, needs=_needs_of(pattern))
            return call(self.constant("unlike pattern", refusal), value, is_bool=False)
        return negation(self.match(pattern, value))

    def unlike_format(self, name: str, value: str) -> Expression:
        """Return the condition that the string that `value` names is not of one of the nineteen formats."""
        parts = []
        if name in formats.DOUBTED:
            doubt = call("formats.doubt", constant(name), imported=True)
            parts.append(call(self.constant(f"unlike {name}", doubt), value, is_bool=False))
        if name not in formats.SETTLED:
            check = call("formats.check", constant(name), imported=True)
            parts.append(negation(call(self.constant(name, check), value, is_bool=False)))
        return all_of(parts)

    def own_format(self, form: Format) -> str:
        """Return the name of a function of the user's own that checks a format."""
        name = "FORMAT_" + identifier(form.name).upper()
        while self.bound.setdefault(name, form.own) is not form.own:
            name += "_"
        return name

    def site(self, keyword: str, node: SchemaPlan, schema_path: tuple[str | int, ...]) -> int:
        """Return the number of a new site."""
        location = f"{node.location}/{keyword}"  # a keyword that is known has nothing to be escaped
        self.sites.append(Site(keyword, node.schema.get(keyword), node.schema, schema_path, location))
        return self.first_site + len(self.sites) - 1

    def site_of_false(self, location: Location, schema_path: tuple[str | int, ...]) -> int:
        """Return the number of a new site for a `false` schema."""
        self.sites.append(Site(None, None, False, schema_path, str(location)))
        return self.first_site + len(self.sites) - 1

    def counts(self, unit: Unit) -> bool:
        """Return whether the functions of a unit count the steps of a walk."""
        return unit in self._counted.units

    @property
    def counts_holders(self) -> bool:
        """Whether the functions count the arrays and objects that they walk over."""
        return self._counted.holders

    def nests(self, node: SchemaPlan, keywords: Collection[str]) -> bool:
        """Return whether walks by some keywords hold others; see `Counted`."""
        return self._counted.nests(node, keywords)

    # -- the text --

    def write(self) -> Source:
        """Write what is queued and not written yet: a piece of a module that continues the pieces before."""
        functions: list[str] = []
        while self._queue:
            functions += self._next()
        return self._assembled(functions)

    def piece(self, kind: str, unit: Unit) -> FunctionSource:
        """Write one function without those that it calls, in a module that holds nothing else.

        Args:
            kind: "is" or "collect".
            unit: What the function is of.
        """
        name = self._function(kind, unit)
        source = self._assembled(self._next())
        called = {other: (of, each) for of, each, other in self._queue}
        self._queue.clear()
        return FunctionSource(name, source, called)

    def _next(self) -> list[str]:
        kind, unit, name = self._queue.popleft()
        return ["", "", *self._writers[kind](self, unit, name)]

    def _assembled(self, functions: list[str]) -> Source:
        constants, tables, needs = self._constants, self._tables, self.needs
        self._constants, self._tables, self.needs = [], [], set()
        tables = ["", "", *tables] if tables else []
        return Source("\n".join([*constants, *functions, *tables]).strip("\n"), frozenset(needs))


_LITERAL_MATCHES: dict[str, Callable[[str, Expression], Expression]] = {
    "always": lambda _, __: TRUE,
    "prefix": lambda value, text: call(f"{value}.startswith", text),
    "suffix": lambda value, text: call(f"{value}.endswith", text),
    "contains": lambda value, text: compare(text, "in", value),
    "equal": lambda value, text: compare(value, "==", text),
}
_LITERAL_MISMATCHES: dict[str, Callable[[str, Expression], Expression]] = {
    "made of": lambda value, text: any_of([negation(value), call(f"{value}.strip", text, is_bool=False)]),
    "empty or made of": lambda value, text: call(f"{value}.strip", text, is_bool=False),
}


def imported(name: str) -> tuple[str, str]:
    """Return where generated code imports a name from: the module and the name there, empty for the module itself."""
    origin = _IMPORTED_FROM.get(name, "cio_schemas.runtime")
    return origin, "" if origin == name else name


def imports_of(wanted: Iterable[tuple[str, str]]) -> str:
    """Return import lines in isort's order, and a blank line after them.

    Args:
        wanted: For each import the module and the name in it, which is empty for the module itself.
    """
    by_origin: dict[str, list[str]] = {}
    for origin, name in sorted(wanted, key=lambda pair: (pair[1].islower(), pair[1])):
        by_origin.setdefault(origin if name else f" {origin}", []).append(name)
    lines: list[str] = []
    for origin in sorted(by_origin, key=lambda origin: (origin.startswith("cio_schemas"), origin)):
        if lines and origin.startswith("cio_schemas") and "cio_schemas" not in lines[-1]:
            lines.append("")
        lines.append(f"from {origin} import {', '.join(by_origin[origin])}" if origin[0] != " " else f"import{origin}")
    return "\n".join([*lines, "", ""]) if lines else ""


def _needs_of(pattern: ecma.Pattern) -> frozenset[str]:
    return frozenset(("re", *pattern.needs) if "re.compile(" in pattern.construction else pattern.needs)


def _hint(unit: Unit, tag: str | None) -> str:
    """Return a name for a unit: from the names in its location, or the tag of a branch."""
    tokens = tokens_of(unit.location.pointer)
    if tag is not None and tokens[-2:-1] in (["anyOf"], ["oneOf"]):
        tokens[-2:] = [tag]
    named = [
        f"{before} {token}" if token.isdecimal() else token  # the first of `oneOf` is "one_of_0"
        for before, token in zip(["", *tokens], tokens, strict=False)
        if token not in _STRUCTURE
    ]
    stem = unit.location.base.rstrip("/").rpartition("/")[2].partition(".")[0]
    return identifier(" ".join(named[-3:] or tokens or [stem or "schema"]))
