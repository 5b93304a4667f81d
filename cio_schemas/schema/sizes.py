"""Count what a document holds: all of its values, or its objects and arrays."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def value_count(document: Any) -> int:
    """Return how many values a document holds, itself among them.

    Args:
        document: A JSON value; what it shares counts at each place.

    Example:
        >>> value_count({"a": [1, 2]})
        4
    """
    count, stack = 0, [document]
    while stack:
        value = stack.pop()
        count += 1
        stack += value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return count


def container_counts(document: Any) -> tuple[int, int]:
    """Return how many objects and arrays a document holds: counted at each of their places, and each counted once.

    The time grows with the second number, so a document may share as much as it likes.

    Args:
        document: A JSON value.

    Example:
        >>> shared = [1]
        >>> container_counts({"a": shared, "b": shared})
        (3, 2)
    """
    sizes: dict[int, int] = {}
    stack = _containers([document])
    while stack:
        inner = _containers(stack[-1])
        missing = [each for each in inner if id(each) not in sizes]
        if missing:
            stack += missing
        else:
            sizes[id(stack.pop())] = 1 + sum(sizes[id(each)] for each in inner)
    return sizes.get(id(document), 0), len(sizes)


def _containers(container: Any) -> list[Any]:
    members = container.values() if isinstance(container, dict) else container
    return [each for each in members if isinstance(each, dict | list)]
