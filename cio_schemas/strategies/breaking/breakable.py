"""Faults: for every assertion, an instance that breaks only it, or the reason why there is none."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from cio_schemas.schema.pointer import json_pointer
from cio_schemas.strategies.analysis.budget import TOTAL, Budget
from cio_schemas.strategies.analysis.contradictions import contradiction_of
from cio_schemas.strategies.breaking.assertions import Assertion, assertions
from cio_schemas.strategies.breaking.fault import Fault, Invalid
from cio_schemas.strategies.breaking.proof import accepting_without, prove
from cio_schemas.strategies.breaking.variants import Dropped, Variants
from cio_schemas.strategies.drawing.random_chooser import RandomChooser
from cio_schemas.strategies.errors import RejectedError
from cio_schemas.strategies.shapes.goals import Goal, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cio_schemas.strategies.analysis.space import Space
    from cio_schemas.strategies.breaking.fault import Status
    from cio_schemas.strategies.breaking.proof import FaultProof
    from cio_schemas.strategies.drawing.chooser import Chooser
    from cio_schemas.strategies.drawing.generator import Generator

ATTEMPTS = 48
"""How many instances are drawn at most to prove a fault."""

STEPS = 6 * TOTAL
"""How many steps may be taken for all faults of a schema."""

PART = 3
"""The share of the remaining steps that one fault may take, as a divisor: a hard one leaves some for all others."""

STEPS_TO_EXPLAIN = STEPS // 10
"""How many of these may be taken to find out why faults are redundant."""

STEPS_OF_REASON = TOTAL // 20
"""How many of those may be taken for one fault."""

SMALL = 24
"""How many values an instance with a fault may hold before the rest is kept minimal."""


class Breakable(NamedTuple):
    """An assertion with everything that is needed to break it.

    Attributes:
        assertion: The assertion.
        fault: Its fault.
        goal: The goal of instances that break it.
        accepts_without: Whether the schema without the assertion accepts an instance.
    """

    assertion: Assertion
    fault: Fault
    goal: Goal
    accepts_without: Callable[[Any], bool]


def breakables(generator: Generator) -> Iterator[Breakable]:
    """Yield every assertion of a schema, with its fault worked out.

    Args:
        generator: Draws from a space with a budget of `STEPS`.
    """
    variants = cache(lambda: Variants(generator.space.subschemas))
    reasons = Budget(STEPS_TO_EXPLAIN)
    return (_breakable(generator, variants, reasons, assertion) for assertion in assertions(generator.space))


def _breakable(
    generator: Generator, variants: Callable[[], Variants], reasons: Budget, assertion: Assertion
) -> Breakable:
    subschemas = generator.space.subschemas
    goal: Goal = (
        Literal(subschemas.start, subschemas.planner.enter((), subschemas.start), broken=(assertion.broken,)),
    )
    location = (
        str(assertion.location)
        if assertion.broken.keyword == "false"
        else str(assertion.location.child(assertion.spelled))
    )
    fault = Fault(
        keyword=assertion.broken.keyword,
        schema_location=location,
        evaluation_path=json_pointer((*assertion.broken.steps, assertion.spelled)),
        instance_location=json_pointer(assertion.instance),
        detail=assertion.broken.detail,
        value=assertion.value,
        status="feasible",
        reason="",
        in_branch=assertion.in_branch,
    )
    breakable = Breakable(assertion, fault, goal, accepting_without(subschemas, variants, assertion))
    budget = generator.space.budget
    if budget.spend_beside(variants().steps(Dropped.of(assertion))):
        with budget.at_most(budget.left // PART):
            status, reason = _status(generator, breakable, reasons)
    else:
        status, reason = "unproven", f"the {STEPS:,} steps for all faults are taken"
    return breakable._replace(fault=replace(fault, status=status, reason=reason))


def _why_redundant(space: Space, assertion: Assertion, reasons: Budget) -> str:
    before = space.budget.left
    found = contradiction_of(space, assertion.broken, assertion.passed, max(0, min(STEPS_OF_REASON, reasons.left)))
    reasons.spend_beside(before - space.budget.left)
    core = [each for each in found if each != (assertion.location, assertion.broken.keyword)]
    if not core:
        return "nothing can break it"
    named = " and ".join(f"{keyword} at {location}" for location, keyword in core)
    return f"what breaks it can't satisfy {named}"


def _status(generator: Generator, breakable: Breakable, reasons: Budget) -> tuple[Status, str]:
    """Return whether an assertion can be broken alone, and why not if so."""
    space = generator.space
    if space.possible(breakable.goal):
        return _tried(generator, breakable)
    doubts = space.doubts(breakable.goal)
    if doubts:
        return "unproven", f"nothing was found that breaks it: {'; '.join(doubts)}"
    return "redundant", _why_redundant(space, breakable.assertion, reasons)


def _tried(generator: Generator, breakable: Breakable) -> tuple[Status, str]:
    """Try to break an assertion alone."""
    chooser = RandomChooser(0)
    always: dict[str, None] | None = None
    for attempt in range(ATTEMPTS):
        found = _attempt(generator, breakable, chooser, 0 if attempt % 2 else SMALL)
        if found is None or not found.refused:
            continue
        if found.proven:
            return "feasible", ""
        others = dict.fromkeys(found.others)
        always = others if always is None else {other: None for other in always if other in others}
        if attempt > 12 and always:
            break
    if always:
        return "shadowed", f"{' and '.join(sorted(always))} {'fails' if len(always) == 1 else 'fail'} with it"
    return "unproven", f"no instance was found that breaks it alone in {ATTEMPTS} attempts"


def _attempt(generator: Generator, breakable: Breakable, chooser: RandomChooser, left: int) -> FaultProof | None:
    chooser.renew()
    chooser.left = left
    try:
        instance = generator.draw(breakable.goal, chooser)
    except RejectedError:
        return None
    return prove(generator.space.subschemas, breakable.assertion, instance, breakable.accepts_without)


def draw_invalid(generator: Generator, breakable: Breakable, chooser: Chooser, *, minimal: bool = False) -> Invalid:
    """Draw an instance that breaks an assertion and nothing else, and prove it again."""
    for left in (0, 0, SMALL) if minimal else (SMALL, SMALL, 0):
        chooser.left, chooser.depth = left, 0
        chooser.active.clear()
        instance = generator.draw(breakable.goal, chooser)
        found = prove(generator.space.subschemas, breakable.assertion, instance, breakable.accepts_without)
        if found.proven:
            assert found.at is not None
            return Invalid(instance, replace(breakable.fault, instance_location=json_pointer(found.at)))
    return chooser.reject("no instance was found that breaks this assertion alone")  # type: ignore[no-any-return]
