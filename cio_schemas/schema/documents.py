"""The documents that references lead to: those of a registry, then what is bundled."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from cio_schemas.schema import catalog
from cio_schemas.schema.references import resolve
from cio_schemas.schema.sharing import copied

if TYPE_CHECKING:
    from cio_schemas.schema.resources import Schema
    from cio_schemas.validators.options import Known


class Documents:
    """What references to other documents lead to: those of a registry, then what is bundled.

    Args:
        registry: see `Validator`.

    Attributes:
        used: our own copies of the registry's documents that were asked for, by URI.
    """

    def __init__(self, registry: Known) -> None:
        self._registry = registry
        self.used: dict[str, Schema] = {}

    def __call__(self, uri: str) -> Any:
        """The document at `uri`, None if it is not known; not to be changed."""
        if uri not in self.used:
            document = self._look_up(uri)
            if document is None:
                return catalog.known(uri)
            self.used[uri] = copied(document)
        return self.used[uri]

    def _look_up(self, uri: str) -> Any:
        document = self._registered(uri)
        if document is None and uri in self._written:
            return self._registered(self._written[uri])
        return document

    @cached_property
    def _written(self) -> dict[str, str]:
        """The registry's URIs as they are written, by what they are when they are resolved."""
        return {resolve("", str(written))[0]: written for written in self._registry or ()}

    def _registered(self, uri: str) -> Any:
        if self._registry is None or isinstance(self._registry, dict):
            return (self._registry or {}).get(uri)
        from referencing.exceptions import NoSuchResource, Unretrievable

        try:
            return self._registry.get_or_retrieve(uri).value.contents
        except (NoSuchResource, Unretrievable):
            return None
