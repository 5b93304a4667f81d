"""A schema for each record, named in another column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from cio_schemas.exceptions import UnknownSchemaError
from cio_schemas.schema import catalog
from cio_schemas.schema.suggestions import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping
    from os import PathLike

    from cio_schemas.schema.resources import Schema
    from cio_schemas.validators import Validator

AnySchema: TypeAlias = "str | PathLike[str] | Schema | Validator"


class SchemaColumn(NamedTuple):
    """The column that names the schema of each record.

    A name is only looked up: a record can't open a file.

    Attributes:
        name: The name of the column, which holds strings.
        schemas: The schemas by the names that records use; other names are bundled names or `$id`s.
    """

    name: str
    schemas: Mapping[str, Any] = {}

    def schema(self, name: str | None, *, hints: bool = True) -> AnySchema:
        """Return the schema with a name.

        Args:
            name: The name in a record.
            hints: Whether the message for an unknown name suggests a known one.

        Raises:
            UnknownSchemaError: No schema has the name; the message names the column.
        """
        if name is None:
            raise UnknownSchemaError(f"the column {self.name!r} names no schema here: it is null")
        if name in self.schemas:
            known: AnySchema = self.schemas[name]
            return known
        if name not in catalog.NAMES:
            hint = did_you_mean(name, [*self.schemas, *catalog.NAMES]) if hints else ""
            raise UnknownSchemaError(f"the column {self.name!r} names a schema that is not known, {name!r}{hint}")
        return name
