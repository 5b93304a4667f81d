"""Prove that an instance breaks one assertion and nothing else, by the failures of the Validator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cio_schemas.failures.failure import Failure
from cio_schemas.strategies.breaking.assertions import ANY
from cio_schemas.strategies.breaking.variants import Dropped
from cio_schemas.strategies.shapes.goals import FALSE

if TYPE_CHECKING:
    from collections.abc import Callable

    from cio_schemas.strategies.analysis.subschemas import Subschemas
    from cio_schemas.strategies.breaking.assertions import Assertion
    from cio_schemas.strategies.breaking.variants import Variants


UNEVALUATED = ("unevaluatedItems", "unevaluatedProperties")


class FaultProof(NamedTuple):
    """The verdict on an instance that is to break one assertion.

    Attributes:
        refused: Whether the schema refuses it.
        accepted: Whether nothing failed except the assertion and its consequences, and the schema without it accepts.
        at: Where in the instance the assertion failed; None if others did too.
        others: What else failed, as keywords with their locations.
    """

    refused: bool
    accepted: bool
    at: tuple[str | int, ...] | None
    others: tuple[str, ...]

    @property
    def proven(self) -> bool:
        """Whether the instance breaks the assertion and nothing else."""
        return self.refused and self.accepted and self.at is not None


def prove(
    subschemas: Subschemas, assertion: Assertion, instance: Any, accepts_without: Callable[[Any], bool]
) -> FaultProof:
    """Judge an instance that is to break an assertion.

    Args:
        subschemas: The schema.
        assertion: The assertion.
        instance: The instance.
        accepts_without: `is_valid` of the schema without the assertion.
    """
    functions = subschemas.functions(subschemas.start)
    if functions.is_valid(instance):
        return FaultProof(refused=False, accepted=True, at=None, others=())
    failures = [Failure._make(failure) for failure in functions.collect(instance)]
    leaves = _leaves(subschemas, assertion, failures, assertion.broken.steps)
    accepted = not leaves.others and accepts_without(instance)
    others = leaves.others if accepted else [*leaves.others, *leaves.following]
    return FaultProof(True, accepted, leaves.at, tuple(dict.fromkeys(others)))


class _Leaves(NamedTuple):
    """The failures; for a union that failed, those within its branch.

    Attributes:
        at: Where in the instance the assertion failed if only it did.
        others: What else failed, as keywords with their locations.
        following: The failures of `unevaluated*`, which may follow from that of the assertion.
    """

    at: tuple[str | int, ...] | None
    others: list[str]
    following: list[str]


def _leaves(
    subschemas: Subschemas, assertion: Assertion, failures: list[Failure], steps: tuple[str | int, ...]
) -> _Leaves:
    """Return what failed.

    A subschema that fails evaluates nothing for those around it (Core, section 11). Where the schema without the
    assertion accepts the instance, nothing else is wrong with it than what follows from that.
    """
    sites = subschemas.functions(subschemas.start).sites
    own = [failure for failure in failures if is_of(assertion, sites[failure.site], failure)]
    rest = [failure for failure in failures if failure not in own]
    others = [failure for failure in rest if sites[failure.site].keyword not in UNEVALUATED]
    following = [_named(sites[failure.site]) for failure in rest if failure not in others]
    if not others:
        return _Leaves(tuple(own[0].path) if len({failure.path for failure in own}) == 1 else None, [], following)
    if not own and assertion.in_branch and len(others) == 1:
        at, inner, further = _in_branch(subschemas, assertion, others[0], steps)
        return _Leaves(at, inner, [*following, *further])
    return _Leaves(None, [_named(sites[failure.site]) for failure in others], following)


def _named(site: Any) -> str:
    return f"{site.keyword or 'false'} at {site.location}"


def _in_branch(subschemas: Subschemas, assertion: Assertion, failure: Failure, steps: tuple[str | int, ...]) -> _Leaves:
    """Return what failed in the branch with the assertion, for a union all of whose branches failed."""
    sites = subschemas.functions(subschemas.start).sites
    union = sites[failure.site]
    at = next((i for i, step in enumerate(steps) if step == union.keyword), None)
    if at is None or not isinstance(failure.detail, list):
        return _Leaves(None, [_named(union)], [])
    branches = map(Failure._make, failure.detail)
    inner = [each for each in branches if (each.schema_path + sites[each.site].schema_path)[0] == steps[at + 1]]
    if not inner:
        return _Leaves(None, [_named(union)], [])
    leaves = _leaves(subschemas, assertion, inner, steps[at + 2 :])
    return leaves._replace(at=None if leaves.at is None else tuple(failure.path) + leaves.at)


def is_of(assertion: Assertion, failed: Any, failure: Failure) -> bool:
    """Return whether a failure is of an assertion, wherever it is applied.

    Args:
        assertion: The assertion.
        failed: What failed, as the functions know it.
        failure: The failure.
    """
    keyword, detail = assertion.broken.keyword, assertion.broken.detail
    if keyword == FALSE:
        return failed.keyword is None and _is_at(assertion.instance, failure.path)
    if failed.location != str(assertion.location.child(str(failed.keyword))):
        return False
    if failed.keyword != assertion.spelled:
        return False
    if keyword == "required":
        return bool(failure.detail == detail[0])
    if keyword == "dependentRequired":
        return tuple(failure.detail) == detail
    if keyword == "oneOf":
        return isinstance(failure.detail, tuple) is (detail[0] == "two")
    return True


def matches(assertion: Assertion, path: tuple[str | int, ...]) -> bool:
    """Return whether an assertion applies to an instance location."""
    return len(path) == len(assertion.instance) and _is_at(assertion.instance, path)


def _is_at(wanted: tuple[str | int, ...], path: tuple[str | int, ...]) -> bool:
    """Return whether an instance location is one that an assertion is for, as far as its branch is concerned."""
    if len(path) > len(wanted):
        return False
    tail = wanted[len(wanted) - len(path) :]
    return all(step in (ANY, found) for step, found in zip(tail, path, strict=True))


def accepting_without(
    subschemas: Subschemas, variants: Callable[[], Variants], assertion: Assertion
) -> Callable[[Any], bool]:
    """Return a predicate that tests whether the schema without an assertion accepts an instance, compiled on first use.

    Args:
        subschemas: The schema.
        variants: The variants of the schema.
        assertion: The assertion.
    """
    if assertion.broken.keyword == FALSE and assertion.location == subschemas.index.resource(assertion.location).root:
        return _accept
    dropped = Dropped.of(assertion)
    return lambda instance: variants().without(dropped).is_valid(instance)


def _accept(_: Any) -> bool:
    return True
