"""The output format `basic`: a flat list of the errors, or of the annotations (Core, section 12.4.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cio_schemas.annotations.output.keyword_units import unit
from cio_schemas.annotations.walks import annotation_units, error_units
from cio_schemas.diagnostic.plain import plain

if TYPE_CHECKING:
    from cio_schemas.annotations.subschema import Application


def output(root: Application, _dialect: str) -> dict[str, Any]:
    """Return an evaluation as `basic`."""
    whole = unit(root.valid, "", root.subschema.location, "")
    if not root.valid:
        return whole | {
            "errors": [
                unit(False, each.evaluation_path, each.schema_location, each.instance_location)
                | {"error": each.message}
                for each in error_units(root)
            ]
        }
    return whole | {
        "annotations": [
            unit(True, each.evaluation_path, each.schema_location, each.instance_location)
            | {"annotation": plain(each.value)}
            for each in annotation_units(root)
        ]
    }
