"""`cio-schemas list`: the bundled schemas."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from cio_schemas.cli.exits import OK
from cio_schemas.cli.parsers import subparser
from cio_schemas.schema import catalog

if TYPE_CHECKING:
    import argparse


def add(subparsers: Any, **settings: Any) -> argparse.ArgumentParser:
    """Describe the subcommand's arguments."""
    description = "List the bundled schemas: short name, $id, title. Name and $id go wherever a SCHEMA is asked for."
    parser = subparser(subparsers, "list", description, **settings)
    parser.add_argument("--json", action="store_true", help="as a JSON array, for programs")
    return parser


def run(options: argparse.Namespace) -> int:
    """Print the list."""
    rows = [
        {"name": name, "id": schema["$id"], "title": schema["title"]}
        for name, schema in ((name, catalog.document(name)) for name in catalog.PATHS)
    ]
    if options.json:
        sys.stdout.write(json.dumps(rows, indent=2) + "\n")
        return OK
    widths = [max(len(row[column]) for row in rows) for column in ("name", "id")]
    for row in rows:
        sys.stdout.write(f"{row['name']:<{widths[0]}}  {row['id']:<{widths[1]}}  {row['title']}\n")
    return OK
