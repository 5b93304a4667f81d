"""JS4: titles and descriptions for readers, and the spelling of names."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from cio_schemas.failures.messages import show
from cio_schemas.lint.document import DEFINITIONS
from cio_schemas.lint.fixing.renaming import renaming
from cio_schemas.rules.changes import Reorder, Splice, Trim
from cio_schemas.rules.rule import INFO, SAFE, UNSAFE, WARNING, Finding, rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cio_schemas.lint.analysis.context import Analysis
    from cio_schemas.lint.document import SchemaNode
    from cio_schemas.rules.changes import Change


@rule(
    "JS401",
    "missing-title",
    INFO,
    what="The document has no `title`.",
    why="Forms and generated documentation have no name for it.",
    bad='{"type": "string"}',
    good='{"title": "Name", "type": "string"}',
    root=True,
    written=True,
    default=False,
)
def missing_title(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    if "title" not in node.written:
        yield Finding((), "no `title`: forms and generated documentation have no name for this schema")


@rule(
    "JS402",
    "missing-description",
    WARNING,
    what="The document, a property or a definition has no `description`.",
    why="Those who fill it in have to guess.",
    bad='{"type": "object"}',
    good='{"description": "A customer.", "type": "object"}',
    default=False,
)
def missing_description(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    if not _is_described(node):
        return
    if _WORDS.isdisjoint(node.schema) and not any("description" in each.schema for each in analysis.contexts(node)):
        what = show(node.path[-1]) if node.path else "the schema"
        yield Finding(node.path, f"no `description` says what {what} is", key=bool(node.path))


_WORDS: Final = frozenset({"description", "$ref"})


def _is_described(node: SchemaNode) -> bool:
    """Return whether a subschema is one that people look up by name: the root, a property of it, a definition."""
    return node.parent is None or node.keyword in ("properties", *DEFINITIONS)


@rule(
    "JS403",
    "missing-examples",
    INFO,
    what="The document has no `examples`.",
    why="An example says more than a description, and can be tested.",
    bad='{"type": "string"}',
    good='{"type": "string", "examples": ["Ann"]}',
    root=True,
    default=False,
    written=True,
)
def missing_examples(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    if "examples" not in node.written:
        yield Finding((), "no `examples`")


_TEXTS: Final = ("title", "description", "$comment")


@rule(
    "JS404",
    "untrimmed-text",
    INFO,
    what="A title, a description or a comment begins or ends with white space.",
    why="It shows in what is generated from it.",
    bad='{"title": "Name ", "type": "string"}',
    good='{"title": "Name", "type": "string"}',
    keywords=_TEXTS,
    fix=SAFE,
    safety="Annotations assert nothing.",
    written=True,
    default=False,
)
def untrimmed_text(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    for name in _TEXTS:
        value = node.written.get(name)
        if isinstance(value, str) and value.strip(_SPACE) not in ("", value):
            path = (*node.path, name)
            yield Finding(path, f"`{name}` begins or ends with white space", fix=(Trim(path),))


_SPACE: Final = " \t\r\n"


@rule(
    "JS409",
    "empty-description",
    WARNING,
    what="A title or a description is empty.",
    why="It was probably to be written later.",
    bad='{"description": "", "type": "string"}',
    good='{"description": "What the customer is called.", "type": "string"}',
    keywords=("title", "description"),
    written=True,
    default=False,
)
def empty_description(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    for name in ("title", "description"):
        value = node.written.get(name)
        if isinstance(value, str) and not value.strip():
            yield Finding((*node.path, name), f"`{name}` says nothing")


@rule(
    "JS405",
    "title-equals-description",
    INFO,
    what="`description` repeats `title`.",
    why="It adds nothing, and looks like documentation.",
    bad='{"title": "Name", "description": "Name.", "type": "string"}',
    good='{"title": "Name", "description": "What the customer is called.", "type": "string"}',
    keywords=("title",),
    fix=UNSAFE,
    safety="Nothing is asserted, but a better description is what is wanted.",
    written=True,
    default=False,
)
def title_equals_description(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    title, description = node.written["title"], node.written.get("description")
    if isinstance(title, str) and isinstance(description, str) and title.strip() and _same(title, description):
        path = (*node.path, "description")
        yield Finding(path, "`description` repeats the `title`", fix=(Splice(path),))


def _same(one: str, two: str) -> bool:
    return one.strip().rstrip(".").casefold() == two.strip().rstrip(".").casefold()


_STYLES: Final = {
    "snake_case": re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*"),
    "camelCase": re.compile(r"[a-z][a-z0-9]*(?:[A-Z][a-z0-9]*)*"),
    "PascalCase": re.compile(r"[A-Z][a-z0-9]*(?:[A-Z][a-z0-9]*)*"),
    "kebab-case": re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"),
}
_SIMPLE: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


def prevailing(names: Iterable[str], preferred: str) -> str:
    """Return the style that most names are in; the preferred one if none has more.

    Args:
        names: Names, of which those of several styles (one word) count for each.
        preferred: A key of _STYLES.
    """
    counts = Counter(style for name in names for style, pattern in _STYLES.items() if pattern.fullmatch(name))
    return max(_STYLES, key=lambda style: (counts[style], style == preferred))


@rule(
    "JS406",
    "property-casing",
    WARNING,
    what="A property name is not in the style that prevails in the document, by preference snake_case.",
    why="Senders mix up `userId` and `user_id`.",
    bad='{"properties": {"user_id": {"type": "string"}, "created_at": {"type": "string"}, '
    '"userName": {"type": "string"}}}',
    good='{"properties": {"user_id": {"type": "string"}, "created_at": {"type": "string"}, '
    '"user_name": {"type": "string"}}}',
    root=True,
    default=False,
)
def property_casing(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    names = [
        (each, name)
        for each in node.document
        for name in (each.schema["properties"] if isinstance(each.schema.get("properties"), dict) else ())
        if _SIMPLE.fullmatch(name) and not name.startswith("x-") and not name.isupper()
    ]
    style = prevailing({name for _, name in names}, "snake_case")
    for each, name in names:
        if not _STYLES[style].fullmatch(name):
            yield Finding(
                (*each.path, "properties", name), f"{show(name)} is not {style}, as the other names are", key=True
            )


@rule(
    "JS407",
    "def-casing",
    WARNING,
    what="The name of a definition is not in the style that prevails, by preference PascalCase.",
    why="Code generators turn them into class names.",
    bad='{"$defs": {"Address": {"type": "string"}, "postal_code": {"type": "string"}}}',
    good='{"$defs": {"Address": {"type": "string"}, "PostalCode": {"type": "string"}}}',
    keywords=DEFINITIONS,
    fix=UNSAFE,
    safety="References in the document are renamed with it; other documents may refer to it too.",
    default=False,
)
def def_casing(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    for keyword in DEFINITIONS:
        held = node.schema.get(keyword)
        names = [name for name in held if _SIMPLE.fullmatch(name)] if isinstance(held, dict) else []
        style = prevailing(names, "PascalCase")
        for name in names:
            if not _STYLES[style].fullmatch(name):
                words = f"{show(name)} is not {style}, as the other definitions are"
                fix = _renamed(node, keyword, name, _in_style(name, style))
                yield Finding((*node.path, keyword, name), words, key=True, fix=fix)


def _in_style(name: str, style: str) -> str:
    words = re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", name)
    if style in ("snake_case", "kebab-case"):
        return ("_" if style == "snake_case" else "-").join(word.lower() for word in words)
    joined = "".join(word[:1].upper() + word[1:] for word in words)
    return joined if style == "PascalCase" else joined[:1].lower() + joined[1:]


def _renamed(node: SchemaNode, keyword: str, name: str, to: str) -> tuple[Change, ...]:
    free = to not in node.schema[keyword] and _SIMPLE.fullmatch(to)
    return renaming(node, (keyword, name), to) if free else ()


_ORDER: Final = (
    *(
        "$schema",
        "$id",
        "id",
        "$vocabulary",
        "$anchor",
        "$dynamicAnchor",
        "title",
        "description",
        "$comment",
        "deprecated",
    ),
    *("readOnly", "writeOnly", "default", "examples", "$ref", "$dynamicRef", "type", "enum", "const", "format"),
    *("minLength", "maxLength", "pattern", "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf"),
    *("required", "properties", "patternProperties", "additionalProperties", "unevaluatedProperties", "propertyNames"),
    *("minProperties", "maxProperties", "dependentRequired", "dependentSchemas", "dependencies"),
    *(
        "prefixItems",
        "items",
        "additionalItems",
        "contains",
        "minContains",
        "maxContains",
        "unevaluatedItems",
        "minItems",
        "maxItems",
    ),
    *("uniqueItems", "contentEncoding", "contentMediaType", "contentSchema"),
    *("allOf", "anyOf", "oneOf", "not", "if", "then", "else", "$defs", "definitions"),
)
_RANK: Final = {name: rank for rank, name in enumerate(_ORDER)}


@rule(
    "JS408",
    "keyword-order",
    INFO,
    what="The keywords of a subschema are not in the usual order: identifiers, annotations, assertions.",
    why="A reader looks for them in the same place every time.",
    bad='{"maxLength": 5, "type": "string"}',
    good='{"type": "string", "maxLength": 5}',
    fix=SAFE,
    safety="The order of an object's members means nothing (RFC 8259, section 4).",
    default=False,
    written=True,
)
def keyword_order(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    keys = tuple(node.written)
    ordered = tuple(sorted(keys, key=lambda name: _RANK.get(name, len(_RANK) - 1.5)))
    if keys != ordered:
        first = next(name for name, wanted in zip(keys, ordered, strict=True) if name != wanted)
        yield Finding(
            (*node.path, first),
            f"`{first}` is out of the usual order",
            key=True,
            fix=(Reorder(node.path, ordered),),
        )
