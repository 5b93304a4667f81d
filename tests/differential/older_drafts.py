"""Random schemas of older drafts: those of 2020-12, as far as a draft can say it in its own words."""

from typing import Any

import jsonschema
import jsonschema_rs

from cio_schemas.schema.keywords import KEYWORDS, foreign_to
from tests.reference import additional_properties, descend_into_false, distinct_items, ecma_pattern, exact_multiple

DRAFTS = {"4": 4, "6": 6, "7": 7, "2019-09": 2019}
_LOST = {"$schema", "$vocabulary", "$anchor", "$dynamicAnchor", "$dynamicRef", "$recursiveRef", "$recursiveAnchor"}
_MAPS = {name for name, keyword in KEYWORDS.items() if keyword.shape == "schema map"}
_SCHEMAS = {name for name, keyword in KEYWORDS.items() if keyword.shape in ("schema", "schema array")}


def in_draft(schema: Any, draft: int) -> Any:
    """A schema of a draft that is near to one of 2020-12; what the draft can't say is left out."""
    if isinstance(schema, bool):
        return schema if draft > 4 else {} if schema else {"not": {}}
    old = {name: _value(name, value, draft) for name, value in schema.items() if name not in _LOST}
    if "prefixItems" in old:
        rest = old.pop("items", None)
        old["items"] = old.pop("prefixItems")
        old |= {} if rest is None else {"additionalItems": rest}
    if draft < 2019:
        _before_2019(old)
    if draft == 7:  # jsonschema-rs asserts these whatever it is told of formats
        old = {name: value for name, value in old.items() if not name.startswith("content")}
    if draft == 4:
        _in_4(old)
    return {name: value for name, value in old.items() if name not in foreign_to(draft) or name == "$id"}


def _value(name: str, value: Any, draft: int) -> Any:
    if name in _MAPS and isinstance(value, dict):
        return {key: each if isinstance(each, list) else in_draft(each, draft) for key, each in value.items()}
    if name in _SCHEMAS:
        return [in_draft(each, draft) for each in value] if isinstance(value, list) else in_draft(value, draft)
    if name == "$ref" and draft < 2019:
        return value.replace("/$defs/", "/definitions/")
    return value


def _before_2019(schema: dict[str, Any]) -> None:
    if "$defs" in schema:
        schema["definitions"] = {**schema.pop("$defs"), **schema.get("definitions", {})}
    needed = {**schema.pop("dependentSchemas", {}), **schema.pop("dependentRequired", {})}
    if needed:
        schema["dependencies"] = {**needed, **schema.get("dependencies", {})}


def _in_4(schema: dict[str, Any]) -> None:
    for name in ("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"):
        if name in schema:
            schema[name] = int(schema[name])  # where 3.0 is not an integer
    if "$id" in schema:
        schema["id"] = schema.pop("$id")
    if "const" in schema:
        schema["enum"] = [schema.pop("const")]
    for bound, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        if exclusive in schema:
            schema[bound], schema[exclusive] = schema[exclusive], True
    dependencies = schema.get("dependencies", {})
    for empty in [name for name, each in dependencies.items() if each == []]:
        del dependencies[empty]
    for name in ("required", "enum", "allOf", "anyOf", "oneOf", "dependencies"):
        if schema.get(name) in ([], {}):
            del schema[name]


def _repaired(validator: Any) -> Any:
    repairs = {
        "multipleOf": exact_multiple,
        "uniqueItems": distinct_items,
        "pattern": ecma_pattern,
        "additionalProperties": additional_properties,
    }
    made = jsonschema.validators.extend(validator, repairs)
    made.descend = descend_into_false(made.descend)
    return made


PEERS = {
    "4": (_repaired(jsonschema.Draft4Validator), jsonschema_rs.Draft4Validator),
    "6": (_repaired(jsonschema.Draft6Validator), jsonschema_rs.Draft6Validator),
    "7": (_repaired(jsonschema.Draft7Validator), jsonschema_rs.Draft7Validator),
    "2019-09": (_repaired(jsonschema.Draft201909Validator), jsonschema_rs.Draft201909Validator),
}
"""jsonschema's validator of each draft, with what it has wrong put right, and jsonschema-rs's."""
