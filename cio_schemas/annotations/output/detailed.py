"""The output format `detailed`: the condensed tree of the errors, or of the annotations (Core, section 12.4.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cio_schemas.annotations.output.keyword_units import own, unit
from cio_schemas.annotations.reports import reports

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.annotations.reports import KeywordReport
    from cio_schemas.annotations.subschema import Application


def output(root: Application, _dialect: str) -> dict[str, Any]:
    """Return an evaluation as `detailed`: without empty nodes, and without nodes that have a single child."""
    return _condensed(root, "", "") or unit(root.valid, "", root.subschema.location, "")


def _condensed(application: Application, path: str, pointer: str) -> dict[str, Any] | None:
    path += application.step
    pointer += application.member
    valid, children = application.valid, "annotations" if application.valid else "errors"
    units = []
    for report in reports(application):
        if report.valid is valid:
            said = own(report, annotates=True)
            head = unit(valid, path + report.step, report.location, pointer)
            inner = [each for each in (_condensed(each, path, pointer) for each in _meant(report)) if each]
            units += _joined(head, said, children, inner)
    head = unit(valid, path, application.subschema.location, pointer)
    return next(iter(_joined(head, {}, children, units)), None)


def _meant(report: KeywordReport) -> Iterator[Application]:
    """Yield the subschemas that a keyword has its annotations of, or its failure."""
    if not report.valid:
        yield from report.causes
    elif report.keyword != "propertyNames":  # a name has no location
        yield from (each for each in report.applied if each.valid)


def _joined(
    head: dict[str, Any], said: dict[str, Any], children: str, units: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Return a unit with its children; if it has no error or annotation itself, its only child or nothing."""
    if not said and len(units) <= 1:
        return units
    return [head | said | ({children: units} if units else {})]
