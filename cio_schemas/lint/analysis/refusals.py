"""What meta-schemas refuse in a document: each resource is judged by the meta-schema of its own dialect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cio_schemas.exceptions import CompileError
from cio_schemas.runtime import DepthError
from cio_schemas.schema.documents import Documents
from cio_schemas.schema.sharing import Piece, pieces
from cio_schemas.validators.compilation import metaschema_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.lint.document import Document
    from cio_schemas.rules.changes import Path


class Refusal(NamedTuple):
    """Why a meta-schema refuses something of a schema: where, and a failure with the site it belongs to."""

    path: Path
    keyword: str | None
    site: Any
    failure: Any


def refusals(document: Document) -> list[Refusal]:
    """Return what meta-schemas refuse, nothing if the document is too deep to be judged.

    Args:
        document: The document; its dialects that are not known are not judged.
    """
    return [] if document.is_unread else list(_refusals(document))


def _refusals(document: Document) -> Iterator[Refusal]:
    for piece in (*pieces(document.root, document.default), *_referred(document)):
        uri = document.dialect.uri if piece.dialect in document.unknown_dialects else piece.dialect
        try:
            judge = metaschema_of(uri, Documents(document.retrieve), document.default)
            if judge.is_valid(piece.schema):
                continue
            failures = judge.collect(piece.schema)
        except (CompileError, DepthError, RecursionError):
            continue
        sites = judge.sites
        for failure in failures:
            site = sites[failure[0]]
            yield Refusal((*piece.path, *failure[2]), site.keyword, site, failure)


def _referred(document: Document) -> Iterator[Piece]:
    """Yield what only a reference makes a subschema: no meta-schema sees it from the root."""
    for node in document:
        if node.parent is None and node.path:
            yield Piece(node.written, node.path, node.dialect.uri)
