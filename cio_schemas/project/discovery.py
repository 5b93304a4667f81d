"""Find the payload files to check and the schema of each, by the command line or the configuration.

Nothing is skipped silently: files that were named but are not checked are part of the result of `find`, and a pattern
in the configuration that matches no file is an error.
"""

from __future__ import annotations

import os
from itertools import chain
from pathlib import Path

from cio_schemas.exceptions import UnknownDialectError
from cio_schemas.project.globs import covers, matches
from cio_schemas.project.inline import MEMBER, Inline, inline_schemas
from cio_schemas.project.path_keys import path_key
from cio_schemas.project.walk import Entry, is_special, walk, within
from cio_schemas.records import NamedTuple
from cio_schemas.schema import catalog
from cio_schemas.schema.drafts import DEFAULT_DIALECT, dialect_named
from cio_schemas.schema.files import NoSchemaError, SchemaFiles
from cio_schemas.source import COMPRESSIONS, SYNTAXES, Problem
from cio_schemas.source.arrow import TABLES, is_table
from cio_schemas.source.opening import FAILURES, failure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import BinaryIO, Final

    from cio_schemas.project.config_file import Config, PayloadPattern

STDIN: Final = "-"
_TEXTS: Final = (*SYNTAXES, *(inner + outer for inner in SYNTAXES for outer in COMPRESSIONS))
_SUFFIXES: Final = (*_TEXTS, *TABLES)


class Arguments(NamedTuple):
    """The arguments of the command line.

    Attributes:
        paths: Files and folders; `-` for standard input; empty for those that the configuration names.
        schema: The schema of all files; None to use the configuration, and the schemas that files name.
        each: True if files hold arrays of payloads.
        syntax: The syntax of all files, a value of SYNTAXES.
        stdin_name: The name of standard input.
        inline: True to use the schemas that files name.
        column: The column of tables that holds the payloads; None if each row is one.
        stdin: Returns a stream of standard input that can be read again from its start, or None; called only if it has
            to be read.
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
    """A file to check.

    Attributes:
        path: The file; `-` for standard input.
        schema: The name of its schema, as SchemaFiles takes it.
        each: True if it holds an array of payloads.
        syntax: The syntax, a value of SYNTAXES, if the name does not determine it.
        name: The name in findings, if it is not the path.
        rules: The names of the bundled schemas whose rules apply to its payloads; None for those of its schema.
        inline: The schemas that its documents name, if nothing else determines them: one, or one for each YAML
            document.
        column: The column of a table that holds the payloads; None if each row is one.
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
    """A file, or a document in it, without a schema.

    Attributes:
        path: The file.
        inline: The unknown schema that it names.
        document: The number of the document, if the file has several.
    """

    path: str
    inline: Inline = Inline()
    document: int | None = None


class Discovery(NamedTuple):
    """The files to check, and those that were named but are not checked.

    Attributes:
        files: The files to check, in the order in which they were named.
        unread: Folders that can't be read, and unreadable files that would have to name their schema.
        unmatched: Named files, and documents in files, without a schema; of files in folders, those that name an
            unknown one.
        barren: Named folders without anything to check.
        excluded: Named files that the configuration excludes.
    """

    files: Sequence[PayloadFile] = ()
    unread: Sequence[Entry] = ()
    unmatched: Sequence[Unmatched] = ()
    barren: Sequence[str] = ()
    excluded: Sequence[str] = ()


def find(arguments: Arguments, config: Config, schemas: SchemaFiles) -> Discovery:
    """Find the files to check and the schema of each.

    Args:
        arguments: The arguments of the command line.
        config: The configuration.
        schemas: The schemas that files and the configuration may name.

    Raises:
        SchemaFileError: A schema can't be read.
        ConfigError: The configuration names a schema that does not exist, or a pattern of its `payloads` matches no
            file. With named files, the tree is searched for matches only if one of them is not checked.
    """
    parts = [
        _in_folder(path, arguments, config, schemas) if _is_folder(path) else _named(path, arguments, config, schemas)
        for path in dict.fromkeys(arguments.paths)
    ] or [_in_folder(str(_shown(config.folder)), arguments, config, schemas)]
    found = _once(_joined(parts))
    in_doubt = not arguments.paths or found.unmatched or found.barren
    if in_doubt and arguments.schema is None and not found.unread:
        _refuse_dead_patterns(config, [file.path for file in found.files if file.path != STDIN])
    return found


def _once(found: Discovery) -> Discovery:
    """Return the same with each file once, as it may be named twice, or be in a folder that is named too."""
    files = {path_key(file.path): file for file in reversed(found.files)}
    unread, unmatched = dict.fromkeys(found.unread), dict.fromkeys(found.unmatched)
    return found._replace(files=[*reversed(files.values())], unread=[*unread], unmatched=[*unmatched])


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
    """Return whether a file in a folder is a broken link."""
    return entry.problem is not None and entry.problem.code == "P-missing"


def _joined(parts: Sequence[Discovery]) -> Discovery:
    columns = zip(*parts, strict=True) if parts else ()
    return Discovery(*(tuple(chain.from_iterable(column)) for column in columns))


def _named(path: str, arguments: Arguments, config: Config, schemas: SchemaFiles) -> Discovery:
    name = arguments.stdin_name or path if path == STDIN else path
    if arguments.schema is None and config.exclude and covers(within(name, config.folder), config.exclude):
        return Discovery(excluded=[name])
    found = _file(path, arguments, config, schemas, declares=True)
    if found.unmatched and path != STDIN:
        try:
            os.stat(path)  # noqa: PTH116 - of thousands of paths
        except FAILURES as error:
            return Discovery(unread=[Entry(path, failure(path, error, 1))])
    return found


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
    path = config.folder / pattern.schema  # relative to the folder of the configuration
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
        folders: The folders on the command line.
        config: The configuration.
        dialect: The dialect of schemas without `$schema` on the command line; None to use the configuration.

    Raises:
        SchemaFileError: A schema is wrong, or a folder does not exist.
        ConfigError: The configuration names a folder that does not exist.
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
        ConfigError: There is no such dialect.
    """
    if config.dialect is None:
        return DEFAULT_DIALECT
    try:
        dialect_named(config.dialect)
    except UnknownDialectError as error:
        raise config.wrong(str(error), "dialect") from None
    return config.dialect


def _refuse_dead_patterns(config: Config, taken: Sequence[str]) -> None:
    """Raise a ConfigError if a pattern of `payloads` matches no file.

    Args:
        config: The configuration.
        taken: Files that are known to exist; if they match every pattern, no folder is walked.
    """
    dead = [(index, glob) for index, pattern in enumerate(config.payloads) for glob in pattern.files]
    everything = config._replace(exclude=())  # it exists, and is excluded on purpose
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
        if os.path.isdir(config.folder / glob):  # noqa: PTH112 - Path.is_dir raises if a name is too long
            hint = f"it is a folder, whose files are {glob.rstrip('/')}/**"
        raise config.wrong(f"no file below {config.folder} matches {glob!r}; {hint}", "payloads", index, "files")


def _shown(path: Path) -> Path:
    """Return a path relative to the current folder, if it is below it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
