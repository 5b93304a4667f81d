"""The documents that references lead to: those of a registry, then what is bundled."""

from __future__ import annotations

from functools import cached_property

from cio_schemas.exceptions import CompileError, SchemaFileError, UnknownDocumentError
from cio_schemas.schema import catalog
from cio_schemas.schema.sharing import copied
from cio_schemas.schema.uris import resolve

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from referencing import Registry

    from cio_schemas.schema.resources import Schema
    from cio_schemas.validators.options import Known


MAX_RETRIEVED = 1000
"""How many documents a registry's `retrieve` may return: each may refer to more, without end."""

MAX_LOOKED_UP = 10_000
"""How often a function in place of a registry may be called: large standards have a thousand files."""


class Documents:
    """What references to other documents lead to: those of a registry, then what is bundled.

    Args:
        registry: See `Validator`.

    Attributes:
        used: Our own copies of the registry's documents that were needed, by URI.
    """

    def __init__(self, registry: Known) -> None:
        if not (registry is None or isinstance(registry, dict) or callable(registry)) and not hasattr(
            registry, "get_or_retrieve"
        ):
            kinds = "a referencing.Registry, a dict from URI to schema, or a function that returns the schema at a URI"
            raise TypeError(f"registry: expected {kinds}, found {type(registry).__name__}")
        self._registry = registry
        self._retrieved = 0
        self.used: dict[str, Schema] = {}

    def __call__(self, uri: str) -> Any:
        """Return the document at a URI, None if it is not known; not to be changed.

        Raises:
            UnknownDocumentError: The registry's `retrieve`, or the function in its place, raised, which is the cause;
                or `retrieve` returned no Resource.
            CompileError: Too many documents were retrieved.
        """
        if uri not in self.used:
            try:
                document = self._look_up(uri)
            except UnknownDocumentError:
                document = None
                if catalog.known(uri) is None:
                    raise
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
        """The registry's URIs as written, by their resolved form."""
        if self._registry is None or callable(self._registry):
            return {}
        return {resolve("", str(written))[0]: written for written in self._registry}

    def _registered(self, uri: str) -> Any:
        if self._registry is None or isinstance(self._registry, dict):
            return (self._registry or {}).get(uri)
        if callable(self._registry):
            self._count(MAX_LOOKED_UP)
            return _called(self._registry, uri)
        return self._of_registry(self._registry, uri)

    def _count(self, most: int) -> None:
        self._retrieved += 1
        if self._retrieved > most:
            raise CompileError(f"more than {most:,} documents were retrieved, and they refer to more")

    def _of_registry(self, registry: Registry[Any], uri: str) -> Any:
        from referencing import Resource
        from referencing.exceptions import CannotDetermineSpecification, NoSuchResource, Unretrievable

        if uri not in registry:
            self._count(MAX_RETRIEVED)
        try:
            resource: object = registry.get_or_retrieve(uri).value
        except NoSuchResource:
            return None
        except (Unretrievable, CannotDetermineSpecification) as error:
            cause = error.__cause__ or error
            reason = f"{type(cause).__name__}: {_first_line(cause)}"
            message = f"no schema {uri!r} is known: the registry's `retrieve` raised {reason}"
            raise UnknownDocumentError(message) from cause
        if not isinstance(resource, Resource):
            found = f"returned {type(resource).__name__}, which is not a referencing.Resource"
            message = f"no schema {uri!r} is known: the registry's `retrieve` {found}"
            raise UnknownDocumentError(message)
        return resource.contents


def _called(function: Callable[[str], Any], uri: str) -> Any:
    try:
        return function(uri)
    except (CompileError, SchemaFileError):  # which say themselves what is wrong
        raise
    except Exception as error:  # as referencing does of a registry's `retrieve`
        reason = f"{type(error).__name__}: {_first_line(error)}"
        message = f"no schema {uri!r} is known: the function that was asked raised {reason}"
        raise UnknownDocumentError(message) from error


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [""])[0]
