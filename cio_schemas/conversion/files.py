"""Schema files that are upgraded together: read, and found by the references of each other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from cio_schemas.conversion.survey import SchemaText
from cio_schemas.exceptions import SchemaFileError
from cio_schemas.schema import catalog
from cio_schemas.validators.from_files import neighbours_of

if TYPE_CHECKING:
    from cio_schemas.lint.files import SchemaFile
    from cio_schemas.schema.dialects import Retrieve
    from cio_schemas.schema.files import SchemaFiles


class FilesTogether:
    """The files that are upgraded together, known to each other by real path and by `$id`.

    Args:
        schemas: What else is known by URI.

    Attributes:
        read: The real paths of the files that references were led to, and that are not among them.
    """

    def __init__(self, schemas: SchemaFiles) -> None:
        self.read: set[str] = set()
        self._schemas = schemas
        self._by_path: dict[str, Any] = {}
        self._by_uri: dict[str, Any] = {}

    def source(self, file: SchemaFile) -> SchemaText:
        """Make a source of a JSON file that could be read.

        Args:
            file: The file.
        """
        assert file.batch is not None
        text = file.batch.text(0)
        try:
            document = self._schemas.document(file.path)
        except SchemaFileError:  # standard input, or a file that says no more than its own text
            return SchemaText(text, file.root, "", catalog.known)
        self._by_path[document.real] = file.root
        self._by_uri.setdefault(document.uri, file.root)
        return SchemaText(text, file.root, Path(document.real).as_uri(), self._retriever(file.path))

    def _retriever(self, path: str) -> Retrieve:
        document = self._schemas.document(path)
        neighbours = neighbours_of(self._schemas, document)

        def retrieve(uri: str) -> Any:
            if uri in self._by_uri:
                return self._by_uri[uri]
            try:
                contents = neighbours(uri)
            except SchemaFileError:  # it is reported for that file
                return None
            found = neighbours.read.get(uri)
            if found is not None and found.real in self._by_path:
                return self._by_path[found.real]
            if found is not None:
                self.read.add(found.real)
            return catalog.known(uri) if contents is None else contents

        return retrieve
