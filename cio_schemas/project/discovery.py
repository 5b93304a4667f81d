"""Which payload files are checked, and the schema of each: what is named, or what the configuration says.

Nothing is passed over in silence: what was asked for and is not checked is part of what `find` returns, and a pattern
of the configuration that no file matches is an error.
"""

from __future__ import annotations

import os
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cio_schemas.exceptions import UnknownDialectError
from cio_schemas.project.globs import covers, matches
from cio_schemas.project.walk import Entry, is_special, walk, within
from cio_schemas.schema import catalog
from cio_schemas.schema.dialects import DEFAULT_DIALECT, dialect_named
from cio_schemas.schema.files import NoSchemaError, SchemaFiles
from cio_schemas.source import COMPRESSIONS, SYNTAXES, UNREAD, Problem, parse, read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cio_schemas.project.config import Config, PayloadPattern

STDIN: Final = "-"
_SUFFIXES: Final = (*SYNTAXES, *(inner + outer for inner in SYNTAXES for outer in COMPRESSIONS))


class Arguments(NamedTuple):
    """What the command line asks for.

    Attributes:
        paths: Files and folders; `-` for standard input; none for what the configuration names.
        schema: The schema of all of them; None to go by the configuration, and by what a file itself says.
        each: True where files hold arrays of payloads.
        syntax: A value of SYNTAXES, for all of them.
        stdin_name: The name of standard input.
    """

    paths: Sequence[str] = ()
    schema: str | None = None
    each: bool = False
    syntax: str | None = None
    stdin_name: str | None = None


class PayloadFile(NamedTuple):
    """A file that is to be checked.

    Attributes:
        path: The file; `-` for standard input.
        schema: The name of its schema, as SchemaFiles takes it.
        each: True where it holds an array of payloads.
        syntax: A value of SYNTAXES, where the name does not say how the file is written.
        name: The name to go by in findings, where it is not the path.
    """

    path: str
    schema: str
    each: bool = False
    syntax: str | None = None
    name: str | None = None


class Discovery(NamedTuple):
    """What there is to check, and what was asked for and is not checked.

    Attributes:
        files: To be checked, in the order they were asked for.
        unread: Folders that can't be read, and files that can't and whose schema is only known to themselves.
        unmatched: Files that were named, and that nothing has a schema for.
        barren: Folders that were named, and in which there is nothing to check.
        excluded: Files that were named, and that the configuration excludes.
    """

    files: Sequence[PayloadFile] = ()
    unread: Sequence[Entry] = ()
    unmatched: Sequence[str] = ()
    barren: Sequence[str] = ()
    excluded: Sequence[str] = ()


def find(arguments: Arguments, config: Config, schemas: SchemaFiles) -> Discovery:
    """Find the files to check and the schema of each.

    Args:
        arguments: What the command line asks for.
        config: The configuration.
        schemas: What files and configuration may name.

    Raises:
        SchemaFileError: A schema can't be read.
        ConfigError: The configuration names a schema that there is not, or a pattern of its `payloads` matches no file.
            The whole tree is searched for one only where something that was asked for is not checked.
    """
    parts = [
        _in_folder(path, arguments, config, schemas) if _is_folder(path) else _named(path, arguments, config, schemas)
        for path in arguments.paths or [str(_shown(config.folder))]
    ]
    found = Discovery(*(tuple(chain.from_iterable(column)) for column in zip(*parts, strict=True)))
    in_doubt = not arguments.paths or found.unmatched or found.barren
    if in_doubt and arguments.schema is None and not found.unread:
        _refuse_dead_patterns(config, [file.path for file in found.files if file.path != STDIN])
    return found


def _is_folder(path: str) -> bool:
    return path != STDIN and os.path.isdir(path)  # noqa: PTH112 - of thousands of paths


def _in_folder(folder: str, arguments: Arguments, config: Config, schemas: SchemaFiles) -> Discovery:
    files, unread = [], []
    for entry in walk(folder, config):
        if entry.problem:
            unread.append(entry)
        elif arguments.schema is None or entry.path.lower().endswith(_SUFFIXES):
            file = _file(entry.path, arguments, config, schemas, declares=bool(arguments.paths))
            if isinstance(file, PayloadFile):
                files.append(file)
            elif file and file.problem and file.problem.code != "P-missing":  # a link that leads nowhere is no payload
                unread.append(file)
    return Discovery(files, unread, barren=() if files or unread else [folder])


def _named(path: str, arguments: Arguments, config: Config, schemas: SchemaFiles) -> Discovery:
    name = arguments.stdin_name or path if path == STDIN else path
    if arguments.schema is None and config.exclude and covers(within(name, config.folder), config.exclude):
        return Discovery(excluded=[name])
    file = _file(path, arguments, config, schemas, declares=True)
    if isinstance(file, Entry):
        return Discovery(unread=[file])
    return Discovery(files=[file]) if file else Discovery(unmatched=[name])


def _file(
    path: str, arguments: Arguments, config: Config, schemas: SchemaFiles, *, declares: bool
) -> PayloadFile | Entry | None:
    """Find the schema of a file; None where nothing has one for it, the file itself included if it may declare one.

    Where the file has to be asked and can't be read, what is returned is its problem.
    """
    name = arguments.stdin_name if path == STDIN else None
    if arguments.schema is not None:
        return PayloadFile(path, arguments.schema, arguments.each, arguments.syntax, name)
    relative = within(name or path, config.folder)
    for index, pattern in enumerate(config.payloads):
        if matches(relative, pattern.files):
            schema = _schema_of(pattern, index, config, schemas)
            return PayloadFile(path, schema, pattern.each, arguments.syntax, name)
    declared = _declared(path, schemas) if declares else None
    if isinstance(declared, Problem):
        return Entry(path, declared)
    return PayloadFile(path, declared, arguments.each, arguments.syntax, name) if declared else None


def _schema_of(pattern: PayloadPattern, index: int, config: Config, schemas: SchemaFiles) -> str:
    path = config.folder / pattern.schema  # as the configuration means it: relative to its folder
    name = str(_shown(path)) if os.path.isfile(path) else pattern.schema  # noqa: PTH113 - Path.is_file may raise
    if name in catalog.NAMES:
        return name
    try:
        schemas.document(name)
    except NoSchemaError as error:
        raise config.wrong(str(error), "payloads", index, "schema") from None
    return name


def schema_files(folders: Sequence[str], config: Config, dialect: str | None = None) -> SchemaFiles:
    """Read the folders of schemas that the command line and the configuration name.

    Args:
        folders: Those of the command line.
        config: The configuration.
        dialect: Of schemas without `$schema`, as the command line names it; None to go by the configuration.

    Raises:
        SchemaFileError: One of the schemas is wrong, or there is no such folder.
        ConfigError: The configuration names a folder that there is not.
    """
    for index, name in enumerate(config.schemas):
        if not os.path.isdir(config.folder / name):  # noqa: PTH112 - Path.is_dir raises where permission is denied
            raise config.wrong(f"{name}: no such folder", "schemas", index)
    roots = [str(config.folder)] if config.origin else []
    below = [*folders, *(str(config.folder / name) for name in config.schemas)]
    return SchemaFiles(below, roots=roots, dialect=dialect or dialect_in(config))


def dialect_in(config: Config) -> str:
    """Return the dialect that the configuration names, else the default.

    Raises:
        ConfigError: It names none that there is.
    """
    if config.dialect is None:
        return DEFAULT_DIALECT
    try:
        dialect_named(config.dialect)
    except UnknownDialectError as error:
        raise config.wrong(str(error), "dialect") from None
    return config.dialect


def _declared(path: str, schemas: SchemaFiles) -> str | Problem | None:
    """Read which known schema a file names itself, as `$schema` of its first document."""
    if path == STDIN or not path.lower().endswith(_SUFFIXES) or is_special(path):  # a pipe can be read once
        return None
    chunk = next(read(path), None)
    if chunk and chunk.problem and chunk.problem.code in UNREAD:
        return chunk.problem
    if chunk is None or b"$schema" not in chunk.data:
        return None
    first: Any = next((batch.instances[0] for batch in parse(chunk)), None)
    uri = first.get("$schema") if isinstance(first, dict) else None
    return uri if isinstance(uri, str) and schemas.knows(uri) else None


def _refuse_dead_patterns(config: Config, taken: Sequence[str]) -> None:
    """Raise a ConfigError where a pattern of `payloads` matches no file.

    Args:
        config: The configuration.
        taken: Files that are known to be there, and spare the walk where they match every pattern.
    """
    dead = [(index, glob) for index, pattern in enumerate(config.payloads) for glob in pattern.files]
    everything = config._replace(exclude=())  # what is excluded on purpose is there
    hint = "what git ignores is not looked at"
    for entry in chain(map(Entry, taken), walk(str(_shown(config.folder)), everything)):
        if not dead:
            return
        if entry.problem:
            hint = f"what is in {entry.path} can't be read"
            continue
        relative = within(entry.path, config.folder)
        dead = [(index, glob) for index, glob in dead if not matches(relative, (glob,))]
    for index, glob in dead:
        if os.path.isdir(config.folder / glob):  # noqa: PTH112 - Path.is_dir raises where a name is too long
            hint = f"it is a folder, whose files are {glob.rstrip('/')}/**"
        raise config.wrong(f"no file below {config.folder} matches {glob!r}; {hint}", "payloads", index, "files")


def _shown(path: Path) -> Path:
    """Write a path relative to the current folder, where it is below it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
