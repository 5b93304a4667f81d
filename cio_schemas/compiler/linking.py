"""Generated source becomes functions: whole modules at once, or one function when it is first called."""

from __future__ import annotations

import builtins
from collections import ChainMap
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from cio_schemas.compiler.loops import EVERY_STEP, counted
from cio_schemas.compiler.module import Module, Source
from cio_schemas.compiler.schema_object import write_accept, write_collect

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, MutableMapping
    from types import CodeType

    from cio_schemas.compiler.loops import Counted
    from cio_schemas.compiler.nodes import Unit
    from cio_schemas.failures.failure import Site

Found = TypeVar("Found")

_serial = count(1)


class LinkedPart(NamedTuple):
    """A part of a generated module, executed.

    Attributes:
        module: What is known of the module up to here; not to be written to any more.
        source: The source of the part.
        namespace: What it and the parts before it define.
    """

    module: Module
    source: Source
    namespace: dict[str, Any]


def linked(module: Module, source: Source, namespace: dict[str, Any], unit: Unit) -> LinkedPart:
    """Execute a part of a module; a traceback through it shows its lines.

    Args:
        module: What it is a part of.
        source: Its source.
        namespace: What the parts before it define; what it defines is added.
        unit: What to name it after.
    """
    translated(module, source, unit).execute(namespace)
    return LinkedPart(module, source, namespace)


class Translated(NamedTuple):
    """Generated source as bytecode, to be executed as often as it is linked.

    Attributes:
        code: The bytecode.
        bound: What it refers to that has no source, and what `linecache` asks for.
    """

    code: CodeType
    bound: dict[str, Any]

    def execute(self, namespace: dict[str, Any]) -> None:
        """Add what it defines to a namespace, which holds what it calls."""
        namespace |= self.bound
        exec(self.code, namespace)  # noqa: S102 - no schema text enters it as code


def translated(module: Module, source: Source, unit: Unit) -> Translated:
    """Translate generated source to bytecode; a traceback through it shows its lines.

    Args:
        module: What it is a part of.
        source: The source.
        unit: What to name it after.
    """
    name = f"cio_schemas.compiled.{next(_serial)}:{unit.location}"  # `linecache` wants it unique
    text = source.complete()
    bound = {**module.bound, "__name__": name, "__loader__": _Loader(text)}
    return Translated(builtins.compile(text, name, "exec"), bound)


class _Loader(NamedTuple):
    """What `linecache` asks for the lines of generated source, when a traceback is printed (PEP 302, get_source)."""

    source: str

    def get_source(self, _name: str) -> str:
        return self.source


_MOST_SITES = 1_000_000
"""More than one function has: the functions of pieces number theirs apart."""


class FunctionCode(NamedTuple):
    """One function, not linked yet.

    Attributes:
        name: Its name.
        translated: Its source as bytecode.
        called: The functions that it calls, by name: of which kind, and of which unit.
    """

    name: str
    translated: Translated
    called: dict[str, tuple[str, Unit]]


class UnitChanges(NamedTuple):
    """What differs in a schema that differs in a few units from another one.

    Attributes:
        instead: The units that others take the place of, each with that.
        new: All units that only it has.
        around: The units that it has too, and whose functions call new ones, directly or indirectly.
    """

    instead: Mapping[Unit, Unit]
    new: frozenset[Unit]
    around: frozenset[Unit]

    def touches(self, unit: Unit) -> bool:
        """Return whether the function of a unit is not the other schema's."""
        return unit in self.new or unit in self.around


class Pieces:
    """The functions of a schema, each written and linked when it is first called: an error needs few of them.

    Like `Compiled` it has no lock. Threads that need a function at the same time each link it, and its sites have
    numbers of their own each time, so that it does not matter which of them is kept.

    Args:
        base: The base URI of the schema.
        root: The unit of the schema; None if there are variants of it.

    Attributes:
        sites: The assertions that failures refer to, as far as their functions are linked, by number.
    """

    def __init__(self, base: str, root: Unit | None = None) -> None:
        self.sites: MutableMapping[int, Site] = {}
        self._base = base
        self._root = root
        self._counted: Counted | None = None
        self._numbers = count()
        self._pieces: dict[tuple[str, Unit], FunctionCode] = {}
        self._functions: dict[tuple[str, Unit], Callable[..., Any]] = {}
        self._interrupted: tuple[str, Unit] | None = None
        self._original: Pieces | None = None
        self._revision = UnitChanges({}, frozenset(), frozenset())

    def revised(self, revision: UnitChanges) -> Pieces:
        """Return pieces in which some units take the place of others; all else is written, or linked, once for both."""
        other = Pieces(self._base)
        other.sites = ChainMap({}, self.sites)
        other._numbers, other._original, other._revision = self._numbers, self, revision
        return other

    def accept(self, unit: Unit) -> Callable[[Any], bool]:
        """Return the function that says whether a unit accepts an instance."""
        return self._function("is", unit)

    def collect(self, unit: Unit) -> Callable[..., None]:
        """Return the function that appends the failures of a unit."""
        return self._function("collect", unit)

    def run(self, walk: Callable[[Any], Found], instance: Any) -> Found:
        """Return what a function returns that calls these for an instance.

        Where there was no room to link one of them on the stack, it is linked then, and the function is called again.
        """
        while True:
            try:
                return walk(instance)
            except RecursionError:
                wanted, self._interrupted = self._interrupted, None
                if wanted is None:  # the instance has exhausted the stack
                    raise
                self._function(*wanted)

    def _function(self, kind: str, unit: Unit) -> Callable[..., Any]:
        unit = self._revision.instead.get(unit, unit)
        found = self._functions.get((kind, unit))
        if found is None:
            self._interrupted = kind, unit
            found = self._functions[kind, unit] = self._made(kind, unit)
            self._interrupted = None
        return found

    def _made(self, kind: str, unit: Unit) -> Callable[..., Any]:
        if self._original is not None and not self._revision.touches(unit):
            return self._original._function(kind, unit)  # noqa: SLF001 - our own
        piece = self._piece(kind, unit)
        namespace: dict[str, Any] = {}
        for name, called in piece.called.items():
            namespace[name] = self._functions.get(called) or self._late(namespace, name, *called)
        piece.translated.execute(namespace)
        function: Callable[..., Any] = namespace[piece.name]
        return function

    def _piece(self, kind: str, unit: Unit) -> FunctionCode:
        if self._original is not None and unit not in self._revision.new:
            return self._original._piece(kind, unit)  # noqa: SLF001 - our own
        found = self._pieces.get((kind, unit))
        if found is None:
            if self._counted is None:
                self._counted = counted(self._root) if self._root else EVERY_STEP
            first = next(self._numbers) * _MOST_SITES
            module = Module(self._base, write_accept, write_collect, first, self._counted)
            name, source, called = module.piece(kind, unit)
            found = self._pieces[kind, unit] = FunctionCode(name, translated(module, source, unit), called)
            self.sites.update(enumerate(module.sites, module.first_site))
        return found

    def _late(self, namespace: dict[str, Any], name: str, kind: str, unit: Unit) -> Callable[..., Any]:
        """Return what links a function when it is first called, and takes its place then."""

        def late(*arguments: Any) -> Any:
            function = namespace[name] = self._function(kind, unit)
            for table in namespace.values():
                if table.__class__ is dict and late in table.values():
                    table.update({key: function for key, value in table.items() if value is late})
            return function(*arguments)

        return late
