"""Findings without what they found: payloads are personal data, and the logs of CI are kept and read by many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cio_schemas.source import PROBLEMS, UNREAD

if TYPE_CHECKING:
    from collections.abc import Callable

    from cio_schemas.diagnostic.codes import Meaning
    from cio_schemas.diagnostic.diagnostic import Diagnostic


def without_values(diagnostic: Diagnostic, meaning: Callable[[str], Meaning]) -> Diagnostic:
    """Return a finding without any value of the payload: its message says what was expected, not what was found.

    The names of members stay, since they are the places. A fix is dropped, since it contains the value.

    Args:
        diagnostic: A finding.
        meaning: From a code to its meaning.
    """
    message = _message(diagnostic, meaning)
    return diagnostic._replace(message=message, fix=(), excerpt=None, found=None)


def _message(diagnostic: Diagnostic, meaning: Callable[[str], Meaning]) -> str:
    """Return what a message says without a value; of a message that isn't ours to take apart, what its code means."""
    code, message = diagnostic.code, diagnostic.message
    if code in UNREAD and code != "P-schema":
        return message  # of a file, and not of what is in it
    if code in PROBLEMS or not code.startswith("V-"):
        return meaning(code).what.rstrip(".")
    expected, found, _ = message.partition(", found")  # all messages say what was expected first, then what was found
    if expected.startswith("found "):
        return meaning(code).what
    if found and code in _OF_TYPES:
        return f"{expected}, found {_KINDS.get(type(diagnostic.found), 'another value')}"
    return expected


_OF_TYPES: Final = ("V-type", "V-enum", "V-const")
_KINDS: Final[dict[type, str]] = {
    str: "a string",
    dict: "an object",
    list: "an array",
    bool: "a boolean",
    int: "a number",
    float: "a number",
    type(None): "null",
}
