"""Fixtures for the bodies of Customer.io: valid ones in which no rule finds anything, and one mistake for each rule.

A body is drawn from its schema; then each part that a rule looks at is given a plausible value, and what a rule still
reports is taken out. A mistake is made in one part of a good body, and proven: the schema accepts it, and the rules
report that one thing.
"""

from __future__ import annotations

import copy
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cio_schemas.fixtures.lists import valid_fixtures
from cio_schemas.fixtures.sets import FixtureSet, Plan, place_of
from cio_schemas.payloads.editing import put
from cio_schemas.payloads.planted_mistakes import MISTAKEN
from cio_schemas.payloads.plausible_values import plausible
from cio_schemas.payloads.rules.collection import RULES, findings
from cio_schemas.payloads.rules.sections import parts, sections
from cio_schemas.schema.pointer import json_pointer
from cio_schemas.strategies.errors import NothingFoundError
from cio_schemas.validators.cache import validator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis.strategies import SearchStrategy  # noqa: TID251 - these are fixtures, and it is a type

    from cio_schemas.rules.changes import Path
    from cio_schemas.rules.rule import Rule

__all__ = ["Mistake", "mistakes", "payloads", "plausible", "valid_payloads"]

TRIES: Final = 20
"""How many bodies to draw at most for each that is wanted."""


BODIES: Final = 100
"""How many bodies are tried in search of one that a mistake can be made in."""


class Mistake(NamedTuple):
    """A body with one mistake, which exactly one rule reports once.

    Attributes:
        payload: The body.
        code: The code of the rule.
        path: The place that it reports.
    """

    payload: Any
    code: str
    path: Path


def valid_payloads(name: str, count: int, seed: int = 0) -> list[Any]:
    """Make bodies that their schema accepts and in which no default rule finds anything.

    Args:
        name: The name of a bundled schema.
        count: How many.
        seed: The same seed makes the same bodies.

    Raises:
        NothingFoundError: Too few were found.

    Example:
        >>> valid_payloads("track/v1/merge", 1)
        [{'primary': {'id': '1209'}, 'secondary': {'id': '1432'}}]
    """
    accepts, found = validator(name).is_valid, list[Any]()
    for tries in (2, TRIES):
        drawn = valid_fixtures(name, count * tries, seed)
        bodies = (plausible(name, body) for body in drawn)
        found = [body for body in bodies if accepts(body) and not any(findings(name, body))][:count]
        if len(found) == count:
            return found
    raise NothingFoundError(f"{name}: {len(found):,} bodies that the rules pass were found, of {count:,}")


def payloads(name: str) -> SearchStrategy[Any]:
    """Return the Hypothesis strategy of bodies that their schema accepts and in which no default rule finds anything.

    Args:
        name: The name of a bundled schema.

    Example:
        >>> from hypothesis import given, settings
        >>> @settings(max_examples=5)
        ... @given(payloads("track/v1/merge"))
        ... def test_merges(body):
        ...     assert not cio_schemas.check(body, "track/v1/merge")
        >>> test_merges()
    """
    from cio_schemas.strategies import valid  # noqa: PLC0415 - imports Hypothesis

    accepts = validator(name).is_valid
    return (
        valid(name).map(partial(plausible, name)).filter(lambda body: accepts(body) and not any(findings(name, body)))
    )


def make(plan: Plan, name: str) -> FixtureSet:
    """Make the fixtures of a plan: bodies that the rules pass, and with `invalid` one mistake of each rule.

    Args:
        plan: What to make.
        name: The name of the bundled schema.

    Raises:
        NothingFoundError: As `valid_payloads`.
    """
    several = [*mistakes(name, plan.seed)] if plan.invalid else []
    known = {rule.code: rule for rule in RULES}
    return FixtureSet(
        [
            (place_of(plan, "valid", at, 3, ""), each)
            for at, each in enumerate(valid_payloads(name, plan.valid, plan.seed))
        ],
        [
            (
                place_of(plan, "invalid", at, 3, f"-{each.code}-{known[each.code].name}"),
                each.payload,
                {
                    "keyword": each.code,
                    "detail": [each.code],
                    "schema_location": "",
                    "evaluation_path": "",
                    "instance_location": json_pointer(each.path),
                    "message": known[each.code].what,
                },
            )
            for at, each in enumerate(several)
        ],
        [],
    )


def what_is_wrong(name: str, code: str | None, payload: Any) -> str:
    """Return what is wrong with a fixture; nothing if it is what it was made for.

    Args:
        name: The name of the bundled schema.
        code: Of the rule that is to report it, None for one that is to pass.
        payload: The fixture.
    """
    if not validator(name).is_valid(payload):
        return "is no longer valid"
    found = [rule.code for rule, _ in findings(name, payload)]
    if found == ([] if code is None else [code]):
        return ""
    return f"is reported by {', '.join(found) or 'no rule'}, and not by {code or 'none'}"


def mistakes(name: str, seed: int = 0) -> Iterator[Mistake]:
    """Yield bodies with one mistake each: one for each rule of the schema, which no other rule reports.

    Args:
        name: The name of a bundled schema.
        seed: The same seed makes the same bodies.

    Example:
        >>> mistake = next(mistakes("track/v1/event"))
        >>> mistake.code, mistake.path
        ('CB201', ('timestamp',))
    """
    accepts, bodies = validator(name).is_valid, valid_payloads(name, BODIES, seed)
    for rule in RULES:
        if rule.default and rule.code in MISTAKEN:
            made = (payload for body in bodies for payload in _broken(name, body, rule))
            proven = ((payload, _alone(name, payload, rule)) for payload in made if accepts(payload))
            first = next(((payload, path) for payload, path in proven if path is not None), None)
            if first is not None:
                yield Mistake(first[0], rule.code, first[1])


def _broken(name: str, body: Any, rule: Rule) -> Iterator[Any]:
    """Yield a body with the mistake of a rule for each part that the rule examines."""
    for section in sections(name, body):
        for part in parts(section):
            if part.role in rule.roles:
                yield put(copy.deepcopy(body), part.path, MISTAKEN[rule.code](copy.deepcopy(part.value), part))


def _alone(name: str, payload: Any, rule: Rule) -> Path | None:
    """Return the place that one rule reports once and no other rule reports at all, or None."""
    found = [(each.code, finding.path) for each, finding in findings(name, payload)]
    return found[0][1] if [code for code, _ in found] == [rule.code] else None
