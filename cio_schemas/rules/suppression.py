"""What a document suppresses itself: `x-lint-ignore` lists selectors, for the object that holds it and all within."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cio_schemas.rules.selection import canonical, covered

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from cio_schemas.rules.changes import Path

IGNORE: Final = "x-lint-ignore"


class Suppressions:
    """The suppressions of one document, and which of them were of use so far.

    Args:
        written: The values of `x-lint-ignore` by the path of the object that holds each.
        known: The codes that can be found, each with its name.
        ran: The codes that are looked for.
    """

    def __init__(self, written: Mapping[Path, Any], known: Mapping[str, str], ran: Container[str]) -> None:
        self._known = known
        self._ran = ran
        self._covered = {
            path: {each: covered(canonical(each, known), known) for each in value}
            for path, value in written.items()
            if is_array_of_strings(value)
        }
        self._used: set[tuple[Path, str]] = set()

    def hold(self, path: Path, code: str) -> bool:
        """Return whether a finding is suppressed, and note by what.

        Args:
            path: Its place.
            code: Its code.
        """
        if not self._covered:
            return False
        used = {
            (path[:length], selector)
            for length in range(len(path) + 1)
            for selector, codes in self._covered.get(path[:length], {}).items()
            if code in codes
        }
        self._used |= used
        return bool(used)

    def idle(self, path: Path) -> list[str]:
        """Return the selectors of an object that suppressed nothing, although all their rules ran.

        Args:
            path: The object.
        """
        return [
            selector
            for selector, codes in self._covered.get(path, {}).items()
            if (path, selector) not in self._used and all(code in self._ran for code in codes)
        ]

    def unknown(self, selectors: Sequence[str]) -> list[str]:
        """Return the selectors that match no code."""
        return [each for each in selectors if not covered(canonical(each, self._known), self._known)]


def covered_by(selectors: Sequence[str], known: Iterable[str]) -> frozenset[str]:
    """Return the codes that selectors match, as users write them.

    Args:
        selectors: Codes, their prefixes, or ALL, with capitals or without.
        known: The codes that can be found.
    """
    codes = dict.fromkeys(known, "")
    return frozenset().union(*(covered(canonical(each, codes), codes) for each in selectors))


NO_SUPPRESSIONS: Final = Suppressions({}, {}, ())


def is_array_of_strings(value: Any) -> bool:
    """Return whether the value of `x-lint-ignore` has the shape that it needs."""
    return isinstance(value, list) and all(isinstance(each, str) for each in value)
