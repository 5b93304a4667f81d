"""Translate a version to 2020-12, so that it can be compared with one of another draft keyword by keyword."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import quote

from cio_schemas.compatibility.versions.version import SchemaPlace, Version
from cio_schemas.schema.drafts import DEFAULT_DIALECT, DRAFT_2020_12
from cio_schemas.schema.keywords import KEYWORDS
from cio_schemas.schema.pointer import json_pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.compatibility.versions.any_draft import KeywordValue

MAX_NESTING: Final = 200
"""How deeply a schema may be nested to be translated."""

_NOT_REWRITTEN: Final = frozenset(("$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$recursiveAnchor"))


class Modern(NamedTuple):
    """A version that was translated to 2020-12.

    Attributes:
        version: The translation; it may differ from the original where the drafts read a keyword differently.
        origins: The places in the original, by the places in the translation.
    """

    version: Version
    origins: dict[SchemaPlace, SchemaPlace]

    def written(self, place: SchemaPlace) -> SchemaPlace:
        """Return the place in the original, by the nearest place that is known."""
        for length in range(len(place.path), -1, -1):
            origin = self.origins.get(place._replace(path=place.path[:length]))
            if origin is not None:
                return origin.below(*place.path[length:])
        return place


def modern(version: Version) -> Modern | None:
    """Translate a version to 2020-12; None if subschemas in it have identifiers.

    Args:
        version: A version in any draft.
    """
    list(version.reached())
    writer = _Writer(version)
    try:
        documents = {name: writer.written(SchemaPlace(name, ()), SchemaPlace(name, ())) for name in version.documents}
    except _TooHardError:
        return None
    writer.refer()
    others = {uri: documents[name] for name, uri in version.uris.items()}
    made = Version(documents[""], others.get, DEFAULT_DIALECT, version.uri)
    return Modern(made, writer.origins)


class _TooHardError(Exception):
    """A schema is nested too deeply, or a subschema in it has an identifier."""


class _Writer:
    """Translates the documents of a version to 2020-12."""

    def __init__(self, version: Version) -> None:
        self._version = version
        self.origins: dict[SchemaPlace, SchemaPlace] = {}
        self._now: dict[SchemaPlace, SchemaPlace] = {}  # the reverse
        self._references: list[tuple[dict[str, Any], SchemaPlace, str]] = []

    def written(self, old: SchemaPlace, new: SchemaPlace) -> Any:
        """Write a subschema, and record its new place."""
        schema = self._version.schema(old)
        self._note(old, new)
        if not isinstance(schema, dict):
            return schema
        if len(new.path) > MAX_NESTING or not _NOT_REWRITTEN.isdisjoint(schema):
            raise _TooHardError
        found: dict[str, Any] = {}
        for keyword, entry in self._version.entries(old).items():
            found[keyword] = self._value(keyword, entry, old.below(entry.written[0]), new.below(keyword))
        self._identify(found, old)
        if isinstance(found.get("$ref"), str):
            self._references.append((found, old, found["$ref"]))
        return found

    def _note(self, old: SchemaPlace, new: SchemaPlace) -> None:
        self.origins[new] = old
        self._now.setdefault(old, new)

    def _identify(self, found: dict[str, Any], old: SchemaPlace) -> None:
        """Write the identifiers of a schema as in 2020-12."""
        if isinstance(found.get("$schema"), str):
            found["$schema"] = DRAFT_2020_12
        identifier = found.get("$id")
        if isinstance(identifier, str) and old.path:
            raise _TooHardError
        if isinstance(identifier, str):
            found["$id"] = identifier.partition("#")[0]

    def _value(self, keyword: str, entry: KeywordValue, old: SchemaPlace, new: SchemaPlace) -> Any:
        self._note(old, new)
        value, shape = entry.value, KEYWORDS[keyword].shape if keyword in KEYWORDS else "value"
        if shape == "value" or not isinstance(value, dict | list | bool):
            return value
        if shape == "schema":
            return self.written(old, new)
        members = list(_members(value))
        written = {
            step: self.written(old.below(step), new.below(step)) if isinstance(each, dict | bool) else each
            for step, each in members
        }
        return list(written.values()) if isinstance(value, list) else written

    def refer(self) -> None:
        """Point references to the new places."""
        for schema, place, reference in self._references:
            target = self._version.target(place, reference)
            now = None if target is None else self._now.get(target)
            if now is not None and (now.path or "#" in reference):
                document, _, _ = reference.partition("#")
                schema["$ref"] = f"{document}#{quote(json_pointer(now.path))}"


def _members(value: Any) -> Iterator[tuple[str | int, Any]]:
    yield from value.items() if isinstance(value, dict) else enumerate(value)
