"""Schema to Python source to functions: `compile` plans, writes and links a schema's validator."""

from __future__ import annotations

import builtins
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from cio_schemas.compiler.loops import is_recursive, reached, refuse_loops
from cio_schemas.compiler.module import Module, Source
from cio_schemas.compiler.plan import plan
from cio_schemas.compiler.schema_object import write_accept, write_collect
from cio_schemas.runtime import too_deep

if TYPE_CHECKING:
    from collections.abc import Callable

    from cio_schemas.compiler.nodes import Formats, Scope, Unit
    from cio_schemas.failures.failure import Failure, Site
    from cio_schemas.schema.resources import Index, Location


def compile(  # noqa: A001 - as in re.compile
    index: Index, root: Location, formats: Formats, scope: Scope = ()
) -> Compiled:
    """Compile the schema at `root`.

    Args:
        index: its documents; references may add more to it.
        root: the schema.
        formats: how `format` is treated.
        scope: the dynamic scope it is entered in.

    Raises:
        CompileError: a reference leads nowhere or in a loop, or a pattern can't be matched in bounded time.
    """
    return link(plan(index, root, formats, scope))


def link(unit: Unit) -> Compiled:
    """Write and link the functions of a planned schema.

    Raises:
        CompileError: its references lead in a loop.
    """
    refuse_loops(reached(unit))
    return Compiled(unit)


_serial = count(1)

_RECURSIVE = frozenset(("equal", "is_unique"))
"""What walks an instance to its depths."""

_GUARDED = """


def is_valid(v):
    try:
        return {accept}(v)
    except RecursionError:
        raise too_deep(v) from None
"""


class Compiled:
    """A schema as functions: `is_valid` at once, the collection of failures when it is first asked for.

    There is no lock: a process that is forked while another thread collects would inherit it locked. Threads that ask
    for the first collection at the same time each compile it, to the same source, and one of them is kept.
    """

    __slots__ = ("__weakref__", "_accepting", "_collecting", "is_valid", "unit")

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        module = Module(unit.location.base, write_accept, write_collect)
        accept = module.accept(unit)
        recursive = is_recursive(unit)
        source = module.write()
        if recursive or not source.needs.isdisjoint(_RECURSIVE):
            source = Source(source.text + _GUARDED.format(accept=accept), source.needs | {"too_deep"})
        else:
            source = Source(f"{source.text}\n\n\nis_valid = {accept}\n", source.needs)
        self._accepting = _linked(module, source, {}, unit)
        self._collecting: _Part | None = None
        self.is_valid: Callable[[Any], bool] = self._accepting.namespace["is_valid"]

    @property
    def sites(self) -> list[Site]:
        """The assertions that failures refer to."""
        return self._collector().module.sites

    @property
    def body(self) -> Source:
        """The source: the functions that accept, then those that collect."""
        accepting, collecting = self._accepting.source, self._collector().source
        between = "\n" if "\n\n" in collecting.text and not collecting.text.startswith("def ") else "\n\n"
        return Source(accepting.text + between + collecting.text, accepting.needs | collecting.needs)

    @property
    def source(self) -> str:
        """The source, as a module that imports what it needs of this package."""
        return self.body.complete()

    def collect(self, instance: Any) -> list[Failure]:
        """Return every failure of `instance`.

        Raises:
            DepthError: the instance is nested too deeply.
        """
        collect = (self._collecting or self._collector()).namespace["collect"]
        failures: list[Failure] = []
        try:
            collect(instance, failures, (), ())
        except RecursionError:
            raise too_deep(instance) from None
        return failures

    def _collector(self) -> _Part:
        if self._collecting is None:
            accepting = self._accepting
            module = accepting.module.copy()
            name = module.collect(self.unit)
            source = module.write()
            source = Source(f"{source.text}\n\n\ncollect = {name}\n", source.needs)
            self._collecting = _linked(module, source, accepting.namespace, self.unit)
        return self._collecting


class Acceptors:
    """The functions that accept of more and more units, each written once, however many call it.

    Args:
        base: the base URI of the schema they are of.
    """

    def __init__(self, base: str) -> None:
        self._module = Module(base, write_accept, write_collect)
        self._namespace: dict[str, Any] = {}
        self._applied: dict[Unit, int] = {}

    def of(self, unit: Unit) -> Callable[[Any], bool]:
        """Return the function that says whether a planned unit accepts an instance.

        Raises:
            CompileError: its references lead in a loop.
        """
        refuse_loops(reached(unit, self._applied), self._applied)
        name = self._module.accept(unit)
        source = self._module.write()
        if source.text:
            self._namespace = _linked(self._module, source, self._namespace, unit).namespace
        accepts: Callable[[Any], bool] = self._namespace[name]
        return accepts


class _Part(NamedTuple):
    """A part of a generated module, executed.

    Attributes:
        module: what is known of the module up to here; not to be written to any more.
        source: the source of the part.
        namespace: what it and the parts before it define.
    """

    module: Module
    source: Source
    namespace: dict[str, Any]


def _linked(module: Module, source: Source, before: dict[str, Any], unit: Unit) -> _Part:
    """Execute a part of a module after the parts before it; a traceback through it shows its lines."""
    name = f"cio_schemas.compiled.{next(_serial)}:{unit.location}"  # `linecache` wants it unique
    text = source.complete()
    namespace = {**before, **module.bound, "__name__": name, "__loader__": _Loader(text)}
    exec(builtins.compile(text, name, "exec"), namespace)  # noqa: S102 - no schema text enters it as code
    return _Part(module, source, namespace)


class _Loader(NamedTuple):
    """What `linecache` asks for the lines of generated source, when a traceback is printed (PEP 302, get_source)."""

    source: str

    def get_source(self, _name: str) -> str:
        return self.source
