"""What earlier runs of `lint` found, kept in the user's cache folder: never needed, and never believed where in doubt.

Findings of a file are kept under a digest of its text, of this version, of the settings, and of the texts that could
have a say in them: a file that refers to no other depends on those alone that refer to others, any other file on all.
If a reference was looked for outside the files that are linted, the same must still be there.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.diagnostic import Diagnostic, Edit, Excerpt, Severity
from cio_schemas.exceptions import WriteError
from cio_schemas.source import Span
from cio_schemas.source.writing import write_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cio_schemas.lint.files import SchemaFile

_MAX_AGE: Final = 30 * 24 * 3600  # seconds after which unused entries are deleted
# What may lead to another file, or be led to by a name: a reference that is not within the file, spelt in any way.
_LEADING: Final = re.compile(rb'"\$(?:ref|recursiveRef)"\s*:\s*"[^#"]|\$dynamic(?:Ref|Anchor)|\\u00')


def cache_folder() -> Path | None:
    """Return the cache folder of this user; None if there is none."""
    try:
        return _cache_folder()
    except RuntimeError:  # the user has no home folder, as in a container that runs under any number
        return None


def _cache_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local") / "cio-schemas/Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches/cio-schemas"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "cio-schemas"


class Cache:
    """What is known of the findings of some files.

    Args:
        files: The files that are linted.
        settings: Everything that findings depend on besides texts, ready for JSON.
        folder: Where it is kept.
    """

    def __init__(self, files: Sequence[SchemaFile], settings: Any, folder: Path) -> None:
        own = json.dumps([_release(), settings, str(Path.cwd())], sort_keys=True, default=str).encode()
        self._path = folder / "lint" / f"{sha256(own).hexdigest()}.json"
        texts = {file.path: _text(file) for file in files}
        alone = {each.path: each.syntax != "yaml" and not _LEADING.search(texts[each.path]) for each in files}
        every = _digest(own, *(part for path, text in texts.items() for part in (os.fsencode(path), text)))
        leading = _digest(
            own, *(part for path, text in texts.items() if not alone[path] for part in (os.fsencode(path), text))
        )
        self._keys = {
            path: _digest(leading if alone[path] else every, os.fsencode(path), text).hex()
            for path, text in texts.items()
        }
        self._known: dict[str, list[Any]] = _loaded(self._path)
        self._states: dict[str, str] = {}
        self._changed = False

    def find(self, file: SchemaFile) -> list[Diagnostic] | None:
        """Return what was found in a file, None if that is not known."""
        try:
            key, rows, beside = self._known[file.path]
            if key != self._keys[file.path] or any(self._state(path) != state for path, state in beside):
                return None
            return [_read(file.path, row) for row in rows]
        except (LookupError, TypeError, ValueError):
            return None

    def note(self, file: SchemaFile, found: Sequence[Diagnostic], beside: Sequence[str]) -> None:
        """Keep what was found in a file.

        Args:
            file: The file.
            found: Its findings, all of them.
            beside: The paths at which its references were looked for among files that are not linted.
        """
        if file.path in self._keys:
            states = [[path, self._state(path)] for path in beside]
            self._known[file.path] = [self._keys[file.path], [_written(each) for each in found], states]
            self._changed = True

    def _state(self, path: str) -> str:
        """What is at a path: a digest, of what its folder holds if the file does not exist."""
        if path not in self._states:
            self._states[path] = _state_of(path)
        return self._states[path]

    def save(self) -> None:
        """Write it if it has changed; failing to is not an error."""
        if not self._changed:
            return
        kept = {path: row for path, row in self._known.items() if path in self._keys}
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            for other in self._path.parent.glob("*.json"):
                if time.time() - other.stat().st_mtime > _MAX_AGE:
                    other.unlink(missing_ok=True)
            write_file(self._path, json.dumps(kept, ensure_ascii=True))
        except (OSError, WriteError, ValueError):
            return


def _release() -> list[Any]:
    """Return what identifies the code of this package: its version, as its installation is named, and its files."""
    import cio_schemas  # noqa: PLC0415 - the package itself

    folder = os.path.dirname(cio_schemas.__file__)  # noqa: PTH120 - as below
    installed = sorted(name for name in os.listdir(os.path.dirname(folder)) if name.startswith("cio_schemas-"))  # noqa: PTH120, PTH208
    return [installed, sys.version, sorted(_states_below(folder))]


def _states_below(folder: str) -> Iterator[tuple[str, int, int]]:
    """Yield path, time and size of each file of code: several times as fast as by `Path.rglob`."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _states_below(entry.path)
            elif entry.name.endswith(_CODE):
                state = entry.stat()
                yield entry.path, state.st_mtime_ns, state.st_size


_CODE: Final = (".py", ".so", ".pyd")


def _digest(*parts: bytes) -> bytes:
    found = sha256()
    for part in parts:
        found.update(len(part).to_bytes(8, "big") + part)
    return found.digest()


def _state_of(path: str) -> str:
    real = Path(os.path.realpath(path))
    try:
        if real.is_file():
            return _digest(os.fsencode(real), real.read_bytes()).hex()
        names = sorted(other.name for other in real.parent.iterdir())
        return _digest(*(name.encode(errors="surrogateescape") for name in names)).hex()
    except (OSError, ValueError) as error:
        return str(error)


def _text(file: SchemaFile) -> bytes:
    """Return the text that was read, with what is wrong with it and where."""
    text = file.encoded() if file.batch else b""
    return text + repr([(problem.code, problem.message, problem.span) for problem in file.problems]).encode()


def _loaded(path: Path) -> dict[str, list[Any]]:
    try:
        known = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return known if isinstance(known, dict) else {}


def _written(each: Diagnostic) -> list[Any]:
    fix = [[edit.span, edit.text] for edit in each.fix]
    return [each.code, each.message, each.span, each.severity, each.pointer, fix, each.safe, each.excerpt]


def _read(path: str, row: list[Any]) -> Diagnostic:
    code, message, span, severity, pointer, fix, safe, excerpt = row
    return Diagnostic(
        path,
        code,
        message,
        span and Span(*span),
        Severity(severity),
        pointer,
        fix=tuple(Edit(Span(*where), text) for where, text in fix),
        safe=safe,
        excerpt=excerpt and Excerpt(*excerpt),
    )
