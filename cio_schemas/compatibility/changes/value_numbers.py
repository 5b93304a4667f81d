"""Number JSON values so that equal values have the same number, in any document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_OLD, _NEW = "#/definitions/", "#/$defs/"  # the same place: its name depends on the draft
_REFERENCES: Final = ("$ref", "$dynamicRef", "$recursiveRef")


class ValueNumbers:
    """Numbers JSON values so that equal values, and only these, have the same number.

    Numbers are compared by value, and objects regardless of the order of their members. A reference into `definitions`
    equals one into `$defs`. Each array and object is visited once; it must not change or be freed during this.

    Example:
        >>> number = ValueNumbers()
        >>> number({"a": 1, "b": [True]}) == number({"b": [True], "a": 1.0})
        True
        >>> number(1) == number(True)
        False
    """

    def __init__(self) -> None:
        self._numbers: dict[Any, int] = {}
        self._known: dict[int, int] = {}  # by the id of an array or object

    def __call__(self, value: Any) -> int:
        """Return the number of a value.

        Args:
            value: A JSON value, however deep.
        """
        stack = [value]
        while stack:
            top = stack[-1]
            pending = [] if id(top) in self._known else [each for each in _members(top) if self._is_open(each)]
            if pending:
                stack += pending
                continue
            stack.pop()
            if isinstance(top, dict | list):
                self._known.setdefault(id(top), self._number(self._key(top)))
        return self._of(value)

    def _is_open(self, value: Any) -> bool:
        return isinstance(value, dict | list) and id(value) not in self._known

    def _key(self, value: Any) -> Any:
        if isinstance(value, dict):
            return "object", frozenset((name, self._of(_as_compared(name, each))) for name, each in value.items())
        return "array", tuple(map(self._of, value))

    def _of(self, value: Any) -> int:
        if isinstance(value, dict | list):
            return self._known[id(value)]
        return self._number((value.__class__ is bool, isinstance(value, str), value))

    def _number(self, key: Any) -> int:
        return self._numbers.setdefault(key, len(self._numbers))


def _members(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        yield from value.values()
    elif isinstance(value, list):
        yield from value


def _as_compared(name: str, value: Any) -> Any:
    if name in _REFERENCES and isinstance(value, str) and value.startswith(_OLD):
        return _NEW + value.removeprefix(_OLD)
    return value
