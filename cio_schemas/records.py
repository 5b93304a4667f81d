"""Records without `typing` and `dataclasses`, which take longer to import than a small file to check."""

from __future__ import annotations

from collections import namedtuple

__all__ = ["NamedTuple", "Record"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NamedTuple
else:

    class _Fields(type):
        """Makes a named tuple of a class: its annotations are the fields, its attributes their defaults and methods."""

        def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, namespace)
            fields = namespace.get("__annotations__", {})
            optional = [field for field in fields if field in namespace]
            late = [field for field in [*fields][len(fields) - len(optional) :] if field not in optional]
            if late:
                raise TypeError(f"Non-default namedtuple field {late[0]} cannot follow default field {optional[0]}")
            defaults = [namespace.pop(field) for field in optional]
            made = namedtuple(name, fields, defaults=defaults, module=namespace.pop("__module__"))  # noqa: PYI024 - as typing.NamedTuple does
            for attribute, value in namespace.items():
                setattr(made, attribute, value)
            return made

    class NamedTuple(metaclass=_Fields):
        """What `typing.NamedTuple` is, for subclasses that only add fields and methods."""


class Record:
    """A value that nobody changes, compared by the fields that `__match_args__` names, and with its own class only."""

    __slots__ = ()
    __match_args__: tuple[str, ...] = ()

    def __eq__(self, other: object) -> bool:
        return self is other or (self.__class__ is other.__class__ and self._values() == other._values())

    def __hash__(self) -> int:
        return hash((self.__class__, self._values()))

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
        return f"{self.__class__.__name__}({fields})"

    def _values(self) -> tuple[Any, ...]:
        return tuple([getattr(self, name) for name in self.__match_args__])
