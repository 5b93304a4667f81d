"""The output format `hierarchical`: a tree with a unit for each schema object that was applied.

"A Specification for Machine-Readable Output for JSON Schema Validation and Annotation", which follows 2020-12.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cio_schemas.annotations.reports import reports
from cio_schemas.annotations.subschema import NOTHING
from cio_schemas.diagnostic.plain import plain

if TYPE_CHECKING:
    from cio_schemas.annotations.subschema import Application


def output(root: Application, dialect: str) -> dict[str, Any]:
    """Return an evaluation as `hierarchical`: the unit of the root is the whole."""
    return {**heading(root, dialect), "details": [], **tree(root)}


def heading(root: Application, dialect: str) -> dict[str, Any]:
    """Return what the whole of an output begins with.

    Args:
        root: Of the evaluation.
        dialect: The URI of the schema's dialect.
    """
    return {"dialect": dialect, "schema": root.subschema.location.partition("#")[0], "valid": root.valid}


def tree(application: Application, path: str = "", pointer: str = "", *, annotates: bool = True) -> dict[str, Any]:
    """Return the unit of an applied schema object, and in it those of what it applied.

    Annotations of what failed are dropped, and those of what a failed schema object applied have no place at all.

    Args:
        application: Of the schema object.
        path: The evaluation path of the one above it.
        pointer: The instance location of the one above it.
        annotates: Whether annotations are kept.
    """
    path += application.step
    pointer += application.member
    whole: dict[str, Any] = {
        "valid": application.valid,
        "evaluationPath": path,
        "schemaLocation": application.subschema.location,
        "instanceLocation": pointer,
    }
    found = reports(application)
    notes = {report.keyword: plain(report.value) for report in found if report.value is not NOTHING}
    messages = {report.keyword: report.message for report in found if report.message is not None}
    if notes and (annotates or not application.valid):
        whole["annotations" if application.valid else "droppedAnnotations"] = notes
    if messages:
        whole["errors"] = messages
    annotates = annotates and application.valid
    details = [
        tree(each, path, pointer, annotates=annotates and report.valid and report.keyword != "propertyNames")
        for report in found
        for each in report.applied
    ]
    return whole | {"details": details} if details else whole
