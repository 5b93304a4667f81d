"""What is wrong with an instance, for people: one violation for each place they have to look at.

Nothing here imports jsonschema, so that a run that finds something does not pay for it either.
"""

from __future__ import annotations

from cio_schemas.failures.failure import Failure
from cio_schemas.failures.messages import message, own_message, show
from cio_schemas.failures.unions import branches, meant
from cio_schemas.records import NamedTuple
from cio_schemas.runtime import DepthError
from cio_schemas.schema.pointer import value_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, Final

    from cio_schemas.failures.failure import Functions, Site

_EACH_KEY: Final = frozenset(("additionalProperties", "unevaluatedProperties"))
_SHOWN: Final = 3  # alternatives of a union that its message goes into

Steps = tuple[str | int, ...]


class Violation(NamedTuple):
    """What is wrong at one place of an instance.

    Attributes:
        code: A stable name of what is wrong: `V-` and the keyword for a failed assertion.
        message: One sentence, without the place.
        path: The steps to the place, from the root of the instance.
        key: True if the key of the last step is wrong, and not its value.
        schema: The absolute location of the keyword that failed, if one did.
        expected: The value of that keyword.
        found: The value at the place; the key, if that is wrong.
    """

    code: str
    message: str
    path: Steps = ()
    key: bool = False
    schema: str | None = None
    expected: Any = None
    found: Any = None


def violations(functions: Functions, instance: Any) -> list[Violation]:
    """Return the violations of an instance, one for each place.

    Where no branch of an `anyOf` or `oneOf` matches, they are the failures of the branch that was intended, if that is
    clear. The verdict is not tested first: a caller that wants to be quick has done so.

    Args:
        functions: The schema, compiled.
        instance: A JSON value.

    Returns:
        Violations in the order of the schema; none for a valid instance.
    """
    try:
        failures = functions.collect(instance)
    except DepthError as error:
        return [Violation("P-depth", str(error))]
    found = [each for failure in failures for each in _explain(functions, Failure._make(failure), instance, ())]
    kept: dict[tuple[str, Steps, bool], Violation] = {}
    for each in found:
        kept.setdefault(_said(each), each)
    return [*kept.values()]


def _said(violation: Violation) -> tuple[str, Steps, bool]:
    """Return what people read: where several assertions say the same of one place, it is said once."""
    return violation.message, violation.path, violation.key


def _explain(
    functions: Functions, failure: Failure, within: Any, above: Steps, *, key: bool = False
) -> Iterator[Violation]:
    """Yield the violations of a failure; its path continues `above`, from the value `within`."""
    site = functions.sites[failure.site]
    path = above + failure.path
    if not key and isinstance(failure.instance, str) and isinstance(value_at(within, failure.path), dict):
        path, key = (*path, failure.instance), True  # propertyNames hands on the name without a step to it
    if own_message(site) is None and site.keyword in ("anyOf", "oneOf") and isinstance(failure.detail, list):
        found = branches(functions, failure.detail)
        branch = meant(found)
        if branch:
            for each in branch.failures:
                yield from _explain(functions, Failure._make(each), failure.instance, path, key=key)
            return
        yield _violation(site, failure, path, key, _alternatives(functions, [each.failures[0] for each in found]))
    elif site.keyword in _EACH_KEY and failure.detail and not key:
        for name in failure.detail:
            yield _violation(site, failure._replace(detail=[name]), (*path, name), key=True)
    elif site.keyword == "unevaluatedItems" and failure.detail:
        for index in failure.detail:
            yield _violation(site, failure._replace(detail=[index]), (*path, index))
    else:
        yield _violation(site, failure, path, key)


def _violation(site: Site, failure: Failure, path: Steps, key: bool = False, more: str = "") -> Violation:
    text = message(site, failure) + more
    if key and site.keyword not in _EACH_KEY:
        text = f"the key {show(path[-1])}: {text}"
    found = path[-1] if key else failure.instance
    return Violation(f"V-{site.keyword or 'false'}", text, path, key, site.location, site.value, found)


def _alternatives(functions: Functions, firsts: list[Any]) -> str:
    """Write the first failure of each branch of a union whose intended branch is unclear."""
    texts = dict.fromkeys(message(functions.sites[each.site], each) for each in map(Failure._make, firsts))
    shown = list(texts)
    more = f"; and {len(shown) - _SHOWN} more" if len(shown) > _SHOWN else ""
    return f" ({'; or '.join(shown[:_SHOWN])}{more})"
