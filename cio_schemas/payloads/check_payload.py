"""Check one payload in a program: its violations and what the rules of its schema report."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.diagnostic import Diagnostic, Severity
from cio_schemas.exceptions import PayloadError
from cio_schemas.failures.violations import violations
from cio_schemas.payloads.bounded_size import is_bounded
from cio_schemas.payloads.compiled import Payloads
from cio_schemas.payloads.judge import check_file
from cio_schemas.payloads.not_json import ENDLESS, endless, problems_of
from cio_schemas.payloads.requests import request_schema
from cio_schemas.payloads.rules.choice import Chosen, choose
from cio_schemas.payloads.rules.measures import MAX_VALUES, EndlessError, values_in
from cio_schemas.payloads.rules.paths import is_plain
from cio_schemas.payloads.rules.sizes import UNKNOWN, is_finite, size_of
from cio_schemas.runtime import DepthError
from cio_schemas.schema.pointer import json_pointer, value_at
from cio_schemas.validators.cache import validator

if TYPE_CHECKING:
    from collections.abc import Callable
    from os import PathLike

    from cio_schemas.rules.changes import Path
    from cio_schemas.schema.resources import Schema
    from cio_schemas.validators import Validator


class Diagnostics(tuple[Diagnostic, ...]):
    """The findings of a payload, in order; empty, and so false, if there are none.

    Each has a `severity`: an error is what the provider refuses, drops or misreads, a warning what it tolerates.
    """

    __slots__ = ()

    @property
    def errors(self) -> Diagnostics:
        """The errors among them."""
        return Diagnostics(each for each in self if each.severity is Severity.ERROR)

    @property
    def warnings(self) -> Diagnostics:
        """The warnings among them."""
        return Diagnostics(each for each in self if each.severity is Severity.WARNING)

    def raise_for_errors(self) -> None:
        """Raise an error if any of them is an error.

        Raises:
            PayloadError: There is one; its `diagnostics` are all of these.
        """
        errors = self.errors
        if errors:
            more = f" (and {len(errors) - 1:,} more)" if len(errors) > 1 else ""
            raise PayloadError(f"{errors[0].summary}{more}", self)

    def to_list(self) -> list[dict[str, Any]]:
        """Return them as JSON data; see `Diagnostic.to_dict`."""
        return [each.to_dict() for each in self]

    def batch_errors(self) -> list[dict[str, Any]]:
        """Return the errors within a batch in the form in which the provider answers 207.

        Returns:
            For each error within an item of `batch`: `batch_index` from 0, `reason`, `field` as a dotted path, and
            `message`.

        Source: Track API, POST /api/v2/batch.
        """
        found = ((_ITEM.match(each.pointer or ""), each) for each in self.errors)
        return [
            {
                "batch_index": int(match[1]),
                "reason": "required" if each.code == "V-required" else "invalid",
                "field": match[2].replace("/", ".").replace("~1", "/").replace("~0", "~").removeprefix("."),
                "message": each.message,
            }
            for match, each in found
            if match
        ]


_ITEM: Final = re.compile(r"/batch/(\d+)(.*)", re.DOTALL)


def check(payload: Any, schema: str | PathLike[str] | Schema | Validator, *, rules: bool = True) -> Diagnostics:
    """Check a payload: its violations of a schema, and what the rules of that schema report.

    Args:
        payload: A JSON value: dict, list, str, int, float, Decimal, bool or None. A str is a JSON string, not a text.
        schema: A bundled name such as "track/v1/event", an `$id`, the `pathlib.Path` of a schema file, a schema, or a
            Validator.
        rules: False to validate only: then what is not JSON, such as NaN, is not reported either. Rules belong to the
            bundled schemas, and to schemas that refer to one at their root.

    Returns:
        Diagnostics, by their place in the payload.

    Raises:
        CompileError: The schema is not known, or can't be compiled.
        jsonschema.SchemaError: The schema is not valid.
        TypeError: A dict has a name that is not a str, which JSON does not have, and its schema or a rule looks at it.

    Example:
        >>> found = check({"name": "purchase", "timestamp": 1715937000000}, "track/v1/event")
        >>> [(each.code, each.pointer) for each in found.errors]
        [('CB201', '/timestamp')]
        >>> check({"name": "purchase"}, "track/v1/event")
        ()
    """
    judge = validator(schema)
    try:
        return _checked(payload, judge, rules=rules)
    except (AttributeError, TypeError):
        odd = _odd_name(payload)
        if odd is None:
            raise
        raise TypeError(odd) from None


def _checked(payload: Any, judge: Validator, *, rules: bool) -> Diagnostics:
    if not is_bounded(payload, MAX_VALUES):
        return Diagnostics((_problem(payload, *endless(payload)),))
    found: list[Diagnostic] = []
    refused: list[Path] = []
    accepted = False
    try:
        accepted = judge.is_valid(payload)
    except DepthError as error:  # which whatever collects its violations would come to, too
        refused.append(())
        found.append(_problem(payload, "P-depth", str(error), ()))
    if not accepted and not found:
        for code, message, steps, _, place, expected, value in violations(judge._functions, payload):  # noqa: SLF001
            refused.append(steps)
            pointer = json_pointer(steps)
            found.append(
                Diagnostic("", code, message, None, Severity.ERROR, pointer, place, expected=expected, found=value)
            )
    chosen = choose(judge) if rules else None
    if rules and not (accepted and _is_clean(payload, chosen)):
        problems = [*problems_of(payload)]
        found += (_problem(payload, *each) for each in problems if each[0] != "P-depth" or not found)
        has_no_end = any(code in ENDLESS for code, _, _ in problems)
        for rule, finding in chosen.findings(payload, refused) if chosen and not has_no_end else ():
            value = finding.path[-1] if finding.key and finding.path else value_at(payload, finding.path)
            pointer = json_pointer(finding.path)
            found.append(Diagnostic("", rule.code, finding.message, None, rule.severity, pointer, found=value))
    return Diagnostics(found)


def _problem(payload: Any, code: str, message: str, path: Path) -> Diagnostic:
    """Return the finding of what is not JSON in a payload; without the value where that has no end."""
    problem = Diagnostic("", code, message, None, Severity.ERROR, json_pointer(path))
    return problem if code in ENDLESS else problem._replace(found=value_at(payload, path))


def _is_clean(payload: Any, chosen: Chosen | None) -> bool:
    """Return whether a quick look shows that a payload is JSON and that no rule reports anything."""
    return (chosen.is_clean(payload) if chosen else size_of(payload) < UNKNOWN) and is_finite(payload)


def _odd_name(payload: Any) -> str | None:
    """Return where a dict has a key that is not a string; None if all are."""
    with suppress(EndlessError):
        for path, value in values_in(payload):
            odd = [name for name in value if not isinstance(name, str)] if isinstance(value, dict) else []
            if odd:
                at = json_pointer(path) or "the root"
                return f"at {at}: expected a str as the name of a member, found {odd[0]!r:.60}"
    return None


def check_json(
    text: bytes | str, schema: str | PathLike[str] | Schema | Validator, *, rules: bool = True
) -> Diagnostics:
    """Check a payload that is a JSON text, and report each place with line and column.

    Args:
        text: One JSON text, as UTF-8 or as a str.
        schema: As for `check`.
        rules: As for `check`.

    Returns:
        Diagnostics, in the order of the text; with those of the text itself, such as a duplicate key (P- codes).

    Raises:
        TypeError: The text is neither bytes nor a str.
        CompileError: The schema is not known, or can't be compiled.
        jsonschema.SchemaError: The schema is not valid.

    Example:
        >>> [(each.code, each.span.line, each.span.column) for each in check_json('{"name": ""}', "track/v1/event")]
        [('V-minLength', 1, 10)]
    """
    if not isinstance(text, (str, bytes, bytearray, memoryview)):
        found = type(text).__name__
        raise TypeError(
            f"expected a JSON text as str or bytes, found {found}; cio_schemas.check checks parsed payloads"
        )
    judge = validator(schema)
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else bytes(text)
    payloads = Payloads("", judge, syntax="json", rules=choose(judge) if rules else None)
    return Diagnostics(check_file(payloads, stream=BytesIO(data)))


def request_is_clean(method: str, url: str, body: Any) -> bool:
    """Return whether a quick, cheap look shows that `check` would report nothing about a request.

    Args:
        method: The method.
        url: The URL.
        body: The body.
    """
    try:
        name = request_schema(method, url)
        if name is None:
            return False
        accepts, rules = _quick(name)
        return accepts(body) and is_bounded(body, MAX_VALUES) and is_plain(url, body) and rules.is_clean(body)
    except Exception:  # noqa: BLE001 - not JSON, and too deep: `check` reports it
        return False


@cache
def _quick(name: str) -> tuple[Callable[[Any], bool], Chosen]:
    return validator(name).is_valid, Chosen((name,))
