"""The schemas that everybody uses, compiled before they are shipped: no program waits for the compiler.

Each is there twice, as a layout of the kernel's tables (`layouts`) and as Python. `screens` has for each the layout of
what shows that no rule has anything to report of a payload.

`python -m cio_schemas.precompiled` rewrites them; a test compares them with what the compiler writes today.
"""

from __future__ import annotations

import sys

from cio_schemas import kernel
from cio_schemas.schema import catalog

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from cio_schemas.failures.failure import Site
    from cio_schemas.kernel._kernel import Screen

METASCHEMAS = {catalog.METASCHEMAS[name]: name for name in ("draft-2020-12", "draft-07", "draft-04")}
"""The meta-schemas that are shipped compiled: those of the drafts that most schemas are of, by URI."""

SHIPPED = tuple(name for name in catalog.PATHS if name != "request")
"""The names of the bundled schemas that are shipped compiled: not the one that holds all others, which takes 0.5 MB."""


SCREENED = tuple(catalog.PATHS)
"""The names of those whose payloads have a screen."""


def module_of(name: str) -> str:
    """Return the name of the module that holds a bundled schema."""
    return name.replace("/", "_").replace("-", "_")


def _imported(name: str) -> Any:
    __import__(f"{__name__}.{name}")
    return sys.modules[f"{__name__}.{name}"]


class Precompiled:
    """The functions of a schema that was compiled before. Its module is imported when its Python is first needed.

    Attributes:
        is_valid: returns whether an instance is valid.
        unheld: why the kernel doesn't judge instances; None if it does.
    """

    def __init__(self, name: str) -> None:
        self._name = module_of(name)
        self._module: Any = None
        self._sites: list[Site] | None = None
        self.unheld = kernel.reason
        self.is_valid: Callable[[Any], bool] = self._judge() if kernel.available else self._python.is_valid

    def _judge(self) -> Callable[[Any], bool]:
        """Return what judges instances by the kernel, and by Python where it is unsure."""
        from cio_schemas.kernel._kernel import Tables  # noqa: PLC0415 - it may be missing

        layout = _imported(f"layouts.{self._name}").LAYOUT
        return Tables(layout, self._is_valid_in_python).is_valid

    def _is_valid_in_python(self, instance: Any) -> bool:
        verdict: bool = self._python.is_valid(instance)
        return verdict

    @property
    def _python(self) -> Any:
        """The module of generated functions."""
        if self._module is None:
            self._module = _imported(self._name)
        return self._module

    def collect(self, instance: Any) -> list[Any]:
        """Every failure of an instance; see `Functions`."""
        from cio_schemas.runtime import NoStepsError, resumed  # noqa: PLC0415 - the generated module needs it, too

        try:
            return self._collected(instance)
        except (RecursionError, NoStepsError) as error:
            found: list[Any] = resumed(self._collected, instance, error)
            return found

    def _collected(self, instance: Any) -> list[Any]:
        failures: list[Any] = []
        self._python.collect(instance, failures, (), ())
        return failures

    @property
    def sites(self) -> list[Site]:
        """The assertions that failures refer to, with their subschemas looked up in the documents."""
        if self._sites is None:  # no `cached_property`: before Python 3.12 it has a lock, which a fork takes over
            self._sites = [site_of(self._python.BASE, *row) for row in self._python.SITES]
        return self._sites

    @property
    def source(self) -> str:
        """The Python of the module."""
        import inspect  # noqa: PLC0415 - takes longer to import than all the rest

        return inspect.getsource(self._python)


def screen_for(name: str) -> Screen | None:
    """Return what shows of the payloads of a bundled schema that no rule has anything to report of them.

    Args:
        name: the name of the schema.

    Returns:
        The screen of the rules that are on by default; None without the kernel, and for a schema that is no payload's.
    """
    if not kernel.available or name not in SCREENED:
        return None
    screen = _screens.get(name)
    if screen is None:
        from cio_schemas.kernel._kernel import Screen  # noqa: PLC0415 - it may be missing

        screen = _screens[name] = Screen(_imported(f"screens.{module_of(name)}").LAYOUT)
    return screen


_screens: dict[str, Screen] = {}


def site_of(base: str, keyword: str | None, pointer: str, schema_path: tuple[str | int, ...] = ()) -> Site:
    """Return the assertion that a row of a precompiled module stands for.

    Args:
        base: the URI of the module's schema.
        keyword: what asserts; None for a `false` schema.
        pointer: where the schema with it is, as a JSON Pointer from the root of the document at `base`, or as a
            URI with such a pointer for its fragment.
        schema_path: the schema path, if it is not that of the pointer.
    """
    from cio_schemas.failures.failure import Site  # noqa: PLC0415 - only errors need it
    from cio_schemas.schema.pointer import tokens_of  # noqa: PLC0415 - as above

    uri, _, fragment = (base, "", pointer) if pointer[:1] in ("", "/") else pointer.partition("#")
    schema: Any = catalog.known(uri)
    way: list[str | int] = []
    for token in tokens_of(fragment):
        way.append(int(token) if isinstance(schema, list) else token)
        schema = schema[way[-1]]
    if keyword is None:
        return Site(None, None, False, schema_path or tuple(way), f"{uri}#{fragment}")
    return Site(keyword, schema.get(keyword), schema, schema_path or (*way, keyword), f"{uri}#{fragment}/{keyword}")
