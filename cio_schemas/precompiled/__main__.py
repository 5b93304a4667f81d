"""Rewrite the shipped modules: run `python -m cio_schemas.precompiled` after a schema or the compiler has changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from cio_schemas.compiler.writer import literal
from cio_schemas.kernel.layout import layout
from cio_schemas.payloads.rules.kernel_screens import screen_layout
from cio_schemas.precompiled import METASCHEMAS, SCREENED, SHIPPED, module_of, site_of
from cio_schemas.schema import catalog
from cio_schemas.schema.documents import Documents
from cio_schemas.validators.compilation import METASCHEMA_FORMATS, NINETEEN, functions

if TYPE_CHECKING:
    from cio_schemas.compiler.compiled import Compiled
    from cio_schemas.compiler.nodes import Unit
    from cio_schemas.failures.failure import Site

_HEAD = '''"""Written by `python -m cio_schemas.precompiled` from the schema that BASE names; not to be edited."""

# mypy: ignore-errors

'''


_LAYOUT_HEAD = (
    '"""Written by `python -m cio_schemas.precompiled`; `cio_schemas/kernel/layout.py` says what it holds."""\n'
)

_SCREEN_HEAD = '"""Written by `python -m cio_schemas.precompiled`; `kernel_screens.py` says what it holds."""\n'


def modules() -> dict[str, str]:
    """The source of each module by its path without the suffix, in this folder."""
    sources = {name: catalog.id_of(name) for name in SHIPPED} | {name: uri for uri, name in METASCHEMAS.items()}
    found: dict[str, str] = {}
    for name, uri in sources.items():
        schema = catalog.known(uri)
        assert schema is not None
        compiled = functions(schema, Documents(None), METASCHEMA_FORMATS if uri in METASCHEMAS else NINETEEN).compiled
        found[module_of(name)] = _module(uri, compiled)
        found[f"layouts/{module_of(name)}"] = _layout(compiled.unit)
    found |= {f"screens/{module_of(name)}": _screen(name) for name in SCREENED}
    return found


def _layout(unit: Unit) -> str:
    version, patterns, nodes, root = layout(unit)
    rows = [
        *("LAYOUT = (", f"    {version},"),
        *("    (", *(f"        {row!r}," for row in patterns), "    ),"),
        *("    (", *(f"        {row!r}," for row in nodes), "    ),"),
        *(f"    {root},", ")"),
    ]
    return "\n".join([_LAYOUT_HEAD, *rows, ""])


def _screen(name: str) -> str:
    version, places, root = screen_layout(name)
    rows = ["LAYOUT = (", f"    {version},", "    (", *(f"        {place!r}," for place in places), "    ),"]
    return "\n".join([_SCREEN_HEAD, *rows, f"    {root},", ")", ""])


def _module(uri: str, compiled: Compiled) -> str:
    body, sites = compiled.written()
    rows = [literal(_row(site, uri)) for site in sites]
    table = "\n".join([f"BASE = {literal(uri)}", "SITES = [", *(f"    {row}," for row in rows), "]"])
    return f"{_HEAD}{body.complete()}\n\n{table}\n"


def _row(site: Site, uri: str) -> tuple[Any, ...]:
    """Where an assertion is, as `Precompiled.sites` reads it; with its schema path, where that is not the pointer's."""
    schema = site.location if site.keyword is None else site.location.removesuffix(f"/{site.keyword}")
    row = (site.keyword, schema.removeprefix(f"{uri}#"))
    return row if site == site_of(uri, *row) else (*row, site.schema_path)


def main() -> None:
    """Write every module next to this file."""
    for name, source in modules().items():
        (Path(__file__).parent / f"{name}.py").write_text(source, encoding="utf-8")


if __name__ == "__main__":
    main()
