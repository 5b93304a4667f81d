"""From the applications of an evaluation to its output units: walked from the root, with the locations on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cio_schemas.annotations.reports import FALSE, reports
from cio_schemas.annotations.subschema import NOTHING
from cio_schemas.annotations.units import AnnotationUnit, ErrorUnit, refuse_size

if TYPE_CHECKING:
    from cio_schemas.annotations.subschema import Application


def annotation_units(application: Application) -> tuple[AnnotationUnit, ...]:
    """Return the annotations of an evaluation, in its order.

    Args:
        application: Of the root, which is valid.
    """
    found: list[AnnotationUnit] = []
    annotate(application, "", "", found)
    return tuple(found)


def annotate(application: Application, path: str, pointer: str, found: list[AnnotationUnit]) -> None:
    """Append the annotations of a valid application.

    Args:
        application: Of a subschema.
        path: The evaluation path of the schema object that applies it.
        pointer: The instance location of that schema object.
        found: What to append to.
    """
    refuse_size(len(found))
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
                    annotate(each, path, pointer, found)


def error_units(application: Application) -> tuple[ErrorUnit, ...]:
    """Return the errors of an evaluation, in its order: each keyword that fails by itself, and what made it fail.

    A keyword that fails only since a subschema does (`properties`, `allOf`, `$ref`) is not among them.

    Args:
        application: Of the root, which is not valid.
    """
    found: list[ErrorUnit] = []
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


def refuse_large(application: Application) -> None:
    """Raise where an evaluation has too many applications to be walked, counted without walking each.

    Args:
        application: Of the root.

    Raises:
        EvaluationSizeError: More than `MAX_UNITS`.
    """
    sizes: dict[int, int] = {}  # by the list of results, which applications of one subschema to one instance share

    def size(application: Application) -> int:
        key = id(application.results)
        if key not in sizes:
            sizes[key] = 1 + sum(size(each) for result in application.results for each in result.applied)
        return sizes[key]

    refuse_size(size(application))
