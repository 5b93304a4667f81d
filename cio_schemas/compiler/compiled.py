"""Schema to Python source to functions: `compile` plans, writes and links a schema's validator."""

from __future__ import annotations

import builtins
from itertools import count
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from cio_schemas.compiler.loops import is_recursive, reached, refuse_loops
from cio_schemas.compiler.module import Module, imports_of
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
    unit = plan(index, root, formats, scope)
    refuse_loops(reached(unit))
    return Compiled(unit)


_serial = count(1)

_GUARDED = """def is_valid(v):
    try:
        return {accept}(v)
    except RecursionError:
        raise too_deep(v) from None"""


class Compiled:
    """A schema as functions: `is_valid` at once, the collection of failures when it is first asked for."""

    __slots__ = ("__weakref__", "_collect", "_lock", "_module", "_namespace", "_parts", "is_valid", "unit")

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self._lock = Lock()
        self._module = Module(write_accept, write_collect)
        self._namespace: dict[str, Any] = {}
        self._parts: list[str] = []
        self._collect: Callable[..., None] | None = None
        accept = self._module.accept(unit)
        recursive = is_recursive(unit)

        def entry(body: str) -> str:
            deep = recursive or "equal(" in body or "is_unique(" in body
            return _GUARDED.format(accept=accept) if deep else f"is_valid = {accept}"

        self._run(self._module.text(entry))
        self.is_valid: Callable[[Any], bool] = self._namespace["is_valid"]

    @property
    def sites(self) -> list[Site]:
        """The assertions that failures refer to."""
        return self._module.sites

    @property
    def body(self) -> str:
        """The source, without imports: the functions that accept, then those that collect."""
        self._collector()
        return "\n\n".join(self._parts)

    @property
    def source(self) -> str:
        """The source, as a module that imports what it needs of this package."""
        return imports_of(self.body) + self.body

    def collect(self, instance: Any) -> list[Failure]:
        """Every failure of `instance`.

        Raises:
            DepthError: the instance is nested too deeply.
        """
        collect = self._collect or self._collector()
        failures: list[Failure] = []
        try:
            collect(instance, failures, (), ())
        except RecursionError:
            raise too_deep(instance) from None
        return failures

    def _collector(self) -> Callable[..., None]:
        with self._lock:
            if self._collect is None:
                name = self._module.collect(self.unit)
                self._run(self._module.text(lambda _: f"collect = {name}"))
                self._collect = self._namespace["collect"]
        return self._collect

    def _run(self, part: str) -> None:
        """Execute a part of the module; a traceback through it shows its lines."""
        self._parts.append(part)
        name = f"cio_schemas.compiled.{next(_serial)}:{self.unit.location}"  # `linecache` wants it unique
        text = imports_of(part) + part
        self._namespace = {**self._namespace, **self._module.bound, "__name__": name, "__loader__": _Loader(text)}
        exec(builtins.compile(text, name, "exec"), self._namespace)  # noqa: S102 - no schema text enters it as code


class _Loader(NamedTuple):
    """What `linecache` asks for the lines of generated source, when a traceback is printed (PEP 302, get_source)."""

    source: str

    def get_source(self, _name: str) -> str:
        return self.source
