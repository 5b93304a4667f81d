"""Whether an instance breaks one assertion and nothing else: the Validator's failures are the judge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from cio_schemas.compiler.compiled import compile as compiled
from cio_schemas.failures.failure import Failure
from cio_schemas.schema.documents import copied
from cio_schemas.schema.pointer import steps_of, tokens_of, value_at
from cio_schemas.schema.resources import Index
from cio_schemas.strategies.breaking import FALSE
from cio_schemas.strategies.sites import ANY
from cio_schemas.strategies.without import without

if TYPE_CHECKING:
    from collections.abc import Callable

    from cio_schemas.strategies.sites import Site
    from cio_schemas.strategies.space import Space


class Verdict(NamedTuple):
    """What is known of an instance that is to break one assertion.

    Attributes:
        refused: whether the schema refuses it.
        accepted: whether the schema without the assertion accepts it.
        at: where in the instance the assertion failed; None if others did too.
        others: what else failed, as keywords with their locations.
    """

    refused: bool
    accepted: bool
    at: tuple[str | int, ...] | None
    others: tuple[str, ...]

    @property
    def proven(self) -> bool:
        """Whether the instance breaks the assertion and nothing else."""
        return self.refused and self.accepted and self.at is not None


def verdict(space: Space, site: Site, instance: Any, accepts_without: Callable[[Any], bool]) -> Verdict:
    """Judge an instance that is to break a site's assertion.

    Args:
        space: the schema.
        site: the assertion.
        instance: what is to break it.
        accepts_without: `is_valid` of the schema without the assertion.
    """
    functions = space.subschemas.functions(space.subschemas.start)
    if functions.is_valid(instance):
        return Verdict(refused=False, accepted=True, at=None, others=())
    failures = [Failure._make(failure) for failure in functions.collect(instance)]
    at, others = _leaves(space, site, failures, site.broken.steps)
    return Verdict(True, accepts_without(instance), at, tuple(dict.fromkeys(others)))


def _leaves(
    space: Space, site: Site, failures: list[Failure], steps: tuple[str | int, ...]
) -> tuple[tuple[str | int, ...] | None, list[str]]:
    """Where the site's assertion failed if only it did, and what else failed."""
    sites = space.subschemas.functions(space.subschemas.start).sites
    own = [failure for failure in failures if is_of(site, sites[failure.site], failure)]
    others = [failure for failure in failures if failure not in own]
    if not others:
        return (tuple(own[0].path) if len({failure.path for failure in own}) == 1 else None), []
    if not own and site.in_branch and len(others) == 1:
        return _in_branch(space, site, others[0], steps)
    return None, [f"{sites[each.site].keyword or 'false'} at {sites[each.site].location}" for each in others]


def _in_branch(
    space: Space, site: Site, failure: Failure, steps: tuple[str | int, ...]
) -> tuple[tuple[str | int, ...] | None, list[str]]:
    """The same within the branch of a union that failed because all its branches did."""
    sites = space.subschemas.functions(space.subschemas.start).sites
    union = sites[failure.site]
    at = next((i for i, step in enumerate(steps) if step == union.keyword), None)
    if at is None or not isinstance(failure.detail, list):
        return None, [f"{union.keyword} at {union.location}"]
    branches = map(Failure._make, failure.detail)
    inner = [each for each in branches if (each.schema_path + sites[each.site].schema_path)[0] == steps[at + 1]]
    if not inner:
        return None, [f"{union.keyword} at {union.location}"]
    found, others = _leaves(space, site, inner, steps[at + 2 :])
    return (None if found is None else tuple(failure.path) + found), others


def is_of(site: Site, failed: Any, failure: Failure) -> bool:
    """Whether a failure is of a site's assertion, wherever it is applied.

    Args:
        site: the assertion.
        failed: what failed, as the functions know it.
        failure: the failure.
    """
    keyword, detail = site.broken.keyword, site.broken.detail
    if keyword == FALSE:
        return failed.keyword is None and _is_at(site.instance, failure.path)
    if failed.location != str(site.location.child(str(failed.keyword))):
        return False
    if failed.keyword not in (keyword, _SPELLED.get(keyword)):
        return False
    if keyword == "required":
        return bool(failure.detail == detail[0])
    if keyword == "dependentRequired":
        return tuple(failure.detail) == detail
    if keyword == "oneOf":
        return isinstance(failure.detail, tuple) is (detail[0] == "two")
    return True


_SPELLED = {"dependentRequired": "dependencies", "items": "additionalItems"}
"""How older dialects spell a keyword."""


def matches(site: Site, path: tuple[str | int, ...]) -> bool:
    """Whether an instance location is one that a site is for."""
    return len(path) == len(site.instance) and _is_at(site.instance, path)


def _is_at(wanted: tuple[str | int, ...], path: tuple[str | int, ...]) -> bool:
    """Whether an instance location is one that a site is for, as far as its branch is concerned."""
    if len(path) > len(wanted):
        return False
    tail = wanted[len(wanted) - len(path) :]
    return all(step in (ANY, found) for step, found in zip(tail, path, strict=True))


def accepting_without(space: Space, site: Site) -> Callable[[Any], bool]:
    """Compile the schema without a site's assertion.

    Returns:
        The function that tells whether it accepts an instance.
    """
    documents = {uri: copied(space.subschemas.retrieve(uri)) for uri in space.subschemas.retrieved}
    root = copied(space.subschemas.document)
    index = Index(documents.get)
    index.add("", root)
    for uri, document in documents.items():
        index.add(uri, document)
    if site.broken.keyword == FALSE:
        if site.location == index.resource(site.location).root:
            return lambda _: True
        whole = index[index.resource(site.location).root]
        *steps, last = steps_of(whole, tokens_of(site.location.pointer))
        value_at(whole, steps)[last] = True
    else:
        index.resolve(site.location.base, f"#{quote(site.location.pointer)}")
        target: Any = index[site.location]
        spelled = _SPELLED.get(site.broken.keyword, "")
        reduced = without(target, spelled if spelled in target else site.broken.keyword, site.broken.detail)
        target.clear()
        target.update(reduced)
    again = Index(documents.get)
    return compiled(again, again.add("", root), space.subschemas.formats).is_valid
