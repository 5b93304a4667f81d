"""The output formats: each a function from the root of an evaluation, and the dialect of its schema, to JSON data.

Draft 2020-12 has flag, basic, detailed and verbose (Core, section 12), with a unit for each keyword; what follows it
has list and hierarchical, with a unit for each schema object.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cio_schemas.annotations.output import basic, detailed, hierarchical, listing, verbose

if TYPE_CHECKING:
    from collections.abc import Callable

    from cio_schemas.annotations.subschema import Application


def _flag(root: Application, _dialect: str) -> dict[str, Any]:
    return {"valid": root.valid}


FORMATS: dict[str, Callable[[Application, str], dict[str, Any]]] = {
    "flag": _flag,
    "basic": basic.output,
    "detailed": detailed.output,
    "verbose": verbose.output,
    "list": listing.output,
    "hierarchical": hierarchical.output,
}
"""Every output format by its name."""
