"""The schemas that `diff` compares: files, folders and what Git has of them at a revision."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from cio_schemas.cli.exits import CommandError
from cio_schemas.cli.options import STDIN
from cio_schemas.cli.standard_input import standard_input
from cio_schemas.compatibility.changes.value_numbers import ValueNumbers
from cio_schemas.compatibility.findings import VersionSource
from cio_schemas.compatibility.versions.version import Version
from cio_schemas.diagnostic import Diagnostic, Severity
from cio_schemas.exceptions import SchemaFileError
from cio_schemas.lint.files import is_schema, load
from cio_schemas.project.discovery import schema_files
from cio_schemas.project.git import GitError, Revision
from cio_schemas.project.walk import walk
from cio_schemas.schema import catalog
from cio_schemas.schema.files import SUFFIXES, SchemaFiles, dialect_of
from cio_schemas.schema.suggestions import near_file
from cio_schemas.source import READABLE, Span
from cio_schemas.validators.from_files import compiled, neighbours_of

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Sequence

    from cio_schemas.project.config_file import Config
    from cio_schemas.schema.files import SchemaDocument


class SchemaSet:
    """The schemas of one version, by their names within it, and what they may refer to.

    Args:
        label: What the user calls the version.
        schemas: Reads its files.
        files: The path of each schema, by its name.
        spelt: From a path, or a message with paths, to how the user calls what is there.
        left_out: The names of those whose text is not here.

    Attributes:
        documents: Those that could be read, by name.
        broken: What is wrong with the others, one diagnostic each, by name.
        flawed: What is wrong with the texts of those that could be read.
    """

    def __init__(
        self,
        label: str,
        schemas: SchemaFiles,
        files: dict[str, str],
        spelt: Callable[[str], str] = lambda text: text,
        left_out: Container[str] = (),
    ) -> None:
        self.label, self.files = label, files
        self._schemas, self._spelt = schemas, spelt
        self.documents: dict[str, SchemaDocument] = {}
        self.broken: dict[str, Diagnostic] = {}
        self.flawed: list[Diagnostic] = []
        for name, path in files.items():
            if name in left_out:
                message = "it is not here: it was left out when the repository was cloned"
                self.broken[name] = Diagnostic(spelt(path), "P-schema", message)
                continue
            try:
                document = schemas.document(path)
            except SchemaFileError as error:
                self.broken[name] = self.refused(path, error)
                continue
            self.documents[name] = document
            self.flawed += [
                Diagnostic(spelt(path), each.code, each.message, each.span, Severity.WARNING)
                for each in document.batch.problems.get(0, ())
            ]
            schemas.documents.setdefault(document.uri, document)

    def refused(self, path: str, error: Exception) -> Diagnostic:
        """Return the diagnostic of a schema that can't be used.

        Args:
            path: Its file.
            error: The error; its message may begin with the place.
        """
        shown, message = self._spelt(path), self._spelt(getattr(error, "message", str(error)))
        place = re.match(rf"{re.escape(shown)}(?::(\d+):(\d+))?: ", message)
        line, column = map(int, place.groups()) if place and place[1] else (0, 0)
        span = Span(line, column, line, column, 0, 0) if line else None
        return Diagnostic(shown, "P-schema", message[place.end() :] if place else message, span)

    def shown(self, name: str) -> str:
        """Return what the user calls a schema."""
        return self._spelt(self.files[name])

    def version(self, name: str) -> tuple[Version, VersionSource]:
        """Return a schema with all that it refers to, and where that is written.

        Raises:
            SchemaFileError: It is wrong, or a file that it refers to.
        """
        document = self.documents[name]
        neighbours = neighbours_of(self._schemas, document)
        spelt = self._spelt

        dialect = self._schemas.dialect
        validator = compiled(document, neighbours, dialect=dialect)
        version = Version(document.contents, neighbours, dialect, document.uri, validator)

        def source(name: str) -> SchemaDocument | None:
            found = neighbours.read.get(version.uris[name]) if name else document
            return None if found is None else found.called(spelt(found.path))

        return version, VersionSource(source)

    def identifier(self, name: str) -> str | None:
        """Return the `$id` of a schema, None if it has none."""
        contents = self.documents[name].contents
        return dialect_of(contents, self._schemas.dialect).identifier_of(contents)


class SchemaSets:
    """Reads versions, and puts away what it took out of Git for them.

    Args:
        config: The configuration.
        folders: Those of `--schemas`.
        dialect: That of `--dialect`, None to go by the configuration.
    """

    def __init__(self, config: Config, folders: Sequence[str], dialect: str | None) -> None:
        self._config, self._folders, self._dialect = config, folders, dialect
        self._taken_out: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for folder in self._taken_out:
            shutil.rmtree(folder, ignore_errors=True)

    def named(self, text: str) -> tuple[SchemaSet, bool]:
        """Read what a user names: a file, a folder, or either of them at a revision.

        Args:
            text: `schemas/order.json`, `schemas/`, `v1.2:schemas/order.json`.

        Returns:
            The schemas, and whether a folder was named.

        Raises:
            CommandError: It does not exist, or holds no schema.
            GitError: Git fails.
        """
        if os.path.isdir(text):  # noqa: PTH112 - Path.is_dir raises if a name is too long
            files = {os.path.relpath(path, text).replace(os.sep, "/"): path for path in self._below(text)}
            if not files:
                raise CommandError(f"{text}: there is no schema in this folder")
            return SchemaSet(text, self._schemas(), files), True
        if text == STDIN:
            return self._given(standard_input().read()), False
        bundled = catalog.path_of(text) if text in catalog.NAMES else None
        if bundled and not os.path.lexists(text):
            spelt = partial(_spelt, bundled, text)
            return SchemaSet(text, self._schemas(os.path.dirname(bundled)), {"": bundled}, spelt), False  # noqa: PTH120
        if "://" in text:
            raise CommandError(f"{text}: nothing is fetched; name a file")
        revision, separator, path = text.partition(":")
        if os.path.lexists(text) or not separator or len(revision) < 2:
            return SchemaSet(text, self._schemas(), {"": text}), False
        return self._at_revision(text, Revision(revision), path)

    def _given(self, data: bytes) -> SchemaSet:
        """Read the schema that standard input is."""
        folder = self._folder()
        path = os.path.join(folder, "stdin.json")  # noqa: PTH118
        Path(path).write_bytes(data)
        return SchemaSet(STDIN, self._schemas(), {"": path}, partial(_spelt, path, STDIN))

    def _folder(self) -> str:
        """Make a folder that is put away in the end."""
        self._taken_out.append(os.path.realpath(tempfile.mkdtemp(prefix="cio-schemas-")))
        return self._taken_out[-1]

    def _at_revision(self, text: str, revision: Revision, path: str) -> tuple[SchemaSet, bool]:
        relative = path.startswith(("./", "../")) or path in (".", "..")
        inner = revision.path_of(path) if relative else os.path.normpath(path).replace(os.sep, "/")
        inner = "" if inner == "." else inner
        if inner and revision.is_file(inner):
            return self._taken(text, revision, {"": inner}), False
        below = [each for each in revision.files(inner) if each.endswith(SUFFIXES)]
        if not below:
            there = os.path.exists(path) and not relative  # noqa: PTH110 - as above
            hint = f"; from the current folder it is {revision.name}:./{path}" if there and revision.files() else ""
            raise CommandError(f"{text}: {revision.name} has no such file, and no folder with schemas there{hint}")
        start = f"{inner}/" if inner else ""
        found = self._taken(text, revision, {each.removeprefix(start): each for each in below}, ())
        if not found.files:
            raise CommandError(f"{text}: there is no schema in this folder")
        return found, True

    def since(self, name: str, paths: Sequence[str]) -> tuple[SchemaSet, SchemaSet, int]:
        """Read the schemas of the work tree that differ from a revision, and their versions there.

        Args:
            name: The revision.
            paths: Files and folders of the work tree.

        Returns:
            What is there, what is here, and how many files differ at all.

        Raises:
            CommandError: A path is neither here nor there.
            GitError: Git fails.
        """
        revision = Revision(name)
        inner = [revision.path_of(path) for path in paths]
        for path, within in zip(paths, inner, strict=True):
            if not os.path.lexists(path) and not revision.is_file(within) and not revision.files(within):
                raise CommandError(f"{path}: there is no such file, neither here nor at {name}{near_file(path)}")
        listed = [within for path, within in zip(paths, inner, strict=True) if not os.path.isdir(path)]  # noqa: PTH112
        changed = [each for each in revision.changed(*inner) if each.endswith(SUFFIXES) or each in listed]
        here = {each: _from_here(os.path.join(revision.root, each)) for each in changed}  # noqa: PTH118
        old = self._taken(name, revision, {each: each for each in changed if revision.is_file(each)}, listed)
        new = {
            each: path
            for each, path in here.items()
            if os.path.lexists(path) and (each in listed or each in old.files or _is_schema(path))
        }
        return old, SchemaSet("the work tree", self._schemas(), new), len(changed)

    def _taken(
        self,
        label: str,
        revision: Revision,
        files: dict[str, str],
        listed: Iterable[str] | None = None,
    ) -> SchemaSet:
        """Take files of a revision out of Git, and those that they refer to when they do.

        Args:
            label: What the user calls the version.
            revision: The revision.
            files: Their paths from the root of the repository, by name.
            listed: The names of files that are schemas by request; None for all of them.
        """
        folder = self._folder()
        written: set[str] = set()

        def prepare(*paths: str) -> None:
            inner = [os.path.relpath(path, folder).replace(os.sep, "/") for path in paths]
            new = [each for each in inner if not each.startswith("../") and each not in written]
            written.update(new)
            for each, data in revision.read(*new).items():
                target = Path(folder, each)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)

        paths = {name: os.path.join(folder, each) for name, each in files.items()}  # noqa: PTH118
        prepare(*paths.values())
        if listed is not None:
            paths = {name: path for name, path in paths.items() if name in set(listed) or _is_schema(path)}
        schemas = self._schemas(folder, revision, prepare)
        spelt = partial(_spelt, os.path.join(folder, ""), f"{revision.name}:")  # noqa: PTH118
        left_out = [name for name, each in files.items() if each in revision.left_out]
        return SchemaSet(label, schemas, paths, spelt, left_out)

    def _schemas(
        self, folder: str = "", revision: Revision | None = None, prepare: Callable[..., None] | None = None
    ) -> SchemaFiles:
        """Return what finds and reads schemas: here, or as they were at a revision."""
        if revision is None:
            here = schema_files(self._folders, self._config, self._dialect)
            here.roots, here.tolerated = (*here.roots, *([folder] if folder else [])), READABLE
            return here
        found = schema_files([], self._config._replace(schemas=(), origin=None), self._dialect)
        known = schema_files(self._folders, self._config, self._dialect)
        found.roots, found.prepare, found.dialect = (folder, *known.roots), prepare, known.dialect
        found.tolerated = READABLE
        for root in known.folders:
            try:
                inner = revision.path_of(root)
            except GitError:  # a folder of no repository is the same at every revision
                found.documents |= SchemaFiles([root], dialect=known.dialect, tolerated=READABLE).documents
                continue
            inside = [os.path.join(folder, each) for each in revision.files(inner) if each.endswith(SUFFIXES)]  # noqa: PTH118
            assert prepare is not None
            prepare(*inside)
            for path in inside:
                document = found.document(path)
                found.documents.setdefault(document.uri, document)
        return found

    def _below(self, folder: str) -> Iterable[str]:
        for path, problem in walk(folder, self._config):
            if problem:
                raise CommandError(f"{path}: {problem.message}")
            if path.endswith(SUFFIXES) and _is_schema(path):
                yield path


def _spelt(path: str, shown: str, text: str) -> str:
    """Write a path, or a message with it, as the user calls what is there."""
    return text.replace(path, shown)


def _is_schema(path: str) -> bool:
    """Return whether a file that was not named looks like a schema; one that can't be read may be."""
    return is_schema(load(path))


def _from_here(path: str) -> str:
    """Write a path relative to the current folder."""
    return os.path.relpath(path)


class PairedNames(NamedTuple):
    """Which schema of an old version is which of a new one.

    Attributes:
        kept: Their names, by pairs.
        gone: Those that only the old version has.
        come: Those that only the new one has.
    """

    kept: list[tuple[str, str]]
    gone: list[str]
    come: list[str]


def paired(old: SchemaSet, new: SchemaSet) -> PairedNames:
    """Pair the schemas of two versions: by `$id`, then by name, then those that are equal.

    Args:
        old: The one.
        new: The other.
    """
    olds, news = [*old.files], [*new.files]
    found: dict[str, str] = {}
    number = ValueNumbers()
    keys: tuple[Callable[[SchemaSet, str], object], ...] = (
        lambda schemas, name: schemas.identifier(name) if name in schemas.documents else None,
        lambda _, name: name,
        lambda schemas, name: number(schemas.documents[name].contents) if name in schemas.documents else None,
    )
    for key in keys:
        before = _by_key(key, old, [each for each in olds if each not in found.values()])
        after = _by_key(key, new, [each for each in news if each not in found])
        found |= {
            names[0]: before[each][0] for each, names in after.items() if len(names) == len(before.get(each, ())) == 1
        }
    taken = set(found.values())
    return PairedNames(
        [(found[name], name) for name in news if name in found],
        [name for name in olds if name not in taken],
        [name for name in news if name not in found],
    )


def _by_key(
    key: Callable[[SchemaSet, str], object], schemas: SchemaSet, names: Iterable[str]
) -> dict[object, list[str]]:
    found: dict[object, list[str]] = {}
    for name in names:
        value = key(schemas, name)
        if value is not None:
            found.setdefault(value, []).append(name)
    return found
