"""Make the functions of a planned schema: the kernel gives verdicts if it can hold the schema; the rest is Python."""

from __future__ import annotations

from cio_schemas import kernel
from cio_schemas.compiler.loops import is_recursive, reached, refuse_loops
from cio_schemas.kernel.layout import UnheldError, layout
from cio_schemas.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from cio_schemas.compiler.compiled import Acceptors, Compiled
    from cio_schemas.compiler.nodes import Unit
    from cio_schemas.failures.failure import Failure, Site

if kernel.available:
    from cio_schemas.kernel._kernel import Tables


class Judged:
    """A planned schema; its Python is written when it is first needed, or at once if the kernel can't hold it.

    Args:
        unit: Its unit.

    Attributes:
        is_valid: Returns whether an instance is valid.
        unheld: Why the kernel doesn't judge instances; None if it does.

    Raises:
        CompileError: Its references lead in a loop, or it can't be written.
    """

    __slots__ = ("__weakref__", "_python", "is_valid", "unheld")

    def __init__(self, unit: Unit) -> None:
        refuse_loops(reached(unit))
        is_recursive(unit)  # raises where its subschemas call each other too deeply
        self._python = _Deferred(unit)
        self.is_valid: Callable[[Any], bool]
        self.unheld, self.is_valid = _judge(unit, self._python)

    @property
    def compiled(self) -> Compiled:
        """The generated Python."""
        return self._python.compiled()

    @property
    def source(self) -> str:
        """The source, as a module that imports what it needs of this package."""
        return self.compiled.source

    @property
    def sites(self) -> Mapping[int, Site]:
        """The assertions that failures refer to, by number."""
        return self.compiled.sites

    def collect(self, instance: Any) -> list[Failure]:
        """Return every failure of `instance`.

        Raises:
            DepthError: The instance is nested too deeply.
            SharingError: It shares parts so often that walking all of them would not end.
        """
        return self._python.compiled().collect(instance)


def acceptor(unit: Unit, acceptors: Acceptors) -> Callable[[Any], bool]:
    """Return a predicate that tests whether one of several units, which share others, accepts an instance.

    Args:
        unit: The unit.
        acceptors: Writes the Python of all of them, when it is needed.

    Raises:
        CompileError: Its references lead in a loop.
    """
    if not kernel.available:
        return acceptors.of(unit)
    acceptors.refuse_loops(unit)
    try:
        return Tables(layout(unit), _Shared(unit, acceptors).is_valid).is_valid
    except UnheldError:
        return acceptors.of(unit)


class _Shared(NamedTuple):
    """A unit whose Python is written on first use, except for what it shares with other units."""

    unit: Unit
    acceptors: Acceptors

    def is_valid(self, instance: Any) -> bool:
        return self.acceptors.of(self.unit)(instance)


class _Deferred:
    """The generated Python of a schema, compiled on first use. As in `Compiled`, there is no lock."""

    __slots__ = ("_compiled", "_unit")

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self._compiled: Compiled | None = None

    def compiled(self) -> Compiled:
        if self._compiled is None:
            from cio_schemas.compiler.compiled import Compiled  # noqa: PLC0415 - where Python is needed

            self._compiled = Compiled(self._unit)
        return self._compiled

    def is_valid(self, instance: Any) -> bool:
        return self.compiled().is_valid(instance)


def _judge(unit: Unit, python: _Deferred) -> tuple[str | None, Callable[[Any], bool]]:
    """Return why the kernel doesn't judge a schema, if it doesn't, and the function that judges instances."""
    unheld = kernel.reason
    if kernel.available:
        try:
            return None, Tables(layout(unit), python.is_valid).is_valid
        except UnheldError as error:
            unheld = str(error)
    return unheld, python.compiled().is_valid
