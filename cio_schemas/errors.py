"""From failures, as generated code notes them, to `jsonschema.ValidationError`s.

Importing this imports jsonschema: whoever only asks whether an instance is valid must not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import jsonschema
from jsonschema.exceptions import relevance

from cio_schemas.failures import Failure, Functions, branches, meant
from cio_schemas.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable

_FIELDS = frozenset(
    (
        *("message", "path", "relative_path", "schema_path", "relative_schema_path", "context", "cause"),
        *("validator", "validator_value", "instance", "schema", "parent", "_type_checker"),
    )
)


class ValidationError(jsonschema.ValidationError):
    """An instance was invalid: jsonschema's own error, whose fields are filled when one of them is first read.

    To note an error takes a fraction of a microsecond, to fill in its paths and its message ten times as long; most
    errors are counted, or only some of their fields read.
    """

    noted: tuple[Functions, Any]
    """What the error is filled from: the schema's functions, and the failure they collected."""

    if not TYPE_CHECKING:  # to a type checker the fields are jsonschema's

        def __getattr__(self, name: str) -> Any:
            if name not in _FIELDS or "noted" not in self.__dict__:
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            self._fill()
            return self.__dict__[name]

    def _fill(self) -> None:
        compiled, noted = self.noted
        failure = Failure._make(noted)
        site = compiled.sites[failure.site]
        is_union = site.keyword in ("anyOf", "oneOf") and isinstance(failure.detail, list)
        context = branches(compiled, failure.detail) if is_union else []
        jsonschema.ValidationError.__init__(
            self,
            message(site, failure),
            validator=cast("str", site.keyword),  # None for a false schema, as jsonschema has it
            path=failure.path,
            context=errors(compiled, [failure for branch in context for failure in branch.failures]),
            validator_value=site.value,
            instance=failure.instance,
            schema=site.schema,
            schema_path=failure.schema_path + site.schema_path,
            parent=self.__dict__.get("parent"),
            type_checker=jsonschema.Draft202012Validator.TYPE_CHECKER,
        )

    def __reduce__(self) -> tuple[Any, ...]:
        _ = self.message  # fills the fields, and `args`
        kept = {name: value for name, value in self.__dict__.items() if name not in ("noted", "_type_checker")}
        return type(self), self.args, kept


def errors(compiled: Functions, failures: Iterable[Any]) -> list[ValidationError]:
    """The errors of some failures, in their order.

    Args:
        compiled: what the failures were collected by.
        failures: tuples with the fields of a `Failure`.
    """
    noted = []
    for failure in failures:
        error = ValidationError.__new__(ValidationError)
        error.noted = compiled, failure
        noted.append(error)
    return noted


def most_relevant(compiled: Functions, failures: Iterable[Any]) -> ValidationError:
    """The error that tells most: near the root and, where no branch of a union matches, in the one that was meant."""
    best: Any = max(errors(compiled, failures), key=relevance)
    while best.context:
        branch = meant(branches(compiled, [error.noted[1] for error in best.context]))
        if branch is None:
            break
        best = max(best.context[: len(branch.failures)], key=relevance)
    assert isinstance(best, ValidationError)
    return best
