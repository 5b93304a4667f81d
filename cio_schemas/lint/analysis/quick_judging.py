"""Whether a small instance satisfies a subschema, by what it meets of it alone: nothing is compiled.

A sketch such as `{}` meets little of a schema that leads to hundreds of others, so to judge it by looking is much
cheaper than to compile what judges any instance. What is not examined here is uncertain, so it is not reported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

from cio_schemas.lint.analysis.conjunction import Conjunct, of_place
from cio_schemas.lint.analysis.judging import judge_of
from cio_schemas.lint.analysis.members import mapping, steps_of_item, steps_of_member
from cio_schemas.lint.analysis.types import atom, declared
from cio_schemas.runtime import equal
from cio_schemas.schema.keywords import KEYWORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

    from cio_schemas.lint.document import Document

    Known: TypeAlias = dict[tuple[int, Hashable], bool]
    _Look: TypeAlias = "Callable[[Glance, Conjunct, Any], bool]"

_MAX_MEMBERS: Final = 4  # of objects of which is remembered what was seen
_MAX_LOOKS: Final = 2_000  # schema objects that are looked at for one instance


class UnsureError(Exception):
    """A keyword is met that is not looked at here, or there is too much to look at."""


class Glance:
    """Looks at the subschemas that one instance meets.

    Args:
        document: Where they are.
        ignoring: Keywords that are passed over.
        known: What was seen so far of small values, which is added to.
    """

    def __init__(self, document: Document, ignoring: frozenset[str] = frozenset(), known: Known | None = None) -> None:
        self._document = document
        self._ignoring = ignoring
        self._known = known if known is not None and not ignoring else {}
        self._left = _MAX_LOOKS

    def accepts(self, each: Conjunct, value: Any) -> bool:
        """Return whether a schema object accepts an instance.

        Args:
            each: The schema object.
            value: The instance.

        Raises:
            UnsureError: That isn't seen.
        """
        key = (id(each.node), _key(value)) if each.node else None  # nodes live as long as their document
        if key is not None and key in self._known:
            return self._known[key]
        self._left -= 1
        if self._left < 0:
            raise UnsureError
        found = all(self._holds(each, name, value) for name in each.schema)
        if key is not None and key[1] is not None:
            self._known[key] = found
        return found

    def _holds(self, each: Conjunct, name: str, value: Any) -> bool:
        keyword = KEYWORDS.get(name)
        if keyword is None or name in _READ_ALONG or name in self._ignoring:
            return True
        if not keyword.decides:
            if name in _ASSERTED and each.dialect.draft == _ASSERTING:
                raise UnsureError
            return True
        if keyword.applies_to and keyword.applies_to[0] != _KIND_OF.get(atom(value)):
            return True
        look = _LOOKS.get(name)
        if look:
            return look(self, each, value)
        if keyword.kind != "assertion" and name != "format":
            raise UnsureError
        beside = (name, f"exclusive{name.capitalize()}") if each.dialect.draft == _BOOLEAN_BOUNDS else (name,)
        judge = judge_of({other: each.schema[other] for other in beside if other in each.schema}, each.dialect)
        if judge is None:
            raise UnsureError
        return judge(value)

    def inner(self, each: Conjunct, value: Any, *steps: str | int) -> bool:
        """Return whether a subschema of a schema object accepts an instance.

        Args:
            each: The schema object.
            value: The instance.
            steps: Where in it the subschema is.
        """
        schema: Any = each.schema
        for step in steps:
            schema = schema[step]
        if isinstance(schema, bool):
            return schema
        if not isinstance(schema, dict):
            raise UnsureError
        return self.accepts(of_place(self._document, schema, self._document.below(each.location, *steps)), value)

    def target(self, each: Conjunct, value: Any) -> bool:
        """Return whether what the `$ref` of a schema object leads to accepts an instance."""
        index, reference = self._document.index, each.schema["$ref"]
        location = self._document.lead(each.location, reference) if each.location else None
        if index is None or location is None:
            raise UnsureError
        schema = index[location]
        if isinstance(schema, bool):
            return schema
        if not isinstance(schema, dict):
            raise UnsureError
        return self.accepts(of_place(self._document, schema, location), value)


def _key(value: Any, levels: int = 1) -> Hashable:
    """Return what identifies a small value; None for others."""
    kind = type(value)
    if kind is dict and len(value) <= _MAX_MEMBERS * levels:
        members = tuple((name, _key(member, 0)) for name, member in value.items())
        return None if any(each is None for _, each in members) else (kind, members)
    if kind is list:
        return None if value else (kind, ())
    return None if kind is dict else (kind, value)


def _type(_: Glance, each: Conjunct, value: Any) -> bool:
    return atom(value) in declared(each.schema)


def _enum(_: Glance, each: Conjunct, value: Any) -> bool:
    values = each.schema["enum"]
    return isinstance(values, list) and any(equal(value, other) for other in values)


def _const(_: Glance, each: Conjunct, value: Any) -> bool:
    return equal(value, each.schema["const"])


def _branches(keyword: str, wanted: Callable[[Iterator[bool], int], bool]) -> _Look:
    def look(glance: Glance, each: Conjunct, value: Any) -> bool:
        count = len(each.schema[keyword])
        return wanted((glance.inner(each, value, keyword, number) for number in range(count)), count)

    return look


def _not(glance: Glance, each: Conjunct, value: Any) -> bool:
    return not glance.inner(each, value, "not")


def _if(glance: Glance, each: Conjunct, value: Any) -> bool:
    then = "then" if glance.inner(each, value, "if") else "else"
    return then not in each.schema or glance.inner(each, value, then)


def _required(_: Glance, each: Conjunct, value: Any) -> bool:
    return all(name in value for name in each.schema["required"])


def _members(glance: Glance, each: Conjunct, value: Any) -> bool:
    return all(
        glance.inner(each, member, *steps)
        for name, member in value.items()
        for steps in steps_of_member(each.schema, name)
    )


def _names(glance: Glance, each: Conjunct, value: Any) -> bool:
    return all(glance.inner(each, name, "propertyNames") for name in value)


def _dependent(keyword: str) -> _Look:
    def look(glance: Glance, each: Conjunct, value: Any) -> bool:
        return all(
            all(other in value for other in needed)
            if isinstance(needed, list)
            else glance.inner(each, value, keyword, name)
            for name, needed in mapping(each.schema, keyword).items()
            if name in value
        )

    return look


def _items(glance: Glance, each: Conjunct, value: Any) -> bool:
    if each.dialect.draft >= 2020 and not isinstance(each.schema.get("prefixItems", []), list):
        raise UnsureError
    return all(
        glance.inner(each, item, *steps)
        for number, item in enumerate(value)
        for steps in steps_of_item(each.schema, number, each.dialect)
    )


def _contains(glance: Glance, each: Conjunct, value: Any) -> bool:
    found = sum(glance.inner(each, item, "contains") for item in value)
    least, most = each.schema.get("minContains", 1), each.schema.get("maxContains", found)
    return bool(least <= found <= most)


def _target(glance: Glance, each: Conjunct, value: Any) -> bool:
    return glance.target(each, value)


_KIND_OF: Final = {
    **dict.fromkeys(("integer", "fraction"), "number"),
    **{name: name for name in ("string", "array", "object", "boolean", "null")},
}
_READ_ALONG: Final = frozenset({"then", "else", "minContains", "maxContains"})
_ASSERTING: Final = 7  # the draft that asserts content
_ASSERTED: Final = frozenset({"contentEncoding", "contentMediaType"})
_BOOLEAN_BOUNDS: Final = 4  # the draft in which `exclusiveMinimum` says how `minimum` is read
_LOOKS: Final[dict[str, _Look]] = {
    "$ref": _target,
    "type": _type,
    "enum": _enum,
    "const": _const,
    "allOf": _branches("allOf", lambda held, _: all(held)),
    "anyOf": _branches("anyOf", lambda held, _: any(held)),
    "oneOf": _branches("oneOf", lambda held, _: sum(held) == 1),
    "not": _not,
    "if": _if,
    "required": _required,
    **dict.fromkeys(("properties", "patternProperties", "additionalProperties"), _members),
    "propertyNames": _names,
    **{keyword: _dependent(keyword) for keyword in ("dependentRequired", "dependentSchemas", "dependencies")},
    **dict.fromkeys(("items", "prefixItems", "additionalItems"), _items),
    "contains": _contains,
}
