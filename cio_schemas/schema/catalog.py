"""The bundled schemas by name; this module alone knows where they are kept."""

from __future__ import annotations

import os

from cio_schemas.schema.drafts import DRAFT_4, DRAFT_6, DRAFT_7, DRAFT_2019_09, DRAFT_2020_12, canonical
from cio_schemas.schema.metaschemas import document as metaschema

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from referencing import Registry

CONCEPTS = "https://customer.io/schemas/customer-io/"
"""What the `$id` of a concept schema begins with: a page of the provider's, not a body that is sent."""

BODIES = "urn:cio-schemas:"
"""What the `$id` of every other bundled schema begins with; its name follows."""

_PACKAGE = os.path.dirname(os.path.dirname(__file__))
_PACKAGED = os.path.join(_PACKAGE, "schemas")
ROOT = _PACKAGED if os.path.isdir(_PACKAGED) else os.path.join(os.path.dirname(_PACKAGE), "schemas")
"""Where the schemas are: inside an installed package, or at the top of a checkout."""

GROUPS = {
    "concepts of Customer.io, not bodies of requests": ("customer", "event"),
    "requests of the Track API, version 1": (
        *("track/v1/identify", "track/v1/event", "track/v1/anonymous-event", "track/v1/device", "track/v1/merge"),
        *("track/v1/form", "track/v1/metrics", "track/v1/push-metrics", "track/v1/segment-ids", "track/v1/no-body"),
    ),
    "requests of the Track API, version 2": ("track/v2/entity", "track/v2/batch"),
    "requests of the Pipelines API": (
        *("pipelines/identify", "pipelines/track", "pipelines/page", "pipelines/screen", "pipelines/group"),
        *("pipelines/alias", "pipelines/batch"),
    ),
    "requests of the App API": (
        *("app/send-email", "app/send-push", "app/send-sms", "app/send-whatsapp", "app/send-in-app"),
        *("app/send-inbox-message", "app/trigger-broadcast"),
    ),
    "requests that Customer.io sends": ("webhooks/reporting",),
    "requests as they are recorded, with method, URL and body": ("request",),
}
"""The names of the bundled schemas, by what they are; the meta-schemas are in METASCHEMAS."""

_CONCEPTS = GROUPS["concepts of Customer.io, not bodies of requests"]

PATHS = {
    name: f"customer-io/{name}.json" if name in _CONCEPTS else f"{name}.json"
    for names in GROUPS.values()
    for name in names
}
"""The path of each bundled schema under `schemas/`, by its name."""

PARTS = ("parts/devices", "parts/events", "parts/objects", "parts/people", "parts/pipelines", "parts/times")
"""What several bundled schemas refer to: known by `$id`, and listed nowhere."""


OWN = ("cio-schemas/config", "cio-schemas/findings", "cio-schemas/manifest")
"""The names of the schemas of what this project reads and writes itself: no payload of anyone's."""


def id_of(name: str) -> str:
    """Return the `$id` of a bundled schema or a part of one."""
    return f"{CONCEPTS}{name}.json" if name in _CONCEPTS else BODIES + name


METASCHEMAS = {
    "draft-04": DRAFT_4,
    "draft-06": DRAFT_6,
    "draft-07": DRAFT_7,
    "draft-2019-09": DRAFT_2019_09,
    "draft-2020-12": DRAFT_2020_12,
}
"""The URIs of the meta-schemas of JSON Schema's drafts, by the names that they are bundled under."""

_METASCHEMA_URIS = {
    f"{scheme}://{uri.partition('://')[2]}{end}": name
    for name, uri in METASCHEMAS.items()
    for scheme in ("http", "https")
    for end in ("", "#")
}

NAMES = {
    **{name: name for name in (*PATHS, *METASCHEMAS, *OWN)},
    **{id_of(name): name for name in (*PATHS, *OWN)},
    **_METASCHEMA_URIS,
}
"""The name of a bundled schema, by that name and by its `$id`; that of a draft's by each way to write it."""

_DOCUMENTS = {
    id_of(name): path for name, path in {**PATHS, **{other: f"{other}.json" for other in (*PARTS, *OWN)}}.items()
}


def document(name: str) -> dict[str, Any]:
    """Return the bundled schema of a name; one object for all callers, who must not change it."""
    contents = metaschema(METASCHEMAS[name]) if name in METASCHEMAS else _read(_DOCUMENTS[id_of(name)])
    assert contents is not None  # jsonschema-specifications has them all
    return contents


def known(uri: str) -> dict[str, Any] | None:
    """Return the bundled schema or the meta-schema at `uri`, None if it is neither; not to be changed."""
    path = _DOCUMENTS.get(uri)
    return metaschema(canonical(uri)) if path is None else _read(path)


def path_of(name: str) -> str | None:
    """Return the path of the file of a bundled schema; None if it has none of ours.

    Args:
        name: A key of `NAMES`.
    """
    path = _DOCUMENTS.get(id_of(NAMES[name])) if NAMES[name] not in METASCHEMAS else None
    return None if path is None else os.path.join(ROOT, path)


def name_of(schema: Any) -> str | None:
    """Return the name of the bundled schema that a schema is, or refers to at its root; None for another.

    Those of JSON Schema's drafts are not meant: no rule is about them.
    """
    for keyword in ("$id", "$ref"):
        uri = schema.get(keyword) if isinstance(schema, dict) else None
        name = NAMES.get(uri.removesuffix("#")) if isinstance(uri, str) else None
        if name in PATHS:
            return name
    return None


def near(name: str, known: Iterable[str], *, files: bool = False) -> str:
    """Return what to append to a message about a name that no known schema has.

    Args:
        name: What was written.
        known: The names of schemas.
        files: Whether the name might be meant as the path of a file.
    """
    from cio_schemas.schema.suggestions import did_you_mean, near_file  # noqa: PLC0415 - only a failure pays for it

    hint = did_you_mean(name, known) or (near_file(name) if files else "")
    return f"{hint} (`cio-schemas list` shows the bundled schemas)"


def _read(path: str) -> dict[str, Any]:
    if path not in _schemas:
        _schemas[path] = _copy(path)
    return _schemas[path]


_schemas: dict[str, dict[str, Any]] = {}


def _copy(path: str) -> dict[str, Any]:
    import json  # noqa: PLC0415 - a run that finds nothing wrong need not read a schema

    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        schema: dict[str, Any] = json.load(file)
    return schema


def schemas() -> dict[str, dict[str, Any]]:
    """Return a copy of each bundled schema by its short name."""
    return {name: _copy(path) for name, path in PATHS.items()}


def registry() -> Registry[Any]:
    """Return a `referencing.Registry` of the bundled schemas and all meta-schemas, for other libraries to use."""
    from jsonschema_specifications import REGISTRY  # noqa: PLC0415
    from referencing import Resource

    known: Registry[Any] = REGISTRY
    bundled = [(uri, Resource.from_contents(_copy(path))) for uri, path in _DOCUMENTS.items()]
    return known.with_resources(bundled)
