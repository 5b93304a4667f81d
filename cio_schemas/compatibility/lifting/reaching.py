"""Find paths from the root to a place, and make instances that have a value there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from cio_schemas.compatibility.lifting.monotonicity import led_to
from cio_schemas.compatibility.versions.version import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cio_schemas.compatibility.versions.version import SchemaPlace, Version
    from cio_schemas.validators import Validator


class WayStep(NamedTuple):
    """A step on the path from the root to a place.

    Attributes:
        keyword: The keyword.
        member: The name or the index of the subschema in the keyword; None if it has only one.
        is_certain: Whether the subschema applies to every instance that `grafted` makes.
        holder: The place of the schema object that has the keyword.
    """

    keyword: str
    member: str | int | None
    is_certain: bool = False
    holder: SchemaPlace = ROOT

    @property
    def is_branch(self) -> bool:
        """Whether the subschema is a branch, which applies to what no other branch accepts."""
        return self.keyword in ("anyOf", "oneOf")


Way: TypeAlias = "tuple[WayStep, ...]"
"""The path from the root to a place, without references."""

OTHER_NAME: Final = "other"
"""The name that `grafted` uses for an additional property."""


def ways(version: Version) -> dict[SchemaPlace, Way]:
    """Return a shortest path from the root to each place that applies to a part of an instance.

    Args:
        version: The version.
    """
    found: dict[SchemaPlace, Way] = {ROOT: ()}
    pending = [ROOT]
    for place in pending:
        schema = version.schema(place)
        if not isinstance(schema, dict):
            continue
        for target, sign, steps in led_to(version, place, schema):
            if target not in found and sign >= 0:
                found[target] = (*found[place], _step(place, schema, steps)) if steps else found[place]
                pending.append(target)
    return found


def _step(place: SchemaPlace, schema: dict[str, Any], steps: tuple[str | int, ...]) -> WayStep:
    keyword, member = str(steps[0]), steps[1] if len(steps) > 1 else None
    return WayStep(keyword, member, _is_certain(schema, keyword, member), place)


def _is_certain(schema: dict[str, Any], keyword: str, member: str | int | None) -> bool:
    """Return whether a subschema always applies to the value that `grafted` puts there."""
    match keyword:
        case "properties" | "allOf":
            return True
        case "items":
            return not _index(member) and not schema.get("prefixItems")
        case "prefixItems":
            return member == 0
        case "additionalProperties":
            return OTHER_NAME not in schema.get("properties", ()) and not schema.get("patternProperties")
    return False


def pinned(way: Way, value: Any) -> dict[str, Any] | None:
    """Return a schema of instances that have a value at the end of a path; None if that is unknown.

    Args:
        way: One of `ways`.
        value: A JSON value.

    Example:
        >>> pinned((WayStep("properties", "a"), WayStep("items", None)), 1)["properties"]["a"]["items"]
        {'enum': [1]}
    """
    schema: dict[str, Any] = {"enum": [value]}
    for keyword, member, *_ in reversed(way):
        if keyword == "properties":
            schema = {"type": "object", "required": [member], "properties": {member: schema}}
        elif keyword in ("items", "prefixItems", "additionalItems", "contains"):
            schema = {"type": "array", "minItems": 1, "items": schema} if not _index(member) else {}
        elif keyword in ("additionalProperties", "patternProperties"):
            schema = {"type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": schema}
        elif keyword not in ("allOf", "anyOf", "oneOf", "then", "else", "dependentSchemas"):
            return None
        if not schema:
            return None
    return schema


def grafted(base: Any, way: Way, value: Any, names: frozenset[str] | None = None) -> Any:
    """Return an instance with a value at the end of a path, as far as the names on the path determine it.

    Args:
        base: An instance that supplies the rest, if its types fit.
        way: One of `ways`.
        value: A JSON value.
        names: The names of the members to replace there; None for the whole value.

    Example:
        >>> grafted({"b": 1}, (WayStep("properties", "a"), WayStep("items", None)), 2)
        {'b': 1, 'a': [2]}
        >>> grafted({"b": 1, "c": 1}, (), {"d": 2}, frozenset({"b", "d"}))
        {'c': 1, 'd': 2}
    """
    if not way:
        if names is None or not isinstance(base, dict) or not isinstance(value, dict):
            return value
        return {**{name: each for name, each in base.items() if name not in names}, **value}
    (keyword, member, *_), *rest = way
    if keyword in ("properties", "additionalProperties"):
        members = dict(base) if isinstance(base, dict) else {}
        name = str(member) if keyword == "properties" else OTHER_NAME
        return {**members, name: grafted(members.get(name), tuple(rest), value, names)}
    if keyword in ("items", "prefixItems", "contains"):
        first, *others = base if isinstance(base, list) and base else [None]
        return [grafted(first, tuple(rest), value, names), *others]
    return grafted(base, tuple(rest), value, names)


Others: TypeAlias = "Callable[[WayStep], Sequence[Validator] | None]"
"""What returns the other branches than that of a step; None if they are unknown."""


def certain_value(instance: Any, way: Way, others: Others = lambda _: None) -> list[Any]:
    """Return the value of an instance at the end of a path, in a list; empty if there is none, or if that is uncertain.

    Args:
        instance: An instance.
        way: One of `ways`.
        others: Returns the sibling branches of a step; the value is uncertain if one of them accepts it.

    Example:
        >>> certain_value({"a": [2]}, (WayStep("properties", "a", True), WayStep("items", None, True)))
        [2]
    """
    for step in way:
        if not (step.is_certain or (step.is_branch and _is_left_to(step, instance, others))):
            return []
        if step.keyword in ("properties", "additionalProperties"):
            name = str(step.member) if step.keyword == "properties" else OTHER_NAME
            if not isinstance(instance, dict) or name not in instance:
                return []
            instance = instance[name]
        elif step.keyword in ("items", "prefixItems"):
            if not isinstance(instance, list) or not instance:
                return []
            instance = instance[0]
    return [instance]


def _is_left_to(step: WayStep, instance: Any, others: Others) -> bool:
    """Return whether no branch but that of a step accepts an instance."""
    beside = others(step)
    return beside is not None and not any(each.is_valid(instance) for each in beside)


def lead_alike(one: Way, other: Way) -> bool:
    """Return whether two paths lead to the same part of every instance.

    Args:
        one: One of `ways`.
        other: One of the `ways` of another version.
    """
    return _instance_steps(one) == _instance_steps(other)


def _instance_steps(way: Way) -> list[tuple[str, str | int | None]]:
    return [step[:2] for step in way if step.keyword in _ENTERING]


_ENTERING: Final = frozenset(("properties", "additionalProperties", "patternProperties", "items", "prefixItems"))


def _index(member: str | int | None) -> int:
    return member if isinstance(member, int) else 0
