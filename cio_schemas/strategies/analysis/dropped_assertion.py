"""A schema object without one of its assertions."""

from __future__ import annotations

from typing import Any

REFERENCES = frozenset(("$ref", "$dynamicRef", "$recursiveRef"))


def without(schema: dict[str, Any], keyword: str, detail: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return a schema object without a keyword, or without a part of it: one required name, one dependent one."""
    rest = {name: value for name, value in schema.items() if name != keyword}
    value = schema.get(keyword)
    if keyword == "required" and detail:
        rest[keyword] = [name for name in schema[keyword] if name not in detail]
    elif keyword in ("dependentRequired", "dependencies") and detail:
        name, other = detail
        rest[keyword] = {**schema[keyword], name: [each for each in schema[keyword][name] if each != other]}
    elif keyword == "contains":
        rest = {name: each for name, each in rest.items() if name not in ("minContains", "maxContains")}
    elif keyword == "minContains" and value:
        rest[keyword] = min(1, value)
    return rest
