"""A page for each bundled schema, as `cio-schemas show --format md` writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cio_schemas.pages.properties import schema_page
from cio_schemas.pages.rendering import render
from cio_schemas.schema import catalog

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD: Final = """\
# Bundled schemas

A name goes wherever a schema is asked for: `cio_schemas.is_valid(payload, "track/v1/event")`, or `cio-schemas check
--schema track/v1/event`. `cio-schemas list` prints this list, `cio-schemas show NAME` one of the pages, and `show NAME
--format json` the schema itself. The meta-schemas are bundled too, as `draft-04`, `draft-06`, `draft-07`,
`draft-2019-09` and `draft-2020-12`.
"""


def pages() -> Iterator[tuple[str, str]]:
    """Yield the list of the bundled schemas, and the page of each."""
    parts = [_HEAD]
    for group, names in catalog.GROUPS.items():
        rows = "".join(f"| [`{name}`]({name}.md) | {catalog.document(name)['title']} |\n" for name in names)
        parts.append(f"## {group[:1].upper()}{group[1:]}\n\n| name | title |\n|---|---|\n{rows}")
    yield "schemas/index.md", "\n".join(parts)
    for name in catalog.PATHS:
        text = render(schema_page(name, catalog.document(name), catalog.known, ()), "md", 100)
        yield f"schemas/{name}.md", f"---\norphan: true\n---\n\n{text}"
