"""Write the shipped modules anew: `python -m cio_schemas.precompiled`, after a schema or the compiler changed."""

from __future__ import annotations

from pathlib import Path

from cio_schemas.compiler.writer import literal
from cio_schemas.precompiled import METASCHEMA, module_of
from cio_schemas.schema import catalog
from cio_schemas.schema.dialects import DRAFT_2020_12
from cio_schemas.schema.documents import Documents
from cio_schemas.validators.compilation import METASCHEMA_FORMATS, NINETEEN, functions

_HEAD = '''"""Written by `python -m cio_schemas.precompiled` from {uri}; not to be edited."""

# mypy: ignore-errors

'''


def modules() -> dict[str, str]:
    """The source of each module by its name."""
    sources = {module_of(name): catalog.id_of(name) for name in catalog.PATHS} | {METASCHEMA: DRAFT_2020_12}
    return {name: _module(uri) for name, uri in sources.items()}


def _module(uri: str) -> str:
    formats = METASCHEMA_FORMATS if uri == DRAFT_2020_12 else NINETEEN
    schema = catalog.known(uri)
    assert schema is not None
    compiled = functions(schema, Documents(None), formats)
    body = compiled.body  # which is complete, and with it the sites, when the collecting part is written
    rows = [literal((site.keyword, site.schema_path, site.location)) for site in compiled.sites]
    table = "\n".join(["SITES = [", *(f"    {row}," for row in rows), "]"])
    return f"{_HEAD.format(uri=uri)}{body.complete()}\n\n{table}\n"


def main() -> None:
    """Write every module beside this file."""
    for name, source in modules().items():
        Path(__file__).with_name(f"{name}.py").write_text(source, encoding="utf-8")


if __name__ == "__main__":
    main()
