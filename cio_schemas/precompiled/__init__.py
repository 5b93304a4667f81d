"""The schemas that everybody uses, compiled before they are shipped: no program waits for the compiler.

`python -m cio_schemas.precompiled` writes the modules anew; a test holds them to what the compiler writes today.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from cio_schemas.runtime import too_deep
from cio_schemas.schema import catalog

if TYPE_CHECKING:
    from collections.abc import Callable

    from cio_schemas.failures.failure import Site

METASCHEMA = "metaschema"
"""The name of the module of the 2020-12 meta-schema; the others are called as the bundled schemas."""


def module_of(name: str) -> str:
    """Return the name of the module that holds a bundled schema."""
    return name.replace("/", "_").replace("-", "_")


class Precompiled:
    """The functions of a schema that was compiled before."""

    def __init__(self, name: str) -> None:
        self._module: Any = import_module(f"{__name__}.{module_of(name)}")
        self._sites: list[Site] | None = None
        self.is_valid: Callable[[Any], bool] = self._module.is_valid

    def collect(self, instance: Any) -> list[Any]:
        """Every failure of an instance; see `Functions`."""
        failures: list[Any] = []
        try:
            self._module.collect(instance, failures, (), ())
        except RecursionError:
            raise too_deep(instance) from None
        return failures

    @property
    def sites(self) -> list[Site]:
        """The assertions that failures refer to, with their subschemas looked up in the documents."""
        if self._sites is None:  # no `cached_property`: before Python 3.12 it has a lock, which a fork takes over
            self._sites = [_site(*row) for row in self._module.SITES]
        return self._sites

    @property
    def source(self) -> str:
        """The Python of the module."""
        import inspect  # noqa: PLC0415 - takes longer to import than all the rest

        return inspect.getsource(self._module)


def _site(keyword: str | None, schema_path: tuple[str | int, ...], location: str) -> Site:
    from cio_schemas.failures.failure import Site  # noqa: PLC0415 - only errors need it

    base, _, pointer = location.partition("#")
    schema: Any = catalog.known(base)
    tokens = [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]
    for token in tokens[:-1]:
        schema = schema[int(token)] if isinstance(schema, list) else schema[token]
    return Site(keyword, schema.get(keyword), schema, schema_path, location)
