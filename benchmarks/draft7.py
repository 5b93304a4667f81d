"""Schemas of draft 2020-12 in the words of draft-07, for peers that know no newer draft."""

from collections.abc import Mapping
from typing import Any

RENAMED = {"prefixItems": "items", "items": "additionalItems"}
"""What the array keywords were called when `prefixItems` stands beside `items`."""

UNKNOWN = frozenset(
    {"$dynamicRef", "$anchor", "minContains", "maxContains", "unevaluatedItems", "unevaluatedProperties"}
)
"""Keywords that draft-07 can't say."""

SCHEMAS = frozenset({"$defs", "properties", "patternProperties", "dependentSchemas"})
"""Keywords that hold a mapping of names to schemas."""

LITERAL = frozenset({"const", "enum", "default", "examples", "required", "dependentRequired"})
"""Keywords that hold values and no schema."""


class UntranslatableError(Exception):
    """A schema says what draft-07 can't; the argument is the keyword."""


def draft7(schema: Any) -> Any:
    """Return a draft-07 schema that accepts the same instances.

    Args:
        schema: a draft 2020-12 schema without nested `$id`.

    Raises:
        UntranslatableError: it uses a keyword that draft-07 lacks.
    """
    if not isinstance(schema, Mapping):
        return schema
    if found := sorted(UNKNOWN & schema.keys()):
        raise UntranslatableError(found[0])
    names: Mapping[str, str] = RENAMED if "prefixItems" in schema else {}
    old: dict[str, Any] = {names.get(keyword, keyword): _value(keyword, value) for keyword, value in schema.items()}
    old.pop("$schema", None)
    _join_dependencies(old)
    # Draft-07 ignores whatever stands beside a $ref.
    if "$ref" in old and old.keys() - {"$ref", "$defs"}:
        old["allOf"] = [*old.get("allOf", ()), {"$ref": old.pop("$ref")}]
    return old


def _value(keyword: str, value: Any) -> Any:
    if keyword in LITERAL:
        return value
    if keyword in SCHEMAS:
        return {name: draft7(subschema) for name, subschema in value.items()}
    return [draft7(item) for item in value] if isinstance(value, list) else draft7(value)


def _join_dependencies(schema: dict[str, Any]) -> None:
    """Put `dependentRequired` and `dependentSchemas` under the keyword they came from."""
    names, schemas = schema.pop("dependentRequired", {}), schema.pop("dependentSchemas", {})
    if names.keys() & schemas.keys():
        raise UntranslatableError("dependentSchemas")
    if names or schemas:
        schema["dependencies"] = {**names, **schemas}
