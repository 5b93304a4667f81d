"""The output format `verbose`: all keywords, and all subschemas that were applied (Core, section 12.4.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cio_schemas.annotations.output.keyword_units import own, unit
from cio_schemas.annotations.reports import FALSE, reports

if TYPE_CHECKING:
    from cio_schemas.annotations.subschema import Application


def output(root: Application, _dialect: str) -> dict[str, Any]:
    """Return an evaluation as `verbose`."""
    return _whole(root, "", "", annotates=True)


def _whole(application: Application, path: str, pointer: str, *, annotates: bool) -> dict[str, Any]:
    path += application.step
    pointer += application.member
    annotates = annotates and application.valid
    whole = unit(application.valid, path, application.subschema.location, pointer)
    units = []
    for report in reports(application):
        if report.keyword == FALSE:
            return whole | own(report, annotates=False)
        kept = annotates and report.valid and report.keyword != "propertyNames"  # a name has no location
        applied = [_whole(each, path, pointer, annotates=kept) for each in report.applied]
        head = unit(report.valid, path + report.step, report.location, pointer)
        units.append(_with(head | own(report, annotates=annotates), applied))
    return _with(whole, units)


def _with(whole: dict[str, Any], units: list[dict[str, Any]]) -> dict[str, Any]:
    return whole | {"annotations" if whole["valid"] else "errors": units} if units else whole
