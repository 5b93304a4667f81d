"""The result of each keyword of an applied schema object: verdict, annotation, message, and what it applied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cio_schemas.annotations.subschema import NOTHING
from cio_schemas.failures.failure import Failure, Site
from cio_schemas.failures.messages import message
from cio_schemas.schema.pointer import escape
from cio_schemas.schema.uris import fragment_of

if TYPE_CHECKING:
    from cio_schemas.annotations.subschema import Application, Result

FALSE: Final = ""
"""The keyword of the report on a `false` schema, which has none."""


class KeywordReport(NamedTuple):
    """The result of a keyword.

    Attributes:
        keyword: The keyword; `FALSE` for a `false` schema.
        step: The JSON Pointer to it from its schema object.
        location: Its absolute location.
        valid: Whether it holds.
        value: Its annotation, as far as its schema object is valid; `NOTHING` if it makes none.
        message: Why it fails; None if it holds, or fails by what it applied alone.
        applied: The subschemas that it applied.
        causes: Those that it fails for.
    """

    keyword: str
    step: str
    location: str
    valid: bool = True
    value: Any = NOTHING
    message: str | None = None
    applied: tuple[Application, ...] = ()
    causes: tuple[Application, ...] = ()


def reports(application: Application) -> list[KeywordReport]:
    """Return the result of each keyword of an applied schema object."""
    subschema, instance = application.subschema, application.instance
    if subschema.schema is False:
        text = message(Site(None, None, False, (), ""), Failure(0, instance, (), (), None))
        return [KeywordReport(FALSE, "", subschema.location, valid=False, message=text)]
    found = {
        note.keyword: KeywordReport(note.keyword, note.step, note.location, value=note.value)
        for note in subschema.notes(instance)
    }
    failing = _failing(application)
    for keyword in subschema.keywords().asserted:
        report = found.get(keyword) or _fresh(application, keyword)
        text_of = failing.get(keyword)
        found[keyword] = report._replace(valid=text_of is None, message=text_of)
    for result in application.results:
        report = found.get(result.keyword) or _fresh(application, result.keyword)
        found[result.keyword] = report._replace(
            valid=report.valid and result.valid,
            value=report.value if result.value is NOTHING else result.value,
            message=report.message or _message(application, result),
            applied=tuple(result.applied),
            causes=_causes(result),
        )
    return list(found.values())


def _fresh(application: Application, keyword: str) -> KeywordReport:
    step = f"/{escape(keyword)}"
    return KeywordReport(keyword, step, application.subschema.location + fragment_of(step))


def _failing(application: Application) -> dict[str, str]:
    """Return the message of each assertion that fails; several of one keyword in one."""
    assertions = application.subschema.keywords().assertions
    if application.valid or assertions is None:
        return {}
    found: dict[str, str] = {}
    for failure in assertions.collect(application.instance):
        site = assertions.sites[failure[0]]
        text = message(site, failure)
        known = found.get(site.keyword or "")
        found[site.keyword or ""] = text if known in (None, text) else f"{known}; {text}"
    return found


def _message(application: Application, result: Result) -> str | None:
    """Return why an applicator fails by itself, None if it holds or fails by what it applied alone."""
    if result.valid or result.detail is NOTHING:
        return None
    schema = application.subschema.schema
    assert isinstance(schema, dict)
    site = Site(result.keyword, schema[result.keyword], schema, (), "")
    return message(site, Failure(0, application.instance, (), (), result.detail))


def _causes(result: Result) -> tuple[Application, ...]:
    if result.valid or result.keyword == "not" or (result.keyword == "oneOf" and isinstance(result.detail, tuple)):
        return ()  # these fail for what is valid
    failing = tuple(each for each in result.applied if not each.valid)
    return () if _tells_all(result, failing) else failing


def _tells_all(result: Result, failing: tuple[Application, ...]) -> bool:
    """Return whether the message of a keyword says all that its `false` subschema does."""
    if result.detail is NOTHING or result.keyword in ("anyOf", "oneOf", "contains"):
        return False
    return all(each.subschema.schema is False for each in failing)
