"""Fixed, seeded lists of fixtures: the same bytes on every Python and platform, whatever is imported."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from cio_schemas.given import DEFAULT
from cio_schemas.strategies.chooser import VERSION, RandomChooser, RejectedError
from cio_schemas.strategies.draw import instance
from cio_schemas.strategies.faults import breakables, draw_invalid
from cio_schemas.strategies.proof import verdict
from cio_schemas.strategies.schema import space_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from cio_schemas.given import Checker, Known
    from cio_schemas.resources import Schema
    from cio_schemas.strategies.faults import Invalid
    from cio_schemas.validator import Validator

__all__ = ["VERSION", "fault_key", "invalid_fixtures", "judged", "valid_fixtures"]

ATTEMPTS = 100
"""How often an instance is begun anew whose filters fail, before it is given up."""


def valid_fixtures(
    schema: str | Schema | Validator,
    count: int,
    seed: int = 0,
    *,
    registry: Known = None,
    format_checker: Checker = DEFAULT,
    formats: Mapping[str, Any] | None = None,
    progress: Callable[[int], None] = lambda _: None,
) -> list[Any]:
    """Make valid instances of a schema, of which the first hundred meet every boundary.

    Args:
        schema: as for `cio_schemas.strategies.valid`.
        count: how many.
        seed: another seed, other instances; the same seed, the same.
        registry: as there.
        format_checker: as there.
        formats: as there, but functions of a Chooser.
        progress: called after each fixture with 1.

    Raises:
        UnsatisfiableError: no instance satisfies the schema.
        NothingFoundError: none was found, which doesn't prove that there is none.
        RejectedError: a construct that can only be filtered refuses everything.
    """
    space = space_of(schema, registry, format_checker, formats)
    chooser = RandomChooser(seed)
    fixtures = []
    for _ in range(count):
        fixtures.append(_one(lambda: instance(space, chooser), chooser))
        progress(1)
    return fixtures


def invalid_fixtures(
    schema: str | Schema | Validator,
    seed: int = 0,
    *,
    registry: Known = None,
    format_checker: Checker = DEFAULT,
    formats: Mapping[str, Any] | None = None,
    progress: Callable[[int], None] = lambda _: None,
) -> list[Invalid]:
    """Make an instance for each assertion of a schema that can be broken alone, small but for what is broken.

    Args:
        schema: as for `valid_fixtures`.
        seed: as there.
        registry: as there.
        format_checker: as there.
        formats: as there.
        progress: as there.

    Returns:
        The instances with their faults, in the schema's order; near misses.

    Raises:
        Exception: as `valid_fixtures`.
    """
    space = space_of(schema, registry, format_checker, formats)
    chooser = RandomChooser(seed)
    fixtures = []
    for each in breakables(space):
        if each.fault.status == "feasible":
            fixtures.append(_one(partial(draw_invalid, space, each, chooser, minimal=True), chooser))
            progress(1)
    return fixtures


def fault_key(evaluation_path: str, detail: Iterable[str]) -> tuple[str, ...]:
    """What tells the faults of a schema apart."""
    return (evaluation_path, *detail)


def judged(schema: str | Schema | Validator, key: tuple[str, ...], instance: Any) -> str:
    """Tell what is wrong with an instance that is to break one assertion; nothing if it does, and nothing else.

    Args:
        schema: as for `valid_fixtures`.
        key: the `fault_key` of the assertion.
        instance: the instance.
    """
    space = space_of(schema)
    for each in breakables(space):
        if fault_key(each.fault.evaluation_path, each.fault.detail) == key:
            found = verdict(space, each.site, instance, each.accepts_without)
            if found.proven:
                return ""
            if not found.refused:
                return "is valid now"
            others = f": {' and '.join(found.others)} too" if found.others else ""
            return f"no longer breaks {each.fault.keyword} alone{others}"
    return f"the schema has no assertion at {key[0]} any more"


def _one(draw: Any, chooser: RandomChooser) -> Any:
    for _ in range(ATTEMPTS - 1):
        chooser.renew()
        try:
            return draw()
        except RejectedError:
            continue
    chooser.renew()
    return draw()
