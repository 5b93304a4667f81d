"""References: what `$ref`, `$dynamicRef` and `$recursiveRef` lead to (Core, section 8.2.3)."""

from __future__ import annotations

from cio_schemas.exceptions import UnknownDocumentError, UnresolvableReferenceError
from cio_schemas.records import NamedTuple
from cio_schemas.schema.drafts import DRAFT_2020_12
from cio_schemas.schema.keywords import V1
from cio_schemas.schema.pointer import step_of, tokens_of
from cio_schemas.schema.resources import RECURSIVE_ANCHOR, Resources, unchecked
from cio_schemas.schema.suggestions import did_you_mean
from cio_schemas.schema.uris import resolve

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cio_schemas.schema.dialects import Retrieve
    from cio_schemas.schema.resources import Check, Location, Resource

_NAMES = {str: "a string", int: "a number", float: "a number", list: "an array", type(None): "null"}


class Resolved(NamedTuple):
    """What a reference leads to.

    Attributes:
        location: Where it leads by itself.
        dynamic_anchor: The name to look up in the dynamic scope, if it must be.
        scoped: Whether it leads nowhere by itself: the dynamic scope has to have that name.
    """

    location: Location
    dynamic_anchor: str | None
    scoped: bool = False


class Index(Resources):
    """Every subschema by location and by reference: the resources seen so far, and those that references lead to.

    Args:
        retrieve: See `Resources`; asked while references are resolved.
        check: See `Resources`.
        dialect: See `Resources`.
    """

    def __init__(self, retrieve: Retrieve, check: Check = unchecked, dialect: str = DRAFT_2020_12) -> None:
        super().__init__(retrieve, check, dialect)
        self._targets: dict[tuple[str, str], Resolved] = {}  # of `$ref`, by base URI and reference

    def resolve(self, base: str, reference: str, keyword: str = "$ref") -> Resolved:
        """Find what `reference` leads to from a resource whose base URI is `base`.

        Raises:
            UnresolvableReferenceError: Nothing known is there.
        """
        if keyword != "$ref":
            return self._resolved(base, reference, keyword)
        found = self._targets.get((base, reference))
        if found is None:
            found = self._targets[base, reference] = self._resolved(base, reference, keyword)
        return found

    def _resolved(self, base: str, reference: str, keyword: str) -> Resolved:
        uri, fragment = resolve(base, reference)
        resource = self._find(uri, reference, base)
        if keyword == "$recursiveRef":
            known = resource.dynamic_anchors.get(RECURSIVE_ANCHOR)
            return Resolved(known or resource.root, RECURSIVE_ANCHOR if known else None)
        if not fragment or fragment.startswith("/"):
            return Resolved(self._walk_to(resource, fragment, reference), None)
        location = resource.anchors.get(fragment)
        if location is None and keyword == "$dynamicRef" and resource.dialect.draft == V1:
            return Resolved(resource.root, fragment, scoped=True)  # v1 requires no anchor next to it
        if location is None:
            hint = did_you_mean(fragment, resource.anchors)
            raise UnresolvableReferenceError(f"{keyword} {reference!r}: no anchor {fragment!r} in {uri!r}{hint}")
        dynamic = keyword == "$dynamicRef" and resource.dynamic_anchors.get(fragment) == location
        return Resolved(location, fragment if dynamic else None)

    def _find(self, uri: str, reference: str, base: str) -> Resource:
        if uri not in self._resources:
            try:
                document = self._retrieve(uri)
            except UnknownDocumentError as error:
                raise UnknownDocumentError(f"$ref {reference!r}: {error.message}") from error.__cause__
            if document is None:
                hint = did_you_mean(uri, [known for known in self._resources if known != base])
                message = f"$ref {reference!r}: no schema {uri!r} is known, and nothing is fetched{hint}"
                raise UnknownDocumentError(message)
            dialect = self._resources[base].dialect.uri if base in self._resources else self._default
            self._check(document, uri, dialect)
            self.add(uri, document, dialect)
        return self._resources[uri]

    def _walk_to(self, resource: Resource, pointer: str, reference: str) -> Location:
        location = resource.root
        value: Any = self._contents[location]
        for token in tokens_of(pointer):
            try:
                value = value[step_of(value, token)]
            except (KeyError, IndexError, TypeError):
                hint = did_you_mean(token, value) if isinstance(value, dict) else ""
                message = f"$ref {reference!r}: there is no {token!r} in {str(location)!r}{hint}"
                raise UnresolvableReferenceError(message) from None
            location = self._location_of(value, location.child(token))
        if location not in self._contents:  # inside an unknown keyword: a subschema only because something refers to it
            if not isinstance(value, dict | bool):
                raise UnresolvableReferenceError(f"$ref {reference!r} leads to {_NAMES[type(value)]}, not to a schema")
            dialect = self._resources[location.base].dialect
            if dialect.identifier_of(value) is None and isinstance(value, dict) and "$schema" in value:
                value_alone = {name: member for name, member in value.items() if name != "$schema"}
                self._check(value_alone, str(location), dialect.uri)  # it has no say (Core, section 8.1.1)
            else:
                self._check(value, str(location), dialect.uri)
            self._walk(value, location)
            location = self._location_of(value, location)
        return location
