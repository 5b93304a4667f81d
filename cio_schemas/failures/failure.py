"""What generated code notes of an assertion that failed, and what that refers to."""

from __future__ import annotations

from cio_schemas.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any, Protocol

    class Functions(Protocol):
        """A schema as functions, compiled in this process or before it."""

        @property
        def is_valid(self) -> Callable[[Any], bool]:
            """Returns whether an instance is valid."""

        def collect(self, instance: Any) -> list[Any]:
            """Return every failure of an instance as a tuple with the fields of `Failure`."""

        @property
        def sites(self) -> Sequence[Site] | Mapping[int, Site]:
            """The assertions that failures refer to, by number; at least those with collected failures."""

        @property
        def source(self) -> str:
            """The Python they consist of."""


class Failure(NamedTuple):
    """An assertion that failed, as a collecting function notes it.

    Attributes:
        site: Which assertion, by its number among the sites of the schema's functions.
        instance: What failed it.
        path: The steps to the instance from where the collection began.
        schema_path: The steps to the schema that the site's own schema path continues.
        detail: What the message needs besides; for anyOf and oneOf a list of the branches' failures.
    """

    site: int
    instance: Any
    path: tuple[str | int, ...]
    schema_path: tuple[str | int, ...]
    detail: Any


class Site(NamedTuple):
    """An assertion in a collecting function, which its failures name by number.

    Attributes:
        keyword: The keyword, None for a `false` schema.
        value: Its value.
        schema: The schema object that holds it.
        schema_path: The steps to it from the function's own schema path; the keyword itself is the last.
        location: Its absolute location; for a `false` schema that of the schema, or of the object whose `$ref` leads
            to it.
    """

    keyword: str | None
    value: Any
    schema: Any
    schema_path: tuple[str | int, ...]
    location: str
