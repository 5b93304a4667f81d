"""Schema to Python source to functions: `compile` plans, writes and links a schema's validator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cio_schemas.compiler.linking import LinkedPart, Pieces, linked
from cio_schemas.compiler.loops import counted, is_recursive, reached, refuse_loops
from cio_schemas.compiler.module import Module, Source
from cio_schemas.compiler.plan import plan
from cio_schemas.compiler.schema_object import write_accept, write_collect
from cio_schemas.runtime import NoStepsError, resumed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cio_schemas.compiler.nodes import Formats, Scope, Unit
    from cio_schemas.failures.failure import Failure, Site
    from cio_schemas.schema.ref_resolution import Index
    from cio_schemas.schema.resources import Location


def compile(  # noqa: A001 - as in re.compile
    index: Index, root: Location, formats: Formats, scope: Scope = ()
) -> Compiled:
    """Compile the schema at `root`.

    Args:
        index: Its documents; references may add more to it.
        root: The schema.
        formats: How `format` is treated.
        scope: The dynamic scope it is entered in.

    Raises:
        CompileError: A reference leads nowhere or in a loop, or a pattern can't be matched in bounded time.
    """
    return link(plan(index, root, formats, scope))


def link(unit: Unit) -> Compiled:
    """Write and link the functions of a planned schema.

    Raises:
        CompileError: Its references lead in a loop.
    """
    refuse_loops(reached(unit))
    return Compiled(unit)


_ENDLESS = frozenset(("equal", "is_unique", "STEPS_LEFT"))
"""What is needed to walk an instance to its depths, or to notice that the walk has no end."""

_GUARDED = """


def is_valid(v):
    try:
        return {accept}(v)
    except (RecursionError, NoStepsError) as error:
        return resumed({accept}, v, error)
"""

_GUARD = frozenset(("NoStepsError", "resumed"))
"""What that needs."""


class Written(NamedTuple):
    """The source of a schema: a module, except for its imports, and what its failures refer to.

    Attributes:
        body: The functions that accept, then those that collect.
        sites: The assertions that failures refer to, by number.
    """

    body: Source
    sites: list[Site]


class Compiled:
    """A schema as functions: those that accept when the first instance comes, those that collect one by one.

    There is no lock: a process that is forked while another thread compiles would inherit it locked. Threads that come
    first at the same time each compile what they need, to the same source, and one of them is kept.
    """

    __slots__ = ("__weakref__", "_accepting", "_collect", "_collecting", "unit")

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self._accepting: LinkedPart | None = None
        self._collecting = Pieces(unit.location.base, unit)
        self._collect: Callable[..., None] | None = None

    @property
    def is_valid(self) -> Callable[[Any], bool]:
        """The function that says whether an instance is valid."""
        if self._accepting is None:
            module, source = self._accept()
            self._accepting = linked(module, source, {}, self.unit)
        is_valid: Callable[[Any], bool] = self._accepting.namespace["is_valid"]
        return is_valid

    @property
    def sites(self) -> Mapping[int, Site]:
        """The assertions that failures refer to, by number: of those functions that collected something."""
        return self._collecting.sites

    @property
    def source(self) -> str:
        """The source, as a module that imports what it needs of this package."""
        return self.written().body.complete()

    def written(self) -> Written:
        """Write the whole module."""
        module, accepting = self._accept() if self._accepting is None else self._accepting[:2]
        module = module.copy()
        name = module.collect(self.unit)
        source = module.write()
        text, needs = f"{source.text}\n\n\ncollect = {name}\n", source.needs
        between = "\n" if "\n\n" in text and not text.startswith("def ") else "\n\n"
        return Written(Source(accepting.text + between + text, accepting.needs | needs), module.sites)

    def collect(self, instance: Any) -> list[Failure]:
        """Return every failure of `instance`.

        Raises:
            DepthError: The instance is nested too deeply.
            SharingError: It shares parts so often that walking all of them would not end.
        """
        try:
            return self._collected(instance)
        except (RecursionError, NoStepsError) as error:
            failures: list[Failure] = resumed(self._collected, instance, error)
            return failures

    def _collected(self, instance: Any) -> list[Failure]:
        return self._collecting.run(self._collected_once, instance)

    def _collected_once(self, instance: Any) -> list[Failure]:
        failures: list[Failure] = []
        if self._collect is None:
            self._collect = self._collecting.collect(self.unit)
        self._collect(instance, failures, (), ())
        return failures

    def _accept(self) -> tuple[Module, Source]:
        """Write the functions that accept."""
        module = Module(self.unit.location.base, write_accept, write_collect, counted=counted(self.unit))
        accept = module.accept(self.unit)
        source = module.write()
        if is_recursive(self.unit) or not source.needs.isdisjoint(_ENDLESS):
            return module, Source(source.text + _GUARDED.format(accept=accept), source.needs | _GUARD)
        return module, Source(f"{source.text}\n\n\nis_valid = {accept}\n", source.needs)


class Acceptors:
    """The functions that accept of more and more units, each written once, however many call it.

    Args:
        base: The base URI of the schema they are of.
    """

    def __init__(self, base: str) -> None:
        self._module = Module(base, write_accept, write_collect)
        self._namespace: dict[str, Any] = {}
        self._applied: dict[Unit, int] = {}

    def refuse_loops(self, unit: Unit) -> None:
        """Raise where the references of a unit lead in a loop; what was looked at before is not again.

        Raises:
            CompileError: They do.
        """
        refuse_loops(reached(unit, self._applied), self._applied)

    def of(self, unit: Unit) -> Callable[[Any], bool]:
        """Return the function that says whether a planned unit accepts an instance.

        Raises:
            CompileError: Its references lead in a loop.
        """
        self.refuse_loops(unit)
        name = self._module.accept(unit)
        try:
            source = self._module.write()
        except BaseException:  # which leaves the module half written
            self._module, self._namespace = Module(self._module.base, write_accept, write_collect), {}
            raise
        if source.text:
            linked(self._module, source, self._namespace, unit)
        accepts: Callable[[Any], bool] = self._namespace[name]

        def is_valid(instance: Any) -> bool:
            try:
                return accepts(instance)
            except (RecursionError, NoStepsError) as error:
                accepted: bool = resumed(accepts, instance, error)
                return accepted

        return is_valid
