"""The options that go with a schema: where other documents are, and what `format` asserts."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeAlias

    from jsonschema import FormatChecker
    from referencing import Registry

    from cio_schemas.schema.resources import Schema


class Default:
    """The default format checker: FORMAT_CHECKER's formats, without importing jsonschema to make one."""

    def __repr__(self) -> str:
        return "FORMAT_CHECKER"

    def __reduce__(self) -> str:
        return "DEFAULT"


DEFAULT = Default()

Checker: TypeAlias = "FormatChecker | Default | None"
Known: TypeAlias = "Registry[Any] | dict[str, Schema] | Callable[[str], Schema | None] | None"
