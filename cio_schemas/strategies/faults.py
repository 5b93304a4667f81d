"""Faults: for every assertion an instance that breaks it and nothing else, or the reason why there is none."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from threading import Lock
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias
from weakref import WeakKeyDictionary

from cio_schemas.failures.messages import show
from cio_schemas.schema.pointer import json_pointer
from cio_schemas.strategies.chooser import RandomChooser, RejectedError
from cio_schemas.strategies.core import contradiction_of
from cio_schemas.strategies.draw import draw
from cio_schemas.strategies.goal import Goal
from cio_schemas.strategies.goal import Literal as Wanted
from cio_schemas.strategies.proof import accepting_without, verdict
from cio_schemas.strategies.sites import Site, sites
from cio_schemas.strategies.work import TOTAL

if TYPE_CHECKING:
    from collections.abc import Callable

    from cio_schemas.strategies.chooser import Chooser
    from cio_schemas.strategies.proof import Verdict
    from cio_schemas.strategies.space import Space

Status: TypeAlias = Literal["feasible", "shadowed", "redundant", "unproven"]

ATTEMPTS = 48
"""How many instances are drawn to prove a fault before it is given up."""

STEPS = 6 * TOTAL
"""How many steps may be taken for all faults of a schema."""

SMALL = 24
"""How many values an instance that breaks something may hold before the rest is kept minimal."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One assertion of a schema, in one place where it applies, to be broken.

    Attributes:
        keyword: the keyword; "false" for a subschema that is false.
        schema_location: where it is, references resolved: a URI with a JSON Pointer as its fragment.
        evaluation_path: how it is reached from the root, as a JSON Pointer through `$ref`.
        instance_location: what it applies to, as a JSON Pointer; "*" in it stands for any item, or any other member.
        detail: which part of the keyword: for `required` the name, for `oneOf` "none" or "two" branches.
        value: the keyword's value.
        status: "feasible": an instance was proven to break it and nothing else. "shadowed": whatever breaks it also
            breaks something else. "redundant": nothing can break it. "unproven": neither was found out.
        reason: why it isn't feasible; empty if it is.
        in_branch: whether it is in a branch of an anyOf or oneOf.
    """

    keyword: str
    schema_location: str
    evaluation_path: str
    instance_location: str
    detail: tuple[str, ...]
    value: Any
    status: Status
    reason: str
    in_branch: bool

    def __hash__(self) -> int:
        return hash((self.evaluation_path, self.keyword, self.detail))

    def __str__(self) -> str:
        place = self.instance_location or "the whole instance"
        sentence = f"{place} {_PHRASES.get(self.keyword, _other)(self)} ({self.schema_location})"
        return f"{sentence}; {self.status}: {self.reason}" if self.reason else sentence


class Invalid(NamedTuple):
    """An instance that breaks one assertion and nothing else, proven.

    Attributes:
        instance: the instance.
        fault: the assertion, with the place in this instance.
    """

    instance: Any
    fault: Fault


class Breakable(NamedTuple):
    """A site with all that is needed to break it.

    Attributes:
        site: the assertion.
        fault: what to call it.
        goal: what an instance satisfies that breaks it.
        accepts_without: whether the schema without the assertion accepts an instance.
    """

    site: Site
    fault: Fault
    goal: Goal
    accepts_without: Callable[[Any], bool]


def _other(fault: Fault) -> str:
    return f"breaks {fault.keyword} {show(fault.value)}"


_PHRASES: dict[str, Callable[[Fault], str]] = {
    "required": lambda fault: f"lacks the required property {show(fault.detail[0])}",
    "dependentRequired": lambda fault: f"has {show(fault.detail[0])} without the {show(fault.detail[1])} it requires",
    "type": lambda fault: f"is not of type {json.dumps(fault.value)}",
    "enum": lambda _: "is none of the values that enum lists",
    "const": lambda fault: f"is not {show(fault.value)}",
    "minLength": lambda fault: f"is shorter than minLength {fault.value}",
    "maxLength": lambda fault: f"is longer than maxLength {fault.value}",
    "pattern": lambda fault: f"doesn't match the pattern {show(fault.value)}",
    "format": lambda fault: f"lacks the format {show(fault.value)}",
    "minimum": lambda fault: f"is below the minimum {show(fault.value)}",
    "maximum": lambda fault: f"is above the maximum {show(fault.value)}",
    "exclusiveMinimum": lambda fault: f"is not above the exclusiveMinimum {show(fault.value)}",
    "exclusiveMaximum": lambda fault: f"is not below the exclusiveMaximum {show(fault.value)}",
    "multipleOf": lambda fault: f"is no multiple of {show(fault.value)}",
    "minItems": lambda fault: f"has fewer than {fault.value} items",
    "maxItems": lambda fault: f"has more than {fault.value} items",
    "uniqueItems": lambda _: "has two equal items",
    "contains": lambda _: "contains no item that it must contain",
    "minContains": lambda fault: f"contains too few of what it must contain {fault.value} times",
    "maxContains": lambda fault: f"contains more than {fault.value} of what it may contain",
    "minProperties": lambda fault: f"has fewer than {fault.value} properties",
    "maxProperties": lambda fault: f"has more than {fault.value} properties",
    "additionalProperties": lambda _: "has a property that no keyword allows",
    "unevaluatedProperties": lambda _: "has a property that no keyword evaluates",
    "unevaluatedItems": lambda _: "has an item that no keyword evaluates",
    "items": lambda _: "has more items than are allowed",
    "anyOf": lambda _: "matches no branch of anyOf",
    "oneOf": lambda fault: f"matches {'no branch' if fault.detail == ('none',) else 'two branches'} of oneOf",
    "not": lambda _: "matches what `not` bars",
    "false": lambda _: "must not be there: its schema is false",
}


def breakables(space: Space) -> list[Breakable]:
    """List every assertion of a schema, with its fault worked out; made once for each space."""
    with _lock:
        found = _found.get(space)
    if found is None:
        space.work.left = STEPS
        found = [_breakable(space, site) for site in sites(space)]
        with _lock:
            _found[space] = found
    return found


_found: WeakKeyDictionary[Space, list[Breakable]] = WeakKeyDictionary()
_lock = Lock()


def _breakable(space: Space, site: Site) -> Breakable:
    subschemas = space.subschemas
    goal: Goal = (Wanted(subschemas.start, subschemas.planner.enter((), subschemas.start), broken=(site.broken,)),)
    if not isinstance(subschemas.index[subschemas.start], dict):
        goal = ()
    location = str(site.location) if site.broken.keyword == "false" else str(site.location.child(site.broken.keyword))
    fault = Fault(
        keyword=site.broken.keyword,
        schema_location=location,
        evaluation_path=json_pointer((*site.broken.steps, site.broken.keyword)),
        instance_location=json_pointer(site.instance),
        detail=site.broken.detail,
        value=site.value,
        status="feasible",
        reason="",
        in_branch=site.in_branch,
    )
    space.work.left -= subschemas.steps_to_compile()
    if space.work.left <= 0:
        fault = replace(fault, status="unproven", reason=f"the {STEPS:,} steps for all faults are taken")
        return Breakable(site, fault, goal, _accept)
    breakable = Breakable(site, fault, goal, accepting_without(space, site))
    status, reason = _status(space, breakable)
    return breakable._replace(fault=replace(fault, status=status, reason=reason))


def _accept(_: Any) -> bool:
    return True


def _why_redundant(space: Space, site: Site) -> str:
    core = [each for each in contradiction_of(space, site.broken) if each != (site.location, site.broken.keyword)]
    if not core:
        return "nothing can break it"
    named = " and ".join(f"{keyword} at {location}" for location, keyword in core)
    return f"what breaks it can't satisfy {named}"


def _status(space: Space, breakable: Breakable) -> tuple[Status, str]:
    """Whether an assertion can be broken alone, and why not if so."""
    known = set(space.doubts)
    if space.possible(breakable.goal):
        return _tried(space, breakable)
    doubts = [doubt for doubt in space.doubts if doubt not in known]
    if doubts:
        return "unproven", f"nothing was found that breaks it: {'; '.join(doubts)}"
    return "redundant", _why_redundant(space, breakable.site)


def _tried(space: Space, breakable: Breakable) -> tuple[Status, str]:
    """Try to break an assertion alone."""
    chooser = RandomChooser(0)
    always: dict[str, None] | None = None
    for attempt in range(ATTEMPTS):
        found = _attempt(space, breakable, chooser, 0 if attempt % 2 else SMALL)
        if found is None:
            continue
        if found.proven:
            return "feasible", ""
        if found.refused and found.others:
            others = dict.fromkeys(found.others)
            always = others if always is None else {other: None for other in always if other in others}
        if attempt > 12 and always:
            break
    if always:
        return "shadowed", f"{' and '.join(sorted(always))} fails with it"
    return "unproven", f"no instance was found that breaks it alone in {ATTEMPTS} attempts"


def _attempt(space: Space, breakable: Breakable, chooser: RandomChooser, left: int) -> Verdict | None:
    chooser.renew()
    chooser.left = left
    try:
        instance = draw(space, breakable.goal, chooser)
    except RejectedError:
        return None
    return verdict(space, breakable.site, instance, breakable.accepts_without)


def draw_invalid(space: Space, breakable: Breakable, chooser: Chooser, *, minimal: bool = False) -> Invalid:
    """Draw an instance that breaks an assertion and nothing else, proven anew; by default with more about it."""
    for left in (0, 0, 0) if minimal else (SMALL, SMALL, 0):
        chooser.left, chooser.depth = left, 0
        chooser.active.clear()
        instance = draw(space, breakable.goal, chooser)
        found = verdict(space, breakable.site, instance, breakable.accepts_without)
        if found.proven:
            assert found.at is not None
            return Invalid(instance, replace(breakable.fault, instance_location=json_pointer(found.at)))
    rejected: Invalid = chooser.reject("no instance was found that breaks this assertion alone")
    return rejected
