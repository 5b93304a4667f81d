"""Which files are checked, and against which schema: what is named, or what the configuration says."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cio_schemas.payloads.judge import STDIN, Payloads, compares_numbers
from cio_schemas.project.globs import covers, matches
from cio_schemas.schema.files import NoSchemaError, SchemaFiles
from cio_schemas.source import COMPRESSIONS, SYNTAXES, parse, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cio_schemas.project.config import Config, Rule
    from cio_schemas.project.gitignore import Ignored
    from cio_schemas.validators import Validator

_SUFFIXES: Final = (*SYNTAXES, *(inner + outer for inner in SYNTAXES for outer in COMPRESSIONS))


class Asked(NamedTuple):
    """What the command line asks for.

    Attributes:
        paths: Files and folders; ``-`` for standard input; none for what the configuration names.
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


class Found(NamedTuple):
    """Which files are to be checked.

    Attributes:
        payloads: With their schemas, in the order they were asked for.
        unmatched: Files that were named, and that nothing has a schema for.
    """

    payloads: list[Payloads]
    unmatched: list[str]


def find(asked: Asked, config: Config, schemas: SchemaFiles) -> Found:
    """Find the files and the schema of each.

    Args:
        asked: What the command line asks for.
        config: The configuration.
        schemas: Compiles what they name.

    Raises:
        SchemaFileError: A schema is not known or wrong.
        ConfigError: The configuration names a schema that there is not.
    """
    found = Found([], [])
    if not asked.paths:
        for path in walk(str(_shown(config.folder)), config):
            _take(path, asked, config, schemas, found, walked=True)
    for path in asked.paths:
        if path != STDIN and os.path.isdir(path):  # noqa: PTH112 - of thousands of paths
            for inside in walk(path, config):
                _take(inside, asked, config, schemas, found, walked=True)
        else:
            _take(path, asked, config, schemas, found, walked=False)
    return found


def _take(path: str, asked: Asked, config: Config, schemas: SchemaFiles, found: Found, *, walked: bool) -> None:
    name = asked.stdin_name if path == STDIN else None
    if asked.schema is not None:
        if not walked or path.lower().endswith(_SUFFIXES):
            found.payloads.append(_payloads(path, schemas.validator(asked.schema), asked.each, asked.syntax, name))
        return
    relative = within(name or path, config.folder)
    if covers(relative, config.exclude):
        return
    rule = next((rule for rule in config.payloads if matches(relative, rule.files)), None)
    if rule:
        validator = _validator_of(rule, config, schemas)
        found.payloads.append(_payloads(path, validator, rule.each, asked.syntax, name))
    elif (not walked or asked.paths) and (declared := _declared(path, schemas)):
        found.payloads.append(_payloads(path, schemas.validator(declared), asked.each, asked.syntax, name))
    elif not walked:
        found.unmatched.append(name or path)


def _payloads(path: str, validator: Validator, each: bool, syntax: str | None, name: str | None) -> Payloads:
    return Payloads(path, validator, each, syntax, name, compares_numbers(validator))


def _validator_of(rule: Rule, config: Config, schemas: SchemaFiles) -> Validator:
    path = config.folder / rule.schema  # as the configuration means it: relative to its folder
    try:
        return schemas.validator(str(_shown(path)) if path.is_file() else rule.schema)
    except NoSchemaError as error:
        raise config.wrong(str(error), "payloads", config.payloads.index(rule), "schema") from None


def schema_files(folders: Sequence[str], config: Config) -> SchemaFiles:
    """Read the folders of schemas that the command line and the configuration name.

    Args:
        folders: Those of the command line.
        config: The configuration.

    Raises:
        SchemaFileError: One of the schemas is wrong, or there is no such folder.
        ConfigError: The configuration names a folder that there is not.
    """
    for name in config.schemas:
        if not (config.folder / name).is_dir():
            raise config.wrong(f"{name}: no such folder", "schemas")
    return SchemaFiles([*folders, *(str(config.folder / name) for name in config.schemas)])


def _declared(path: str, schemas: SchemaFiles) -> str | None:
    """Read which known schema a file names itself, as ``$schema`` of its first document."""
    if path == STDIN or not path.lower().endswith(_SUFFIXES):
        return None
    chunk = next(read(path), None)
    if chunk is None or b"$schema" not in chunk.data:
        return None
    first: Any = next((batch.instances[0] for batch in parse(chunk)), None)
    uri = first.get("$schema") if isinstance(first, dict) else None
    return uri if isinstance(uri, str) and schemas.knows(uri) else None


def within(path: str, folder: Path) -> str:
    """Write a path relative to a folder, with slashes.

    Args:
        path: As the user named it.
        folder: An absolute path.
    """
    return os.path.relpath(Path(path).absolute(), folder.absolute()).replace(os.sep, "/")


def _shown(path: Path) -> Path:
    """Write a path relative to the current folder, where it is below it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


# -- folders --


def walk(folder: str, config: Config) -> Iterator[str]:
    """Yield the files below a folder in a fixed order, without what is excluded and what git ignores."""
    from cio_schemas.project import gitignore  # noqa: PLC0415 - for folders alone

    ignored = gitignore.Ignored(Path(folder)) if config.respect_gitignore else None
    for root, folders, files in os.walk(folder):
        if ignored:
            ignored.enter(root)
        kept = (name for name in folders if name != ".git" and not _left_out(root, name, config, ignored, folder=True))
        folders[:] = sorted(kept)
        for name in sorted(files):
            path = os.path.normpath(os.path.join(root, name))  # noqa: PTH118 - os.walk has strings
            if not _left_out(root, name, config, ignored, folder=False) and not _is_special(path):
                yield path


def _is_special(path: str) -> bool:
    """Tell a pipe, a socket or a device, at which a reader could wait for ever, from files and from what is missing."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - of thousands of files
    except OSError:
        return False
    return not stat.S_ISREG(mode)


def _left_out(root: str, name: str, config: Config, ignored: Ignored | None, *, folder: bool) -> bool:
    path = os.path.join(root, name)  # noqa: PTH118
    if config.exclude and covers(within(path, config.folder), config.exclude):
        return True
    return ignored is not None and ignored.ignores(path, folder=folder)
