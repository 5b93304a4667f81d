"""The bundled schemas by name; this module alone knows where they are kept."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cio_schemas.schema.metaschemas import document as metaschema

if TYPE_CHECKING:
    from referencing import Registry

BASE = "https://customer.io/schemas/"
"""What the `$id` of every bundled schema begins with; the rest is its path under `schemas/`."""

_PACKAGED = Path(__file__).parent.parent / "schemas"
ROOT = _PACKAGED if _PACKAGED.is_dir() else Path(__file__).parents[2] / "schemas"
"""Where the schemas are: inside an installed package, or at the top of a checkout."""

PATHS = {"customer": "customer-io/customer.json", "event": "customer-io/event.json"}
"""The path of each bundled schema under `schemas/`, by its short name."""

NAMES = {**{name: name for name in PATHS}, **{BASE + path: name for name, path in PATHS.items()}}
"""The short name of a bundled schema, by that name and by its `$id`."""


@cache
def document(name: str) -> dict[str, Any]:
    """The bundled schema of a short name; one object for all callers, who must not change it."""
    schema: dict[str, Any] = json.loads((ROOT / PATHS[name]).read_text(encoding="utf-8"))
    return schema


def known(uri: str) -> dict[str, Any] | None:
    """The bundled schema or the meta-schema at `uri`, None if it is neither; not to be changed."""
    name = NAMES.get(uri) if uri.startswith(BASE) else None
    return metaschema(uri) if name is None else document(name)


def schemas() -> dict[str, dict[str, Any]]:
    """The bundled schemas by short name, each a copy of its own."""
    return {name: json.loads((ROOT / path).read_text(encoding="utf-8")) for name, path in PATHS.items()}


def registry() -> Registry[Any]:
    """A `referencing.Registry` of the bundled schemas and all meta-schemas, for other libraries to use."""
    from jsonschema_specifications import REGISTRY  # noqa: PLC0415
    from referencing.jsonschema import DRAFT202012

    known: Registry[Any] = REGISTRY
    bundled = [(BASE + PATHS[name], DRAFT202012.create_resource(schema)) for name, schema in schemas().items()]
    return known.with_resources(bundled)
