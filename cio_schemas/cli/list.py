"""`cio-schemas list`: the bundled schemas."""

from __future__ import annotations

import json
import sys
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.cli.exits import OK
from cio_schemas.schema import catalog

if TYPE_CHECKING:
    from cio_schemas.cli.arguments import ArgumentTable, Options

DESCRIPTION: Final = "List the bundled schemas by kind. A name goes wherever a SCHEMA is asked for."

EXAMPLES: Final = ""

_GROUPS: Final = {
    **catalog.GROUPS,
    "what cio-schemas itself reads and writes": catalog.OWN,
    "meta-schemas of JSON Schema": tuple(catalog.METASCHEMAS),
}


def add(parser: ArgumentTable) -> None:
    """Add the subcommand's arguments."""
    parser.add_argument("--json", action="store_true", help="as a JSON array, for programs")


def errors() -> tuple[type[Exception], ...]:
    """Return the errors whose message is for the user."""
    return ()


def run(options: Options) -> int:
    """Print the list."""
    rows = [
        {"name": name, "id": schema.get("$id") or schema["id"], "title": _title(name, schema), "group": group}
        for group, names in _GROUPS.items()
        for name, schema in ((name, catalog.document(name)) for name in names)
    ]
    if options.json:
        sys.stdout.write(json.dumps(rows, indent=2) + "\n")
        return OK
    width = max(len(row["name"]) for row in rows)
    for group, several in groupby(rows, lambda row: row["group"]):
        sys.stdout.write(f"{group}\n")
        sys.stdout.writelines(f"  {row['name']:<{width}}  {row['title']}\n" for row in several)
    return OK


def _title(name: str, schema: dict[str, Any]) -> str:
    """Return the title of a schema; those of the drafts are all called alike."""
    return f"JSON Schema, {name.replace('-', ' ', 1)}" if name in catalog.METASCHEMAS else schema["title"]
