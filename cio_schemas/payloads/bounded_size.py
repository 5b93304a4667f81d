"""Whether a payload can be walked: dicts and lists that share parts may hold more values than any walk can visit."""

from __future__ import annotations

from cio_schemas import kernel

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    Holder = dict[str, Any] | list[Any]

__all__ = ["is_bounded"]

if kernel.available:
    from cio_schemas.kernel._kernel import is_bounded
else:

    def is_bounded(value: Any, most: int, /) -> bool:
        """Return whether a value can be walked: it holds at most `most` values, or is a tree, which memory bounds.

        Args:
            value: A JSON value.
            most: How many values there may be where dicts or lists occur more than once.
        """
        return _has_at_most(value, most) or _is_tree(value)


def _has_at_most(value: Any, most: int) -> bool:
    pending = [*_holders([value])]
    while pending:
        holder = pending.pop()
        most -= len(holder)
        if most < 0:
            return False
        pending += _holders(holder)
    return True


def _is_tree(value: Any) -> bool:
    pending, seen = [*_holders([value])], set[int]()
    while pending:
        holder = pending.pop()
        if id(holder) in seen and holder:
            return False
        seen.add(id(holder))
        pending += _holders(holder)
    return True


def _holders(holder: Holder) -> Iterator[Holder]:
    values = holder.values() if isinstance(holder, dict) else holder
    return (each for each in values if isinstance(each, dict | list))
