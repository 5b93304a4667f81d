"""From failures, as generated code notes them, to `jsonschema.ValidationError`s.

Importing this imports jsonschema, which code that only checks validity must avoid.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

import jsonschema
from jsonschema.exceptions import relevance

from cio_schemas.diagnostic.plain import plain
from cio_schemas.failures.failure import Failure
from cio_schemas.failures.messages import message, own_message
from cio_schemas.failures.unions import branches, meant
from cio_schemas.schema.pointer import json_pointer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cio_schemas.failures.failure import Functions, Site


def _context(error: ValidationError) -> list[ValidationError]:
    """Return the errors of each branch of a union, beginning with the branch that was probably intended."""
    compiled, noted = error.noted
    failure = Failure._make(noted)
    if compiled.sites[failure.site].keyword not in ("anyOf", "oneOf") or not isinstance(failure.detail, list):
        return []
    found = errors(compiled, [failure for branch in branches(compiled, failure.detail) for failure in branch.failures])
    for each in found:
        each.parent = error
    return found


def _site(error: ValidationError) -> Site:
    compiled, noted = error.noted
    site: Site = compiled.sites[noted[0]]
    return site


def _failure(error: ValidationError) -> Failure:
    return Failure._make(error.noted[1])


_FIELDS: dict[str, Callable[[ValidationError], Any]] = {
    "message": lambda error: message(_site(error), error.noted[1]),
    "validator": lambda error: _site(error).keyword,  # None for a false schema, as jsonschema has it
    "validator_value": lambda error: _site(error).value,
    "schema": lambda error: _site(error).schema,
    "instance": lambda error: _failure(error).instance,
    "path": lambda error: deque(_failure(error).path),
    "relative_path": lambda error: error.path,
    "schema_path": lambda error: deque(_failure(error).schema_path + _site(error).schema_path),
    "relative_schema_path": lambda error: error.schema_path,
    "context": _context,
    "parent": lambda _: None,
    "cause": lambda _: None,
    "_type_checker": lambda _: jsonschema.Draft202012Validator.TYPE_CHECKER,
}


class ValidationError(jsonschema.ValidationError):
    """An instance was invalid: jsonschema's own error, whose fields are filled as they are first read.

    To note an error takes a fraction of a microsecond, to fill in all of it many times as long; most errors are
    counted, or only some of their fields read.
    """

    noted: tuple[Functions, Any]
    """What the error is filled from: the schema's functions, and the failure they collected."""

    if not TYPE_CHECKING:  # to a type checker the fields are jsonschema's

        def __getattr__(self, name: str) -> Any:
            fill = _FIELDS.get(name)
            if fill is None or "noted" not in self.__dict__:
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            value = self.__dict__[name] = fill(self)
            return value

    def to_dict(self) -> dict[str, Any]:
        """Return the error as a JSON value, for a program that answers with it.

        Returns:
            `pointer` (a JSON Pointer to the place in the instance, RFC 6901), `keyword` (None for a `false` schema),
            `message`, `expected` (the keyword's value) and `found` (the value there). Values that JSON does not
            have are written as text: dates as in RFC 3339, a Decimal that is not exact as a number, NaN, bytes.

        Example:
            >>> next(cio_schemas.iter_errors({"name": 7}, "event")).to_dict()
            {'pointer': '/name', 'keyword': 'type', 'message': 'expected string, found integer 7', 'expected': 'string',
            'found': 7}
        """
        return {
            "pointer": json_pointer(self.absolute_path),
            "keyword": self.validator,
            "message": self.message,
            "expected": plain(self.validator_value),
            "found": plain(self.instance),
        }

    def __reduce__(self) -> tuple[Any, ...]:
        # The type checker can't be pickled; the fields go as state, as the errors of a context refer to their parent.
        return type(self), (self.message,), {name: getattr(self, name) for name in _FIELDS if name != "_type_checker"}


def errors(compiled: Functions, failures: Iterable[Any]) -> list[ValidationError]:
    """Return the errors of some failures, in their order.

    Args:
        compiled: What the failures were collected by.
        failures: Tuples with the fields of a `Failure`.
    """
    noted = []
    for failure in failures:
        error = ValidationError.__new__(ValidationError)
        error.noted = compiled, failure
        noted.append(error)
    return noted


def most_relevant(compiled: Functions, failures: Iterable[Any]) -> ValidationError:
    """Return the most relevant error: near the root and, in a union, of the branch that was probably intended."""
    best: Any = max(errors(compiled, failures), key=relevance)
    while best.context and own_message(_site(best)) is None:
        branch = meant(branches(compiled, [error.noted[1] for error in best.context]))
        if branch is None:
            break
        best = max(best.context[: len(branch.failures)], key=relevance)
    assert isinstance(best, ValidationError)
    return best
