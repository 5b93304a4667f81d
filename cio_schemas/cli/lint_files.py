"""The schema files that `lint` is given: those that are named, those below folders, and standard input."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cio_schemas.cli.exits import CommandError, tell
from cio_schemas.cli.options import STDIN
from cio_schemas.cli.standard_input import standard_input
from cio_schemas.lint.files import SchemaFile, is_schema, load
from cio_schemas.project.globs import covers
from cio_schemas.project.path_keys import path_key
from cio_schemas.project.walk import walk, within
from cio_schemas.source import COMPRESSIONS, SYNTAXES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.cli.arguments import Options
    from cio_schemas.project.config_file import Config

_OTHER: Final = "not linted, since its name is not that of a JSON or YAML file"
_SUFFIXES: Final = (".json", ".jsonc", ".yaml", ".yml")  # of schemas in a folder
_NAMED: Final = (*SYNTAXES, ".jsonc", ".jsonschema", ".schema")  # of files that are named


def schemas_of(options: Options, config: Config) -> Iterator[SchemaFile]:
    """Yield the schemas that the options name, and those below the folders that they name, in order.

    Raises:
        CommandError: Nothing that was named is a schema, except what the configuration excludes.
    """
    seen: set[str] = set()
    for file in _files(options, config):
        key = path_key(file.path)
        if key not in seen:
            seen.add(key)
            yield file


def _files(options: Options, config: Config) -> Iterator[SchemaFile]:
    if options.files and all(map(_is_other, options.files)):
        raise CommandError(f"{options.files[0]}: {_OTHER}")
    for given in dict.fromkeys(options.files):
        if given == STDIN:
            name = options.stdin_filename
            yield load(name or "-.json", name=name or STDIN, stream=standard_input())
        elif os.path.isdir(given):  # noqa: PTH112 - Path.is_dir raises if a name is too long
            found = [*_in_folder(given, config)]
            if not found:
                _tell_barren(given, options)
            yield from found
        elif _is_other(given):
            tell(f"{given}: {_OTHER}")
        elif not covers(within(given, config.folder), config.exclude):
            yield load(given)


def _tell_barren(folder: str, options: Options) -> None:
    """Report that a folder holds no schema: an error if nothing else was named."""
    message = f"{folder}: there is no schema in this folder"
    if len(set(options.files)) == 1:
        raise CommandError(message)
    tell(f"warning: {message}")


def _is_other(path: str) -> bool:
    """Return whether a file that is there is neither JSON nor YAML by its name, such as a README among schemas."""
    name = Path(path).name.lower()
    for compression in COMPRESSIONS:
        name = name.removesuffix(compression)
    return bool(Path(name).suffix) and not name.endswith(_NAMED) and os.path.isfile(path)  # noqa: PTH113 - Path.is_file raises if a name is too long


def _in_folder(folder: str, config: Config) -> Iterator[SchemaFile]:
    for path, problem in walk(folder, config):
        if problem:
            yield SchemaFile(path, None, (problem,), "json")
        elif path.endswith(_SUFFIXES) and is_schema(file := load(path)):
            yield file
