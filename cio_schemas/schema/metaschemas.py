"""The meta-schemas of drafts 4 to 2020-12, read from the files of jsonschema-specifications.

That package comes with jsonschema. Only its files are taken: importing it would import `referencing`.
"""

from __future__ import annotations

from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_OLDER = {f"http://json-schema.org/draft-0{number}/schema": f"draft{number}" for number in (4, 6, 7)}
_FOLDERS = {
    "https://json-schema.org/draft/2020-12/": "draft202012",
    "https://json-schema.org/draft/2019-09/": "draft201909",
}


@cache
def document(uri: str) -> dict[str, Any] | None:
    """Return the meta-schema, or the part of one that a vocabulary describes, at `uri`; None if there is none.

    Source: JSON Schema Core, draft 2020-12, section 8.1.
    """
    if uri in _OLDER:
        return _read(_OLDER[uri], "metaschema.json")
    for prefix, folder in _FOLDERS.items():
        if uri == prefix + "schema":
            return _read(folder, "metaschema.json")
        part = uri.removeprefix(prefix + "meta/")
        if part != uri and "/" not in part:
            return _read(folder, "vocabularies", part)
    return None


def _read(*parts: str) -> dict[str, Any] | None:
    import json  # noqa: PLC0415 - slow to import, and few runs read a meta-schema
    from importlib.util import find_spec  # noqa: PLC0415 - as above
    from pathlib import Path  # noqa: PLC0415 - as above

    spec = find_spec("jsonschema_specifications")
    if spec is None or spec.origin is None:
        message = "jsonschema-specifications, which jsonschema depends on, is not installed"
        raise ModuleNotFoundError(message)
    path = Path(spec.origin).parent.joinpath("schemas", *parts)
    if not path.is_file():
        return None
    contents: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return contents
