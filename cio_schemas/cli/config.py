"""`cio-schemas config`: what the configuration says, and the schema of it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.cli.exits import OK
from cio_schemas.cli.options import add_configuration
from cio_schemas.diagnostic.printing import visible_json
from cio_schemas.project.config_file import Config, ConfigError, PayloadPattern, load
from cio_schemas.schema import catalog

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cio_schemas.cli.arguments import ArgumentTable, Options

DESCRIPTION: Final = "Show which configuration counts here and what it says, as JSON; or the JSON Schema of it."

EXAMPLES: Final = """\
examples:
  cio-schemas config                          which file counts, and its values
  cio-schemas config --schema > config.json   the schema, for an editor

A configuration that is wrong is an error that names the key; the exit status is 2."""

SCHEMA: Final = "cio-schemas/config"


def add(table: ArgumentTable) -> None:
    """Add the subcommand's arguments."""
    table.add_argument("--schema", action="store_true", help="print the JSON Schema of the configuration")
    add_configuration(table)


def errors() -> tuple[type[Exception], ...]:
    """Return the errors whose message is for the user."""
    return (ConfigError,)


def run(options: Options) -> int:
    """Print the configuration or its schema."""
    shown = catalog.document(SCHEMA) if options.schema else _settings(options)
    sys.stdout.write(visible_json(json.dumps(shown, indent=2, ensure_ascii=False)) + "\n")
    return OK


def _settings(options: Options) -> dict[str, Any]:
    config = Config(Path.cwd()) if options.isolated else load(options.config)
    said = {name: value for name, value in config._asdict().items() if name not in ("folder", "origin")}
    return {
        "file": config.origin.file if config.origin else None,
        "folder": str(config.folder),
        "settings": _table(said),
    }


def _written(value: Any) -> Any:
    """Return a value of the configuration as JSON data, under the keys that a file has."""
    if isinstance(value, PayloadPattern):
        return _table({name: each for name, each in value._asdict().items() if each is not None})
    if hasattr(value, "_asdict"):
        return _table(value._asdict())
    if isinstance(value, dict):
        return {pattern: list(codes) for pattern, codes in value.items()}
    return [_written(each) for each in value] if isinstance(value, tuple) else value


def _table(value: Mapping[str, Any]) -> dict[str, Any]:
    return {name.replace("_", "-"): _written(each) for name, each in value.items()}
