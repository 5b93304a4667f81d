"""Baselines: the findings a team lives with today, so that it hears of new ones only."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from cio_schemas.project.walk import within
from cio_schemas.rules.selection import ALWAYS
from cio_schemas.source.writing import write_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator
    from typing import Any, Final, TypeAlias

    from cio_schemas.diagnostic import Diagnostic

VERSION: Final = 1
_KEYS: Final = ("path", "code", "pointer", "record")


class BaselineError(ValueError):
    """A baseline can't be read."""


Key: TypeAlias = tuple[str, str, str, str]
"""What a finding is known by: file, code, JSON Pointer and, of payloads, the digest of the record; and no line, so that
it may move."""


def holds(diagnostic: Diagnostic) -> bool:
    """Return whether a baseline may hold a finding: what could not be read was not checked, and is always reported.

    Args:
        diagnostic: A finding.
    """
    return diagnostic.code not in ALWAYS


def key(diagnostic: Diagnostic, folder: Path) -> Key:
    """Return what a finding is known by.

    Args:
        diagnostic: A finding.
        folder: What the paths of a baseline are relative to, wherever the command is run.
    """
    return within(diagnostic.path, folder), diagnostic.code, diagnostic.pointer or "", diagnostic.digest


def write(path: str, diagnostics: Iterable[Diagnostic], folder: Path) -> int:
    """Write a baseline, sorted, one finding a line.

    Args:
        path: The file.
        diagnostics: What it is to hold; what it may not hold (see `holds`) is left out.
        folder: As for `key`.

    Returns:
        How many findings it holds.

    Raises:
        WriteError: The file can't be written.
    """
    keys = sorted(key(each, folder) for each in diagnostics if holds(each))
    rows = [json.dumps(_row(each), ensure_ascii=False) for each in keys]
    listed = "[\n    " + ",\n    ".join(rows) + "\n  ]" if rows else "[]"
    write_file(path, f'{{\n  "version": {VERSION},\n  "findings": {listed}\n}}\n')
    return len(keys)


def _row(key: Key) -> dict[str, str]:
    return {name: text for name, text in zip(_KEYS, key, strict=True) if text or name != "record"}


def check_target(path: str) -> None:
    """Make sure that a baseline to be written replaces nothing but a baseline.

    Args:
        path: The file.

    Raises:
        BaselineError: Something else is there.
    """
    try:
        empty = not Path(path).stat().st_size
    except (OSError, ValueError):
        return  # nothing is there, or writing reports the error
    if not empty and not Path(path).is_dir():
        try:
            load(path)
        except BaselineError as error:
            raise BaselineError(f"{error}, and is not overwritten") from None


def load(path: str) -> Counter[Key]:
    """Read a baseline.

    Args:
        path: The file.

    Returns:
        How often each key is in it.

    Raises:
        BaselineError: It can't be read, or is not a baseline.
    """
    try:
        content: Any = json.loads(Path(path).read_text(encoding="utf-8"))
        if content["version"] != VERSION:
            raise BaselineError(f"{path}: a baseline of version {content['version']!r}; this release reads {VERSION}")
        return Counter(tuple(str({"record": "", **row}[name]) for name in _KEYS) for row in content["findings"])  # type: ignore[misc]
    except OSError as error:
        raise BaselineError(f"{path}: {error.strerror or error}") from None
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        if isinstance(error, BaselineError):
            raise
        raise BaselineError(f"{path}: this is not a baseline ({_reason(error)})") from None


def _reason(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"there is no {error}"
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    return "its shape is another one" if isinstance(error, TypeError) else str(error)


def stale(known: Counter[Key], paths: Container[str]) -> int:
    """Return how many findings of a baseline have not been met, of files that were looked at.

    Args:
        known: The rest of the baseline; see `without`.
        paths: Of those files, as the baseline has them.
    """
    return sum(count for (path, *_), count in known.items() if path in paths)


def without(diagnostics: Iterable[Diagnostic], known: Counter[Key], folder: Path) -> Iterator[Diagnostic]:
    """Leave out what a baseline holds, each as often as it does.

    Args:
        diagnostics: Findings.
        known: The baseline; what is met is taken out of it.
        folder: As for `key`.

    Yields:
        The findings that are new.
    """
    for diagnostic in diagnostics:
        each = key(diagnostic, folder)
        if holds(diagnostic) and known[each] > 0:
            known[each] -= 1
        else:
            yield diagnostic
