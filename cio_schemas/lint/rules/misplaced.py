"""JS1, what is misplaced: keywords as properties, properties as keywords, lists in a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.failures.messages import show
from cio_schemas.lint.analysis.members import mapping, strings
from cio_schemas.lint.rules.vocabulary import meant, unknown_keywords
from cio_schemas.rules.rule import WARNING, Finding, rule
from cio_schemas.schema.keywords import DRAFTS, KEYWORDS, TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.lint.analysis.context import Analysis
    from cio_schemas.lint.document import SchemaNode


_CLOSING: Final = ("additionalProperties", "unevaluatedProperties", "additionalItems", "unevaluatedItems")


@rule(
    "JS131",
    "keyword-as-property",
    WARNING,
    what="`properties` holds what belongs to a keyword, under its name: a boolean, subschemas, or `if` with `then` and "
    "no `type`. There it describes a property of this name.",
    why="They belong next to `properties`: where they are, they forbid a property, or assert nothing.",
    bad='{"type": "object", "properties": {"a": {"type": "string"}, "additionalProperties": false}}',
    good='{"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": false}',
    keywords=("properties",),
    drafts=DRAFTS[1:],
)
def keyword_as_property(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    properties = mapping(node.schema, "properties")
    misplaced = {"if"} if is_condition(properties) else set()
    misplaced.update(name for name in (*_CLOSING, "uniqueItems") if isinstance(properties.get(name), bool))
    misplaced.update(name for name in _APPLYING if _is_alone_among(properties, name))
    for name in properties:
        if name in misplaced:
            words = f"this describes a property named {show(name)}: the keyword belongs next to `properties`, not in it"
            yield Finding((*node.path, "properties", name), words, key=True)


_APPLYING: Final = ("additionalProperties", "unevaluatedProperties", "patternProperties", "$defs", "definitions")
_TELLING: Final = frozenset(name for name in KEYWORDS if not name.islower()) | {"properties", "items"}


def _is_alone_among(properties: dict[str, Any], name: str) -> bool:
    """Return whether a property is named like a keyword, and has what the keyword has, among others that are not."""
    value = properties.get(name)
    if not isinstance(value, dict) or not _TELLING.isdisjoint(properties.keys() - {name}):
        return False
    if name in ("$defs", "definitions", "patternProperties"):
        return bool(value) and value.keys().isdisjoint(KEYWORDS) and all(map(_is_subschema, value.values()))
    return _is_subschema(value) and value.keys().isdisjoint(("title", "description", "default", "$ref"))


def is_condition(properties: dict[str, Any]) -> bool:
    """Return whether `properties` holds what was meant as a condition next to it.

    Args:
        properties: The value of `properties`.
    """
    conditional = CONDITIONAL & properties.keys()
    return len(conditional) > 1 and all(_is_untyped(properties[each]) for each in conditional)


CONDITIONAL: Final = frozenset({"if", "then", "else"})


def _is_untyped(schema: Any) -> bool:
    """Return whether a subschema describes a property as only a condition would."""
    return isinstance(schema, dict) and not schema.keys() & {"type", "enum", "const", "$ref", "$dynamicRef"}


@rule(
    "JS138",
    "property-as-keyword",
    WARNING,
    what="A subschema is in the place of a keyword, under a name that is not one; or an `if`, a `not` or a branch "
    "holds nothing but names of properties.",
    why="It asserts nothing: properties are described in `properties`.",
    bad='{"type": "object", "street": {"type": "string"}}',
    good='{"type": "object", "properties": {"street": {"type": "string"}}}',
    drafts=DRAFTS[:-1],
    written=True,
    yields_to=("JS204",),
)
def property_as_keyword(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    if KEYWORDS.keys() >= node.written.keys():
        return
    unknown = [name for name in unknown_keywords(node) if not meant(node, name)]
    if not unknown or _is_group(node, unknown):
        return
    names = [name for name in unknown if _is_subschema(node.written[name]) and not _is_referred_to(node, name)]
    if not names and node.parent and node.keyword in _SELECTING and len(unknown) == len(node.written):
        known = {name for each in analysis.with_referrers(node.parent) for name in mapping(each.schema, "properties")}
        names = unknown if known.issuperset(unknown) else []
    if names:
        shown = " and ".join(f"`{name}`" for name in names[:_MAX_NAMED]) + (" and others" * (len(names) > _MAX_NAMED))
        is_one = len(names) == 1
        words = f"{shown} {'is not a keyword and asserts' if is_one else 'are not keywords and assert'} nothing"
        yield Finding((*node.path, names[0]), f"{words}: properties are described in `properties`", key=True)


_MAX_NAMED: Final = 3
_SELECTING: Final = frozenset({"if", "not", "then", "else", "anyOf", "oneOf", "allOf", "contains"})


def _is_subschema(value: Any) -> bool:
    """Return whether a value is an object that says as a schema does what is valid, and holds nothing else."""
    if not isinstance(value, dict) or not value.keys() <= KEYWORDS.keys():
        return False
    types = value.get("type")
    listed = types if isinstance(types, list) else [types]
    return any(each in TYPES for each in listed if isinstance(each, str)) or isinstance(value.get("$ref"), str)


def _is_group(node: SchemaNode, unknown: list[str]) -> bool:
    """Return whether a definition is not a schema but a group of those that references lead to."""
    return node.keyword in ("$defs", "definitions") and len(unknown) == len(node.written)


def _is_referred_to(node: SchemaNode, name: str) -> bool:
    return node.document.is_led_into((*node.path, name))


@rule(
    "JS139",
    "untrimmed-name",
    WARNING,
    what="The name of a property begins or ends with a space, or ends with a colon; or a value of `enum` begins or "
    "ends with a space.",
    why="Instances must have the same space, which is easy to overlook.",
    bad='{"type": "object", "properties": {"email ": {"type": "string"}}}',
    good='{"type": "object", "properties": {"email": {"type": "string"}}}',
    keywords=("properties", "required", "enum"),
)
def untrimmed_name(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    for name in mapping(node.schema, "properties"):
        if name != name.strip() or (name.endswith(":") and len(name) > 1):
            yield Finding((*node.path, "properties", name), _untrimmed("the name", name), key=True)
    for name in strings(node.schema, "required"):
        if name != name.strip():
            path = (*node.path, "required", node.schema["required"].index(name))
            yield Finding(path, _untrimmed("the name", name))
    values = strings(node.schema, "enum")
    for value in values:
        if value.strip() not in ("", value) and not _are_open(values):
            path = (*node.path, "enum", node.schema["enum"].index(value))
            yield Finding(path, _untrimmed("the value", value))


def _untrimmed(what: str, text: str) -> str:
    return (
        f"{what} {show(text)} ends with a colon"
        if text == text.strip()
        else f"{what} {show(text)} has a space around it"
    )


def _are_open(values: list[str]) -> bool:
    """Return whether most values have a space around them, as beginnings do that something is to follow."""
    return 2 * sum(value != value.strip() for value in values) > len(values)


@rule(
    "JS140",
    "values-in-one-string",
    WARNING,
    what="`enum` has one value, which is a list of words in one string.",
    why="Only the whole list, as one string, is valid.",
    bad='{"type": "string", "enum": ["red, green, blue"]}',
    good='{"type": "string", "enum": ["red", "green", "blue"]}',
    keywords=("enum",),
)
def values_in_one_string(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    values = node.schema["enum"]
    if isinstance(values, list) and len(values) == 1 and isinstance(values[0], str) and _LISTING.fullmatch(values[0]):
        words = f"{show(values[0])} is one value: to list several, each is a string of its own"
        yield Finding((*node.path, "enum", 0), words)


_LISTING: Final = re.compile(r"[\w-]+(?:\s*[,|]\s*[\w-]+)+")


@rule(
    "JS141",
    "reference-as-value",
    WARNING,
    what="`enum` or `const` lists an object that is nothing but a `$ref` to a place in the document.",
    why="It is a value there: only that very object is valid, and the reference is not followed.",
    bad='{"$defs": {"Color": {"enum": ["red"]}}, "anyOf": [{"enum": [{"$ref": "#/$defs/Color"}, "none"]}, '
    '{"$ref": "#/$defs/Color"}]}',
    good='{"$defs": {"Color": {"enum": ["red"]}}, "anyOf": [{"$ref": "#/$defs/Color"}, {"enum": ["none"]}]}',
    keywords=("enum", "const"),
)
def reference_as_value(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    values = node.schema.get("enum")
    listed = [
        ((*node.path, "enum", number), value) for number, value in enumerate(values if isinstance(values, list) else ())
    ]
    for path, value in [*listed, ((*node.path, "const"), node.schema.get("const"))]:
        if isinstance(value, dict) and value.keys() == {"$ref"} and str(value["$ref"]).startswith("#"):
            words = f"`$ref` {show(value['$ref'])} is a value here, which is not followed: `anyOf` combines the two"
            yield Finding(path, words)
