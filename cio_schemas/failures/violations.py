"""What is wrong with an instance, told for people: one finding for each place they have to look at.

Nothing here imports jsonschema, so that a run that finds something does not pay for it either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cio_schemas.diagnostic.diagnostic import Severity
from cio_schemas.failures.failure import Failure, branches, meant
from cio_schemas.failures.messages import message, own_message, show
from cio_schemas.runtime import DepthError
from cio_schemas.schema.pointer import value_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.failures.failure import Functions, Site
    from cio_schemas.validators import Validator

_EACH_KEY: Final = frozenset(("additionalProperties", "unevaluatedProperties"))
_SHOWN: Final = 3  # alternatives of a union that its message goes into


class Finding(NamedTuple):
    """What is wrong at one place of an instance.

    Attributes:
        code: A stable name of what is wrong: ``V-`` and the keyword for a failed assertion.
        message: One sentence, without the place.
        path: The steps to the place, from the root of the instance.
        key: True where the key of the last step is at fault, and not its value.
        schema: The absolute location of the keyword that failed, if one did.
        severity: How bad it is.
    """

    code: str
    message: str
    path: tuple[str | int, ...] = ()
    key: bool = False
    schema: str | None = None
    severity: Severity = Severity.ERROR


def violations(validator: Validator, instance: Any) -> list[Finding]:
    """List the assertions of a schema that an instance fails.

    Where no branch of an anyOf or oneOf matches, it is what fails in the branch that was meant, if one clearly was.

    Args:
        validator: Of the schema.
        instance: A JSON value.

    Returns:
        Findings in the order of the schema; none for a valid instance.
    """
    functions = validator._functions  # noqa: SLF001 - here for all of the package
    try:
        if functions.is_valid(instance):
            return []
        failures = functions.collect(instance)
    except DepthError as error:
        return [Finding("P-depth", str(error))]
    teller = _Teller(functions)
    return [finding for failure in failures for finding in teller.tell(Failure._make(failure), instance, ())]


class _Teller(NamedTuple):
    functions: Functions

    def tell(
        self, failure: Failure, within: Any, above: tuple[str | int, ...], *, key: bool = False
    ) -> Iterator[Finding]:
        """Tell a failure whose path continues the path ``above``, from the value ``within``."""
        site = self.functions.sites[failure.site]
        path = above + failure.path
        if not key and isinstance(failure.instance, str) and isinstance(value_at(within, failure.path), dict):
            path, key = (*path, failure.instance), True  # propertyNames hands on the name without a step to it
        if own_message(site) is None and site.keyword in ("anyOf", "oneOf") and isinstance(failure.detail, list):
            found = branches(self.functions, failure.detail)
            branch = meant(found)
            if branch:
                for each in branch.failures:
                    yield from self.tell(Failure._make(each), failure.instance, path, key=key)
                return
            yield self._finding(site, failure, path, key=key, more=self._alternatives([b.failures[0] for b in found]))
        elif site.keyword in _EACH_KEY and failure.detail and not key:
            for name in failure.detail:
                yield self._finding(site, failure._replace(detail=[name]), (*path, name), key=True)
        elif site.keyword == "unevaluatedItems" and failure.detail:
            for index in failure.detail:
                yield self._finding(site, failure._replace(detail=[index]), (*path, index))
        else:
            yield self._finding(site, failure, path, key=key)

    def _finding(
        self, site: Site, failure: Failure, path: tuple[str | int, ...], *, key: bool = False, more: str = ""
    ) -> Finding:
        text = message(site, failure) + more
        if key and site.keyword not in _EACH_KEY:
            text = f"the key {show(path[-1])}: {text}"
        return Finding(f"V-{site.keyword or 'false'}", text, path, key, site.location)

    def _alternatives(self, firsts: list[Any]) -> str:
        told = [message(self.functions.sites[each.site], each) for each in map(Failure._make, firsts)]
        shown = list(dict.fromkeys(told))
        more = f"; and {len(shown) - _SHOWN} more" if len(shown) > _SHOWN else ""
        return f" ({'; or '.join(shown[:_SHOWN])}{more})"
