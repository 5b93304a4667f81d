"""Which payload files are checked, and the schema of each: what is named, or what the configuration says.

Nothing is skipped silently: what was named and is not checked is part of the result of `find`, and a pattern of the
configuration that matches no file is an error.
"""

from __future__ import annotations

import os
from itertools import chain
from pathlib import Path

from cio_schemas.exceptions import UnknownDialectError
from cio_schemas.project.globs import covers, matches
from cio_schemas.project.inline import MEMBER, Inline, inline_schemas
from cio_schemas.project.walk import Entry, is_special, walk, within
from cio_schemas.records import NamedTuple
from cio_schemas.schema import catalog
from cio_schemas.schema.drafts import DEFAULT_DIALECT, dialect_named
from cio_schemas.schema.files import NoSchemaError, SchemaFiles
from cio_schemas.source import COMPRESSIONS, SYNTAXES, Problem
from cio_schemas.source.arrow import TABLES, is_table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import BinaryIO, Final

    from cio_schemas.project.config_file import Config, PayloadPattern

STDIN: Final = "-"
_TEXTS: Final = (*SYNTAXES, *(inner + outer for inner in SYNTAXES for outer in COMPRESSIONS))
_SUFFIXES: Final = (*_TEXTS, *TABLES)


class Arguments(NamedTuple):
    """What the command line asks for.

    Attributes:
        paths: Files and folders; `-` for standard input; none for what the configuration names.
        schema: The schema of all of them; None to go by the configuration, and by what a file itself says.
        each: True where files hold arrays of payloads.
        syntax: A value of SYNTAXES, for all of them.
        stdin_name: The name of standard input.
        inline: True to go by what a file itself says.
        column: The column of tables that holds the payloads; None for each row as one.
        stdin: Returns standard input as what can be read again from its start, None where that can't be; called where
            it has to be asked.
    """

    paths: Sequence[str] = ()
    schema: str | None = None
    each: bool = False
    syntax: str | None = None
    stdin_name: str | None = None
    inline: bool = True
    column: str | None = None
    stdin: Callable[[], BinaryIO | None] = lambda: None


class PayloadFile(NamedTuple):
    """A file that is to be checked.

    Attributes:
        path: The file; `-` for standard input.
        schema: The name of its schema, as SchemaFiles takes it.
        each: True where it holds an array of payloads.
        syntax: A value of SYNTAXES, where the name does not say how the file is written.
        name: The name to go by in findings, where it is not the path.
        rules: The names of the bundled schemas whose rules look at its payloads, None for those of its schema.
        inline: The schemas that its documents name, if nothing else determines it: one, or in YAML one for each
            document.
        column: Of a table, the column that holds the payloads; None for each row as one.
    """

    path: str
    schema: str
    each: bool = False
    syntax: str | None = None
    name: str | None = None
    inline: Sequence[Inline] = ()
    rules: tuple[str, ...] | None = None
    column: str | None = None

    @property
    def is_table(self) -> bool:
        """Whether it is Parquet or Arrow IPC, by its name."""
        return self.syntax is None and is_table(self.name or self.path)


class Unmatched(NamedTuple):
    """What was named, and nothing has a schema for.

    Attributes:
        path: The file.
        inline: The schema that it names and that is not known.
        document: The number of the document that names it, where the file has several.
    """

    path: str
    inline: Inline = Inline()
    document: int | None = None


class Discovery(NamedTuple):
    """The files to check, and those that were named and are not checked.

    Attributes:
        files: Those to check, in the order in which they were named.
        unread: Folders that can't be read, and files that can't and whose schema is only known to themselves.
        unmatched: Files that were named, and documents in files, that nothing has a schema for; in folders, those that
            name one which is not known.
        barren: Folders that were named, and in which there is nothing to check.
        excluded: Files that were named, and that the configuration excludes.
    """

    files: Sequence[PayloadFile] = ()
    unread: Sequence[Entry] = ()
    unmatched: Sequence[Unmatched] = ()
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
        ConfigError: The configuration names a schema that does not exist, or a pattern of its `payloads` matches no
            file. With named files, the tree is searched for matches only if one of them is not checked.
    """
    parts = [
        _in_folder(path, arguments, config, schemas) if _is_folder(path) else _named(path, arguments, config, schemas)
        for path in arguments.paths
    ] or [_in_folder(str(_shown(config.folder)), arguments, config, schemas)]
    found = _joined(parts)
    in_doubt = not arguments.paths or found.unmatched or found.barren
    if in_doubt and arguments.schema is None and not found.unread:
        _refuse_dead_patterns(config, [file.path for file in found.files if file.path != STDIN])
    return found


def _is_folder(path: str) -> bool:
    return path != STDIN and os.path.isdir(path)  # noqa: PTH112 - of thousands of paths


def _in_folder(folder: str, arguments: Arguments, config: Config, schemas: SchemaFiles) -> Discovery:
    parts = []
    for entry in walk(folder, config):
        if entry.problem:
            parts.append(Discovery(unread=[entry]))
        elif arguments.schema is None or entry.path.lower().endswith(_SUFFIXES):
            found = _file(entry.path, arguments, config, schemas, declares=bool(arguments.paths))
            if not (found.unread and _leads_nowhere(found.unread[0])):
                parts.append(found._replace(unmatched=[each for each in found.unmatched if each.inline.written]))
    found = _joined(parts)
    return found if any(found) else Discovery(barren=[folder])


def _leads_nowhere(entry: Entry) -> bool:
    """Return whether a file in a folder is a link that leads nowhere, which is not a payload."""
    return entry.problem is not None and entry.problem.code == "P-missing"


def _joined(parts: Sequence[Discovery]) -> Discovery:
    columns = zip(*parts, strict=True) if parts else ()
    return Discovery(*(tuple(chain.from_iterable(column)) for column in columns))


def _named(path: str, arguments: Arguments, config: Config, schemas: SchemaFiles) -> Discovery:
    name = arguments.stdin_name or path if path == STDIN else path
    if arguments.schema is None and config.exclude and covers(within(name, config.folder), config.exclude):
        return Discovery(excluded=[name])
    return _file(path, arguments, config, schemas, declares=True)


def _file(path: str, arguments: Arguments, config: Config, schemas: SchemaFiles, *, declares: bool) -> Discovery:
    """Find the schema of a file, which may name it itself if it `declares`."""
    name = arguments.stdin_name if path == STDIN else None
    file = PayloadFile(path, "", arguments.each, arguments.syntax, name, column=arguments.column)
    if arguments.schema is not None:
        return Discovery([file._replace(schema=arguments.schema)])
    relative = within(name or path, config.folder)
    for index, pattern in enumerate(config.payloads):
        if matches(relative, pattern.files):
            schema = _schema_of(pattern, index, config, schemas)
            column = arguments.column or pattern.column
            return Discovery([file._replace(schema=schema, each=pattern.each, rules=pattern.rules, column=column)])
    if declares and arguments.inline and config.inline_schema and not file.is_table:
        stream = arguments.stdin() if path == STDIN else None
        if stream or (path.lower().endswith(_TEXTS) and not is_special(path)):  # a pipe can be read once
            return _inline(file, schemas, stream)
    return Discovery(unmatched=[Unmatched(name or path)])


def _inline(file: PayloadFile, schemas: SchemaFiles, stream: BinaryIO | None) -> Discovery:
    """Find the schemas that a file names itself."""
    path = file.name or file.path
    found = inline_schemas(path, schemas, syntax=file.syntax, stream=stream)
    if isinstance(found, Problem):
        return Discovery(unread=[Entry(path, found)])
    known = [each.schema for each in found if each.schema is not None]
    several = len(found) > 1
    unread, unmatched = list[Entry](), list[Unmatched]()
    for number, each in enumerate(found, 1):
        if each.refused:
            message = f"{MEMBER} {each.written!r} is not read: {each.reason}"
            unread.append(Entry(path, Problem("P-schema", message, each.span)))
        elif each.schema is None and (each.written or known or number == 1):
            unmatched.append(Unmatched(path, each, number if several and known else None))
    files = [file._replace(schema=known[0], inline=found)] if known else []
    return Discovery(files, [*dict.fromkeys(unread)], [*dict.fromkeys(unmatched)])


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
        SchemaFileError: One of the schemas is wrong, or a folder does not exist.
        ConfigError: The configuration names a folder that there is not.
    """
    for index, name in enumerate(config.schemas):
        if not os.path.isdir(config.folder / name):  # noqa: PTH112 - Path.is_dir raises where permission is denied
            raise config.wrong(f"{name}: no such folder", "schemas", index)
    roots = [str(config.folder)] if config.origin else []
    below = [*folders, *(str(config.folder / name) for name in config.schemas)]
    return SchemaFiles(below, roots=roots, dialect=dialect or dialect_in(config))


def dialect_in(config: Config) -> str:
    """Return the dialect that the configuration names, or the default.

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
