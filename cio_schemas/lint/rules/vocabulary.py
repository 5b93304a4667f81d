"""JS1 and JS2, on keywords as such: unknown ones, those of a later draft, those that a `$ref` hides."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.failures.messages import show
from cio_schemas.lint.analysis.clashes import possible
from cio_schemas.lint.analysis.types import declared, names_of
from cio_schemas.lint.rules.legacy import is_legacy
from cio_schemas.rules.rule import ERROR, INFO, WARNING, Finding, rule
from cio_schemas.runtime import equal
from cio_schemas.schema.dialects import OFFICIAL
from cio_schemas.schema.keywords import DRAFTS, KEYWORDS, V1
from cio_schemas.schema.suggestions import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.lint.analysis.conjunction import Conjunct
    from cio_schemas.lint.analysis.context import Analysis
    from cio_schemas.lint.document import SchemaNode

_DRAFT_NAMES: Final = {dialect.draft: name for name, dialect in OFFICIAL.items()}


def draft_name(draft: int) -> str:
    """Return the name of a draft.

    Args:
        draft: One of `keywords.DRAFTS`.
    """
    name = _DRAFT_NAMES[draft]
    return f"draft {name}" if draft < 2019 else name


def unknown_keywords(node: SchemaNode) -> Iterator[str]:
    """Yield the keywords of a subschema that no draft has, except for annotations of tools, and legacy ones."""
    if node.dialect.uri not in _OFFICIAL or node.dialect.is_lone(node.written):
        return  # its meta-schema may know more than this table
    for name in node.written:
        if name not in KEYWORDS and name not in _OF_TOOLS and not name.startswith(_PREFIXES):
            is_identifier = name == node.dialect.identifier
            if not is_identifier and not is_legacy(node, name):
                yield name


_OFFICIAL: Final = frozenset(dialect.uri for dialect in OFFICIAL.values())
_PREFIXES: Final = ("x-", "x_", "$$", "//", "ts", "meta:", "js")
# Annotations of editors, form builders, code generators and OpenAPI, which assert nothing and are not meant to.
_OF_TOOLS: Final = frozenset(
    (
        *("markdownDescription", "markdownEnumDescriptions", "enumDescriptions", "enumNames", "enumTitles"),
        *("defaultSnippets", "errorMessage", "patternErrorMessage", "deprecationMessage", "doNotSuggest"),
        *("suggestSortText", "allowComments", "allowTrailingCommas", "typeof", "order", "editPresentation"),
        *("taplo", "intellij", "javaType", "javaName", "existingJavaType", "goJSONSchema", "propertyOrder"),
        *("options", "xml", "externalDocs", "faker", "units", "fileMatch", "version", "since", "added", "removed"),
        *("notes", "note", "comment", "comments", "label", "help", "hint", "placeholder", "hidden", "sensitive"),
    )
)


@rule(
    "JS204",
    "unknown-keyword",
    WARNING,
    what="An unknown keyword looks like a known one: misspelt, or of another language.",
    why="A misspelt keyword asserts nothing, and no validator reports it.",
    bad='{"type": "object", "requried": ["id"]}',
    good='{"type": "object", "required": ["id"]}',
    drafts=DRAFTS[:-1],
    written=True,
)
def unknown_keyword(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    for name in unknown_keywords(node):
        hint = meant(node, name)
        if hint:
            draft = draft_name(node.dialect.draft)
            words = f"`{name}` is not a keyword of {draft}, and asserts nothing; {hint}"
            yield Finding((*node.path, name), words, key=True)


def meant(node: SchemaNode, name: str) -> str:
    """Return what an unknown keyword was probably meant to be, as a clause; empty if nothing is like it."""
    if name == "nullable" and _holds_anyway(node):
        return ""
    if name in _SYNONYMS:
        return "" if _SYNONYMS[name] in node.written else f"did you mean {_SYNONYMS[name]!r}?"
    if name in _OTHERS or not _near(name):
        return _OTHERS.get(name, "")
    known = [each for each in KEYWORDS if node.dialect.knows(each) and each not in node.written]
    return did_you_mean(name, known).removeprefix("; ")


@lru_cache(maxsize=4096)
def _near(name: str) -> str:
    """Return what did_you_mean says of a name among the keywords of all drafts: mostly nothing, again and again."""
    return did_you_mean(name, KEYWORDS)


def _holds_anyway(node: SchemaNode) -> bool:
    """Return whether `nullable` says what `type` says: generators for OpenAPI and JSON Schema alike write both."""
    types = node.written.get("type")
    return ("null" in types if isinstance(types, list) else types == "null") is (node.written["nullable"] is True)


# What other languages call a keyword; next to the keyword itself, it is an annotation of the user's.
_SYNONYMS: Final = {
    **dict.fromkeys(("regex", "regexp"), "pattern"),
    **dict.fromkeys(("enumeration", "values", "choices", "allowedValues", "allowed_values", "oneOfValues"), "enum"),
    **dict.fromkeys(("min", "minimumValue", "minValue", "gte"), "minimum"),
    **dict.fromkeys(("max", "maximumValue", "maxValue", "lte"), "maximum"),
    **dict.fromkeys(("minimumExclusive", "exclusiveMin", "gt"), "exclusiveMinimum"),
    **dict.fromkeys(("maximumExclusive", "exclusiveMax", "lt"), "exclusiveMaximum"),
    "minimumLength": "minLength",
    "maximumLength": "maxLength",
    **dict.fromkeys(("$definitions", "defs", "def"), "$defs"),
    "ref": "$ref",
    "desc": "description",
    **dict.fromkeys(("fields", "attributes", "members"), "properties"),
    **dict.fromkeys(("unique", "distinct"), "uniqueItems"),
    "allowAdditionalProperties": "additionalProperties",
    "mandatory": "required",
    **dict.fromkeys(("bsonType", "dataType", "datatype"), "type"),
    **dict.fromkeys(("elementType", "elements"), "items"),
}
_CONDITION_OF_OTHERS: Final = "there is none: nest another `if` in `else`"
_OTHERS: Final = {
    "example": "OpenAPI has it; in JSON Schema it is `examples`, an array",
    "nullable": 'OpenAPI 3.0 has it; in JSON Schema `type` lists "null"',
    **dict.fromkeys(("allowNull", "allow_null", "isNullable"), '`type` lists "null" where null is accepted'),
    "discriminator": "OpenAPI has it; in JSON Schema a `const` in each branch does it",
    **dict.fromkeys(("optional", "isRequired"), "properties are optional unless `required` names them"),
    "length": "did you mean 'minLength' and 'maxLength'?",
    **dict.fromkeys(("elseif", "elseIf", "elif", "else_if"), _CONDITION_OF_OTHERS),
    "switch": "an `allOf` of `if` and `then` does it",
    "tuple": "an array of schemas, one for each place, does it: in `prefixItems` since 2020-12, in `items` before",
}


@rule(
    "JS215",
    "custom-keyword",
    INFO,
    what="A keyword is not one of JSON Schema, and does not begin with `x-`.",
    why="It asserts nothing; the next version of JSON Schema refuses it.",
    bad='{"type": "string", "widget": "textarea"}',
    good='{"type": "string", "x-widget": "textarea"}',
    drafts=DRAFTS[:-1],
    written=True,
    default=False,
    yields_to=("JS138",),
)
def custom_keyword(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    for name in unknown_keywords(node):
        if not meant(node, name):
            words = f"`{name}` is not a keyword, and asserts nothing: `x-{name}` says that it is your own"
            yield Finding((*node.path, name), words, key=True)


@rule(
    "JS213",
    "unknown-keyword-of-v1",
    ERROR,
    what="A keyword is not one of v1, and does not begin with `x-`.",
    why="v1 reserves every other name: validators must refuse the schema.",
    bad='{"$schema": "https://json-schema.org/v1", "type": "string", "widget": "textarea"}',
    good='{"$schema": "https://json-schema.org/v1", "type": "string", "x-widget": "textarea"}',
    drafts=(V1,),
    written=True,
)
def unknown_of_v1(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    for name in node.written:
        if not node.dialect.knows(name) and not name.startswith("x-"):
            hint = meant(node, name)
            words = f"`{name}` is not a keyword of v1, which refuses it" + (f"; {hint}" if hint else "")
            yield Finding((*node.path, name), words, key=True)


@rule(
    "JS214",
    "keyword-of-later-draft",
    WARNING,
    what="A keyword that decides what is valid belongs to a draft later than that of the schema.",
    why="The schema's own draft does not know it, so it asserts nothing.",
    bad='{"$schema": "http://json-schema.org/draft-04/schema#", "const": "a"}',
    good='{"$schema": "http://json-schema.org/draft-04/schema#", "enum": ["a"]}',
    drafts=DRAFTS[:-1],
    written=True,
)
def later_keyword(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    if node.dialect.is_lone(node.written) or node.dialect.uri not in _OFFICIAL:
        return
    for name in node.written:
        keyword = KEYWORDS.get(name)
        if keyword and node.dialect.draft < keyword.since and (keyword.decides or keyword.kind == "identifier"):
            own, since = draft_name(node.dialect.draft), draft_name(keyword.since)
            words = f"`{name}` is a keyword since {since}: in {own}, which `$schema` names, it does nothing"
            yield Finding((*node.path, name), words, key=True)


@rule(
    "JS126",
    "ignored-beside-ref",
    WARNING,
    what="A keyword that decides what is valid is a sibling of a `$ref`, in a draft before 2019-09.",
    why="There, all siblings of `$ref` are ignored (draft 7, section 8.3).",
    bad='{"$schema": "http://json-schema.org/draft-07/schema#", "definitions": {"A": {"type": "string"}}, '
    '"properties": {"a": {"$ref": "#/definitions/A", "minLength": 3}}}',
    good='{"$schema": "http://json-schema.org/draft-07/schema#", "definitions": {"A": {"type": "string"}}, '
    '"properties": {"a": {"allOf": [{"$ref": "#/definitions/A"}, {"minLength": 3}]}}}',
    keywords=("$ref",),
    drafts=DRAFTS[:3],
    written=True,
)
def ignored_beside_ref(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    if not node.dialect.is_lone(node.written):
        return
    referred_to = analysis.conjuncts(node)[1:]
    for name, value in node.written.items():
        keyword = KEYWORDS.get(name)
        if name == "$ref" or keyword is None or not keyword.decides or not node.dialect.knows(name):
            continue
        if _is_repeated(name, value, referred_to) or value in (True, {}):
            continue
        words = f"`{name}` is ignored next to `$ref` {show(node.written['$ref'])} in {draft_name(node.dialect.draft)}"
        yield Finding((*node.path, name), words + _advice_beside_ref(name, node.written, referred_to), key=True)


def _advice_beside_ref(name: str, written: dict[str, Any], referred_to: list[Conjunct]) -> str:
    """Return what to do about a keyword next to a `$ref`: in an `allOf` with the reference it may do nothing either."""
    referred, own = possible(referred_to), declared(written)
    applies_to = KEYWORDS[name].applies_to
    if name == "type" and referred and referred < own:
        kinds = names_of(referred)
        return f", and would allow no more than {kinds} in an `allOf` with it: remove it, or allow more in an `anyOf`"
    left = referred & own
    if name == "type" and referred and not left:
        return f", and would leave nothing in an `allOf` with it, which is {names_of(referred)}: remove either"
    if left and applies_to and left.isdisjoint(declared({"type": applies_to[0]})):
        return f", and would do nothing in an `allOf` with it, which leaves {names_of(left)}: remove it"
    return ": put the reference into an `allOf`"


def _is_repeated(name: str, value: Any, found: list[Conjunct]) -> bool:
    """Return whether what a reference leads to says the same, or leaves the same types."""
    if any(name in each.schema and equal(each.schema[name], value) for each in found):
        return True
    return name == "type" and bool(found) and possible(found) == declared({"type": value})
