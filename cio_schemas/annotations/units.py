"""Output units: what each keyword of an evaluation has to say, an annotation or an error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cio_schemas.annotations.reports import FALSE, reports
from cio_schemas.annotations.subschema import NOTHING

if TYPE_CHECKING:
    from cio_schemas.annotations.subschema import Application


class AnnotationUnit(NamedTuple):
    """An annotation.

    Attributes:
        keyword: the keyword that makes it.
        instance_location: what it is about, as a JSON Pointer.
        evaluation_path: how the evaluation came to the keyword, as a JSON Pointer through references.
        schema_location: where the keyword stands, as an absolute URI.
        value: the annotation; not to be changed.
    """

    keyword: str
    instance_location: str
    evaluation_path: str
    schema_location: str
    value: Any


class ErrorUnit(NamedTuple):
    """A keyword that an instance fails.

    Attributes:
        keyword: the keyword, None for a `false` schema.
        instance_location: what fails it, as a JSON Pointer.
        evaluation_path: how the evaluation came to the keyword, as a JSON Pointer through references.
        schema_location: where the keyword stands, as an absolute URI; of a `false` schema that of the schema.
        message: one sentence on what was expected and what was found.
    """

    keyword: str | None
    instance_location: str
    evaluation_path: str
    schema_location: str
    message: str


def annotation_units(application: Application) -> tuple[AnnotationUnit, ...]:
    """Return the annotations of an evaluation, in its order; none of what is not valid.

    Args:
        application: of the root.
    """
    found: list[AnnotationUnit] = []
    if application.valid:
        _annotate(application, "", "", found)
    return tuple(found)


def _annotate(application: Application, path: str, pointer: str, found: list[AnnotationUnit]) -> None:
    subschema, step, member, instance, _, results = application
    path += step
    pointer += member
    found += [
        AnnotationUnit(note.keyword, pointer, path + note.step, note.location, note.value)
        for note in subschema.notes(instance)
    ]
    for keyword, _, applied, value, _ in results:
        if value is not NOTHING:
            own = f"/{keyword}"
            found.append(AnnotationUnit(keyword, pointer, path + own, subschema.location + own, value))
        if keyword != "propertyNames":  # a name has no location
            for each in applied:
                if each.valid:
                    _annotate(each, path, pointer, found)


def error_units(application: Application) -> tuple[ErrorUnit, ...]:
    """Return the errors of an evaluation, in its order: each keyword that fails by itself, and what made it fail.

    A keyword that fails only since a subschema does (`properties`, `allOf`, `$ref`) is not among them.

    Args:
        application: of the root.
    """
    found: list[ErrorUnit] = []
    if not application.valid:
        _note_errors(application, "", "", found)
    return tuple(found)


def _note_errors(application: Application, path: str, pointer: str, found: list[ErrorUnit]) -> None:
    path += application.step
    pointer += application.member
    for report in reports(application):
        if report.valid:
            continue
        if report.message is not None:
            keyword = None if report.keyword == FALSE else report.keyword
            found.append(ErrorUnit(keyword, pointer, path + report.step, report.location, report.message))
        for each in report.causes:
            _note_errors(each, path, pointer, found)
