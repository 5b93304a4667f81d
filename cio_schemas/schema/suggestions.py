"""Suggestions for misspelt names."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

NEAR = 0.7
"""How alike two names must be for one to be meant by the other, on difflib's scale from 0 to 1."""
MAX_NAME = 100
"""How long a name may be to be searched for near ones, which takes time with the square of the length."""
MAX_FILES = 1000
"""How many files of a folder are compared with one that is not there."""


def did_you_mean(name: str, known: Iterable[object]) -> str:
    """Return "; did you mean ...?" with the known name that is nearest, or "" if none is near.

    Args:
        name: What was written.
        known: The names that exist; what is not a string among them is passed over.
    """
    near = _nearest(name, known)
    return f"; did you mean {near!r}?" if near is not None else ""


def near_missing(path: str, code: str) -> str:
    """Return what to append to a message about a file that was not read, "" unless it is missing.

    Args:
        path: Of the file.
        code: Of the problem; `P-missing` is the one that another name would mend.
    """
    return near_file(path) if code == "P-missing" else ""


def near_file(path: str) -> str:
    """Return what to append to a message about a file that is not there: "; did you mean ...?", or "".

    Suffixes say nothing about what a file was meant, so names are compared up to their first dot.

    Args:
        path: Of the file.
    """
    folder, name = os.path.split(path)
    try:
        names = [each for each in sorted(os.listdir(folder or "."))[:MAX_FILES] if each != name]  # noqa: PTH208
    except (OSError, ValueError):
        return ""
    near = _nearest(_stem(name), map(_stem, names))
    if near is None:
        return ""
    alike = [each for each in names if _stem(each) == near]
    return f"; did you mean {_nearest(name, alike) or alike[0]!r}?"


def _stem(name: str) -> str:
    return name[:1] + name[1:].partition(".")[0]  # the dot of a hidden file is no suffix's


def _nearest(name: str, known: Iterable[object]) -> str | None:
    if len(name) > MAX_NAME:
        return None
    names = [each for each in known if isinstance(each, str) and len(each) <= MAX_NAME and _may_be_near(name, each)]
    if not names:
        return None
    import difflib  # noqa: PLC0415 - only a near miss pays for it

    return next(iter(difflib.get_close_matches(name, names, n=1, cutoff=NEAR)), None)


def _may_be_near(one: str, other: str) -> bool:
    """Return whether two names share enough characters to be near; a quick test before the exact one."""
    length = NEAR * (len(one) + len(other)) / 2
    if min(len(one), len(other)) < length or sum(map(other.__contains__, one)) < length:
        return False
    return sum(min(one.count(each), other.count(each)) for each in set(one)) >= length
