"""Find the part of a schema object that a change touches, so that it is judged alone, however large the object is.

A schema object is a conjunction of its keywords, where keywords that depend on each other count as one, and where
`properties` and `required` are conjunctions of their names. What two versions share implies itself. So if the part of
the old object that a change touches implies that of the new object, the old object implies the new one, apart from
other changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cio_schemas.schema.keywords import KEYWORDS
from cio_schemas.source import ABSENT

if TYPE_CHECKING:
    from cio_schemas.compatibility.changes.schema_change import SchemaChange
    from cio_schemas.compatibility.versions.version import SchemaPlace

_TOGETHER: Final = (
    ("minimum", "exclusiveMinimum"),
    ("maximum", "exclusiveMaximum"),
    ("enum", "const"),
    ("items", "prefixItems", "additionalItems"),
    ("contains", "minContains", "maxContains"),
    ("if", "then", "else"),
)
"""Keywords that depend on each other."""
_NAMELY: Final = ("properties", "required")
_NOT_APART: Final = frozenset(
    ("$ref", "$dynamicRef", "$recursiveRef", "$defs", "definitions", "unevaluatedProperties", "unevaluatedItems")
)
"""Keywords that are not judged alone, since their meaning depends on more than their values."""
_REFUSING: Final[dict[str, Any]] = {"not": {}}  # `false`, in every draft


class Facet(NamedTuple):
    """The part of a schema object that a change touches.

    Attributes:
        keywords: Its keywords, except `properties` and `required`.
        properties: The names in `properties`.
        required: The names in `required`.
    """

    keywords: frozenset[str]
    properties: frozenset[str]
    required: frozenset[str]

    @property
    def names(self) -> frozenset[str]:
        """All names in `properties` and `required`."""
        return self.properties | self.required

    def of(self, old: dict[str, Any], new: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]] | None:
        """Return this part of two schema objects; None if it depends on the rest.

        Args:
            old: The old schema object.
            new: The new one.
        """
        if not _NOT_APART.isdisjoint(self.keywords):
            return None
        if "patternProperties" in self.keywords and not (_is_open(old) and _is_open(new)):
            return None  # which names are additional depends on it
        found = self._slice(old), self._slice(new)
        if found[0] is None or found[1] is None:
            return None
        shared = {"type": old["type"]} if "type" in old and old["type"] == new.get("type") else {}
        return {**shared, **found[0]}, {**shared, **found[1]}

    def _slice(self, schema: dict[str, Any]) -> dict[str, Any] | None:
        found = {name: schema[name] for name in self.keywords if name in schema}
        if self.properties:
            described = {name: _effective(schema, name) for name in sorted(self.properties)}
            if None in described.values():
                return None
            found["properties"] = {name: each for name, each in described.items() if each is not ABSENT}
        required = [name for name in _listed(schema) if name in self.names]
        return {**found, "required": required} if required else found


def facet_of(change: SchemaChange, owner: SchemaPlace, old: Any, new: Any) -> Facet | None:
    """Return the part of a schema object that a change touches; None if it can't be separated.

    Args:
        change: The change.
        owner: The place of the schema object in the old version.
        old: The object without the change.
        new: The object with it, and no other.

    Example:
        >>> from cio_schemas.compatibility.changes.schema_change import Put, SchemaChange
        >>> from cio_schemas.compatibility.versions.version import ROOT
        >>> done = (Put(ROOT.below("minLength"), 2),)
        >>> facet = facet_of(SchemaChange("D-minLength", "", ROOT, ROOT, done=done), ROOT, {"title": "A"}, {})
        >>> facet.of({"minLength": 1, "pattern": "a"}, {"minLength": 2, "pattern": "a"})
        ({'minLength': 1}, {'minLength': 2})
    """
    length = len(owner.path)
    steps = [put.place.path[length:] for put in change.done]
    inside = all(put.place.document == owner.document and put.place.path[:length] == owner.path for put in change.done)
    if not (isinstance(old, dict) and isinstance(new, dict) and inside and steps and all(steps)):
        return None
    keywords = {str(each[0]) for each in steps}
    if not all(name in KEYWORDS for name in keywords):
        return None
    read = {name for group in _TOGETHER if not keywords.isdisjoint(group) for name in group}
    return Facet(
        frozenset((keywords | read).difference(_NAMELY)),
        _differing(old.get("properties"), new.get("properties")) if "properties" in keywords else frozenset(),
        frozenset(_listed(old)) ^ frozenset(_listed(new)) if "required" in keywords else frozenset(),
    )


def without_shared_branches(one: Any, other: Any) -> Any:
    """Return a schema without the branches of `anyOf` that another has too, if nothing else differs.

    What the one accepts and the other refuses is in no shared branch, so both schemas accept as much of it.

    Args:
        one: The schema.
        other: The other one.

    Example:
        >>> without_shared_branches({"anyOf": [{"const": 1}, {"const": 2}]}, {"anyOf": [{"const": 1}]})
        {'anyOf': [{'const': 2}]}
    """
    both = (one, other)
    if not all(isinstance(each, dict) and isinstance(each.get("anyOf"), list) for each in both):
        return one
    rest, others = ({name: value for name, value in each.items() if name != "anyOf"} for each in both)
    if repr(rest) != repr(others):
        return one
    shared = set(map(repr, other["anyOf"]))
    kept = [each for each in one["anyOf"] if repr(each) not in shared]
    return {**rest, "anyOf": kept or [_REFUSING]}


def _differing(old: Any, new: Any) -> frozenset[str]:
    """Return the names whose values differ between two mappings that share equal values."""
    old, new = old if isinstance(old, dict) else {}, new if isinstance(new, dict) else {}
    return frozenset(name for name in (*old, *new) if old.get(name, ABSENT) is not new.get(name, ABSENT))


def _listed(schema: dict[str, Any]) -> list[str]:
    names = schema.get("required")
    return names if isinstance(names, list) else []


def _is_open(schema: dict[str, Any]) -> bool:
    return schema.get("additionalProperties", True) in (True, {})


def _effective(schema: dict[str, Any], name: str) -> Any:
    """Return the subschema that applies to a property; None if patterns decide that."""
    properties = schema.get("properties")
    if isinstance(properties, dict) and name in properties:
        asked = properties[name]
    elif _is_open(schema):
        asked = True
    elif schema.get("patternProperties"):
        return None
    else:
        asked = schema["additionalProperties"]
    return ABSENT if asked is True else _REFUSING if asked is False else asked
