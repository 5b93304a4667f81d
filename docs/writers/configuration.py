"""The reference of the configuration, from its schema."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.schema import catalog

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD: Final = """\
# Configuration

`[tool.cio-schemas]` in `pyproject.toml`, or the same keys at the top of `cio-schemas.toml`. The nearest file counts,
from the current folder up to the root of the git repository or the home folder; in a folder with both, that is
`cio-schemas.toml`. Paths and patterns are relative to the file's folder. An option of the command line goes before a
key. `cio-schemas config` prints which file counts and what it says, `cio-schemas config --schema` the JSON Schema that
this page is written from. A key that is unknown or wrong is an error that names it, with exit status 2.

```toml
[tool.cio-schemas]
payloads = [
  {files = "events/**/*.ndjson", schema = "event"},
  {files = ["batches/*.json", "*.batch.json"], schema = "schemas/order.json", each = true},
]
exclude = ["tests/data"]
schemas = ["schemas"]

[tool.cio-schemas.check]
ignore = ["V-format"]

[tool.cio-schemas.lint]
baseline = "known.json"
```
"""

_TABLES: Final = (
    ("[tool.cio-schemas]", ""),
    ("A table of payloads", "PayloadPattern"),
    ("[tool.cio-schemas.check]", "CheckChoice"),
    ("[tool.cio-schemas.lint]", "LintChoice"),
    ("[tool.cio-schemas.diff]", "DiffChoice"),
)


def pages() -> Iterator[tuple[str, str]]:
    """Yield the page."""
    schema = catalog.document("cio-schemas/config")
    parts = [_HEAD]
    for title, name in _TABLES:
        table = schema["definitions"][name] if name else schema
        required = table.get("required", ())
        parts.append(f"## {title.replace('[', chr(92) + '[')}\n")
        parts += [_key(key, each, schema, key in required) for key, each in table["properties"].items()]
    yield "reference/configuration.md", "\n".join(parts)


def _key(name: str, schema: dict[str, Any], root: dict[str, Any], required: bool) -> str:
    described = f"### {name}\n\n{_prose(schema['description'])}\n"
    traits = [_kind(schema, root), *(["required"] if required else [])]
    if "default" in schema:
        traits.append(f"default `{_toml(schema['default'])}`")
    if "enum" in schema:
        traits.append("one of " + ", ".join(f"`{each}`" for each in schema["enum"]))
    examples = schema.get("examples") or _resolved(schema, root).get("examples", ())
    shown = "".join(f"\n```toml\n{name} = {_toml(each)}\n```\n" for each in examples[:1])
    return f"{described}\n*{'; '.join(traits)}*\n{shown}"


def _prose(text: str) -> str:
    return text.replace("$", "\\$").replace("[", "\\[")


def _resolved(schema: dict[str, Any], root: dict[str, Any]) -> dict[str, Any]:
    """Return the definition that a schema refers to, or itself."""
    (reference,) = schema.get("allOf") or (schema,)
    found: dict[str, Any] = root["definitions"][reference["$ref"].rpartition("/")[2]] if "$ref" in reference else schema
    return found


def _kind(schema: dict[str, Any], root: dict[str, Any]) -> str:
    found = _resolved(schema, root)
    if "anyOf" in found:
        return "string, or array of strings"
    kind = found["type"]
    if kind == "array":
        item = found["items"]["$ref"].rpartition("/")[2]
        return "array of strings" if item == "Text" else "array of tables"
    return {"object": "table"}.get(kind, kind)


def _toml(value: Any) -> str:
    """Write JSON data as TOML does within a line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_toml_key(key)} = {_toml(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(value)


def _toml_key(key: str) -> str:
    return key if key.replace("-", "").replace("_", "").isalnum() else json.dumps(key)
