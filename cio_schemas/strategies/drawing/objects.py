"""Drawing objects: which members first, then their values in the schema's order, then members of other names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cio_schemas.source import ABSENT
from cio_schemas.strategies.drawing import strings
from cio_schemas.strategies.drawing.arrays import LARGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.strategies.analysis.name_kinds import NameKind
    from cio_schemas.strategies.analysis.object_forms import Form
    from cio_schemas.strategies.drawing.alternatives import Alternative
    from cio_schemas.strategies.drawing.chooser import Chooser
    from cio_schemas.strategies.drawing.generator import Generator
    from cio_schemas.strategies.drawing.members import Members
    from cio_schemas.strategies.shapes.goals import Goal

COLLISIONS = 60
"""How often a name may repeat one that is present before names are taken in order."""

EXTRA = 3
"""The usual maximum of members that no keyword names."""


FULL = 100
"""The most members that no keyword names to add in order to reach the maximum."""


def draw(generator: Generator, form: Form, chooser: Chooser, site: int) -> Any:
    """Draw an object; give up if no names are found for the members that it needs."""
    plan = generator.members(form, site)
    chosen = _chosen(plan, chooser)
    instance = {}
    for name, goal in plan.goals.items():
        if name in chosen:
            alternatives = plan.ready.get(name)
            if alternatives is None:
                alternatives = plan.ready[name] = generator.alternatives(goal)
            chooser.about = name
            instance[name] = generator.draw_part(alternatives, chooser)
    chooser.about = ""
    if plan.kinds:
        _add(generator, plan, instance, chooser)
    if len(instance) < form.object.low:
        return chooser.reject("no names are left for the members that there must be")
    return instance


def parts(generator: Generator, form: Form, site: int) -> tuple[Goal, ...]:
    """Return the goals of the members."""
    plan = generator.members(form, site)
    return (*plan.goals.values(), *(kind.goal for kind in plan.kinds))


def vary(
    generator: Generator, of: Alternative, instance: dict[str, Any], chooser: Chooser, levels: int
) -> Iterator[dict[str, Any]]:
    """Yield objects that differ from one in the value of a member, or have one more."""
    plan = generator.members(of.form, of.site)
    most = len(instance) + 1 if plan.form.object.high is None else plan.form.object.high
    for name, goal in plan.goals.items():
        if name in instance or (len(instance) < most and plan.with_implied[name].keys() <= {*instance, name}):
            yield from ({**instance, name: value} for value in generator.others(goal, chooser, levels))
    for kind in plan.kinds if len(instance) < most else ():
        value = next(generator.others(kind.goal, chooser, levels), ABSENT)
        if value is not ABSENT:
            names = (name for name in strings.others(kind.source) if _may_add(generator, plan, kind, name, instance))
            yield from ({**instance, name: value} for name in names)


def _add(generator: Generator, plan: Members, instance: dict[str, Any], chooser: Chooser) -> None:
    """Add members that no keyword names."""
    wanted = _extra(plan, len(instance), chooser)
    attempts = 0
    while wanted > 0:
        kind = plan.kinds[chooser.index(len(plan.kinds), plan.keys.kind) if chooser.left > 0 else 0]
        name = strings.draw(kind.source, chooser, plan.keys.name)
        if not _may_add(generator, plan, kind, name, instance):
            attempts += 1
            name += str(len(instance))
            if not _may_add(generator, plan, kind, name, instance):
                if attempts < COLLISIONS:
                    continue
                return _fill(generator, plan, instance, chooser, wanted)
        instance[name] = generator.draw_part(generator.alternatives(kind.goal), chooser)
        wanted -= 1
    return None


def _fill(generator: Generator, plan: Members, instance: dict[str, Any], chooser: Chooser, wanted: int) -> None:
    """Add members by names in order, once the names drawn are all present."""
    for kind in plan.kinds:
        for name in strings.others(kind.source):
            if len(instance) >= plan.form.object.low or not wanted:
                return
            if _may_add(generator, plan, kind, name, instance):
                instance[name] = generator.draw_part(generator.alternatives(kind.goal), chooser)
                wanted -= 1


def _may_add(generator: Generator, plan: Members, kind: NameKind, name: str, instance: dict[str, Any]) -> bool:
    if name in instance or name in plan.closed or not kind.names.admits(name):
        return False
    return generator.space.subschemas.accepts(plan.form.object.names, name)


def _chosen(plan: Members, chooser: Chooser) -> dict[str, Any]:
    """Return the listed names to draw, no more than are allowed, and as many as there must be if no others may be."""
    form, optional = plan.form, plan.optional
    high, low = form.object.high, form.object.low
    chosen = dict.fromkeys(form.required)
    if high is not None and len(optional) > 1 and chooser.left > 0:
        start = chooser.index(len(optional), plan.keys.kept)
        optional = optional[start:] + optional[:start]
    for name, key in optional if chooser.left > 0 else ():
        if high is None:
            if chooser.boolean(key):
                chosen.update(plan.with_implied[name])
        elif len(chosen) >= high:
            break
        elif len(grown := chosen | plan.with_implied[name]) <= high and chooser.boolean(key):
            chosen = grown
    if len(chosen) < low and not plan.kinds:
        for name, _ in plan.optional:
            grown = chosen | plan.with_implied[name]
            if len(chosen) < low and (high is None or len(grown) <= high):
                chosen = grown
    return chosen


def _extra(plan: Members, count: int, chooser: Chooser) -> int:
    """Return how many members to add that no keyword names."""
    low, high = max(0, plan.form.object.low - count), plan.form.object.high
    full = 0 if high is None else high - count
    room = EXTRA if high is None else min(max(full, 0), max(EXTRA, low))
    if chooser.left > 0 and room < full <= FULL and chooser.rarely(plan.keys.full):
        return room + chooser.integer(1, full - room, (full - room,), (plan.keys.full, "size"))
    if chooser.left > 0 and FULL < full <= LARGE and not chooser.spans and chooser.rarely(plan.keys.full):
        return full
    if chooser.left <= 0 or room <= low:
        return low
    if plan.goals and not plan.invited:
        if not chooser.rarely(plan.keys.more):
            return low
        low = max(low, 1)
    return chooser.integer(low, max(low, room), (low, room), plan.keys.extra)
