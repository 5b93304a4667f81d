"""Baselines: the findings a team lives with today, so that it hears of new ones only."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from cio_schemas.project.walk import within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cio_schemas.diagnostic import Diagnostic

VERSION: Final = 1
_KEYS: Final = ("path", "code", "pointer")


class BaselineError(ValueError):
    """A baseline can't be read."""


Key: TypeAlias = tuple[str, str, str]
"""What a finding is known by: file, code and JSON Pointer, and no line, so that it may move."""


def key(diagnostic: Diagnostic, folder: Path) -> Key:
    """What a finding is known by.

    Args:
        diagnostic: A finding.
        folder: What the paths of a baseline are relative to, wherever the command is run.
    """
    return within(diagnostic.path, folder), diagnostic.code, diagnostic.pointer or ""


def write(path: str, diagnostics: Iterable[Diagnostic], folder: Path) -> int:
    """Write a baseline, sorted, one finding a line.

    Args:
        path: The file.
        diagnostics: What it shall hold.
        folder: As for `key`.

    Returns:
        How many findings it holds.

    Raises:
        OSError: The file can't be written.
    """
    keys = sorted(key(each, folder) for each in diagnostics)
    rows = [json.dumps(dict(zip(_KEYS, each, strict=True)), ensure_ascii=False) for each in keys]
    listed = "[\n    " + ",\n    ".join(rows) + "\n  ]" if rows else "[]"
    Path(path).write_text(f'{{\n  "version": {VERSION},\n  "findings": {listed}\n}}\n', encoding="utf-8")
    return len(keys)


def load(path: str) -> Counter[Key]:
    """Read a baseline.

    Args:
        path: The file.

    Returns:
        How often each key is in it.

    Raises:
        BaselineError: It can't be read, or is no baseline.
    """
    try:
        content: Any = json.loads(Path(path).read_text(encoding="utf-8"))
        if content["version"] != VERSION:
            raise BaselineError(f"{path}: a baseline of version {content['version']!r}; this release reads {VERSION}")
        return Counter(tuple(str(row[name]) for name in _KEYS) for row in content["findings"])  # type: ignore[misc]
    except OSError as error:
        raise BaselineError(f"{path}: {error.strerror or error}") from None
    except (ValueError, KeyError, TypeError) as error:
        if isinstance(error, BaselineError):
            raise
        raise BaselineError(f"{path}: this is no baseline ({type(error).__name__}: {error})") from None


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
        if known[each] > 0:
            known[each] -= 1
        else:
            yield diagnostic
