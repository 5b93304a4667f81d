"""JSON Pointers (RFC 6901): written from a path, read, and followed into a document."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

_INDEX = re.compile("0|[1-9][0-9]{0,9}")


def escape(token: str) -> str:
    """Return a reference token as a JSON Pointer writes it (RFC 6901, section 3)."""
    return token.replace("~", "~0").replace("/", "~1") if "~" in token or "/" in token else token


def json_pointer(path: Iterable[str | int]) -> str:
    """Write a path as a JSON Pointer.

    Args:
        path: Property names and array indices, from the root.

    Returns:
        The pointer, "" for the root: `("a/b", 0)` is written `/a~1b/0`.
    """
    return "".join([f"/{step}" if step.__class__ is int else "/" + escape(str(step)) for step in path])


def tokens_of(pointer: str) -> list[str]:
    """Return the reference tokens of a JSON Pointer (RFC 6901, section 4)."""
    return [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]


def step_of(value: object, token: str) -> str | int:
    """Return the step that a reference token is in a value: an index in an array, a property name elsewhere.

    What is not an index (RFC 6901, section 4) is a name in an array too, which no array has.
    """
    return int(token) if isinstance(value, list) and _INDEX.fullmatch(token) else token


def steps_of(root: Any, tokens: Iterable[str | int]) -> Iterator[str | int]:
    """Yield the steps that lead into a document, as far as there is something.

    Args:
        root: The document.
        tokens: Reference tokens, or the steps of a path.
    """
    for token in tokens:
        step = step_of(root, str(token))
        try:
            root = root[step]
        except (LookupError, TypeError):
            return
        yield step


def value_at(root: Any, path: Iterable[str | int]) -> Any:
    """Return the value that a path leads to.

    Args:
        root: The document.
        path: Property names and array indices.

    Raises:
        LookupError: The property or item does not exist.
        TypeError: A step enters neither an object nor an array.
    """
    for step in path:
        root = root[step]
    return root
