"""JS1: schemas that don't say what they seem to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cio_schemas import formats
from cio_schemas.failures.failure import Failure
from cio_schemas.failures.messages import message, show
from cio_schemas.lint.analysis.patterns import REGEXES, patterns, problem_of
from cio_schemas.lint.analysis.types import ATOMS, accepts_all, atom, declared, listed, names_of
from cio_schemas.rules.changes import Splice
from cio_schemas.rules.rule import ERROR, UNSAFE, WARNING, Finding, rule
from cio_schemas.runtime import equal
from cio_schemas.schema.keywords import KEYWORDS, TYPES
from cio_schemas.schema.pointer import value_at
from cio_schemas.schema.suggestions import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.lint.analysis.context import Analysis
    from cio_schemas.lint.analysis.refusals import Refusal
    from cio_schemas.lint.document import SchemaNode
    from cio_schemas.rules.changes import Path


@rule(
    "JS101",
    "duplicate-key",
    ERROR,
    what="An object of the schema's text has the same key twice.",
    why="Parsers keep the last value and drop the others silently, so part of the schema has no effect.",
    bad='{"type": "string", "minLength": 1, "minLength": 2}',
    good='{"type": "string", "minLength": 2}',
    root=True,
)
def duplicate_key(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    for problem in node.document.duplicates:
        yield Finding((), problem.message, span=problem.span)


@rule(
    "JS102",
    "metaschema-invalid",
    ERROR,
    what="The meta-schema of its dialect refuses the schema.",
    why="Validators refuse such a schema, or skip the keyword: what it should assert is not asserted.",
    bad='{"type": "strng"}',
    good='{"type": "string"}',
    root=True,
    yields_to=("JS120", "JS203", "JS207", "JS217", "JS305", "JS506"),
)
def metaschema_invalid(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    seen = set()
    for refusal in analysis.refusals:
        if refusal.path not in seen:
            seen.add(refusal.path)
            yield Finding(refusal.path, _refused(refusal, node.document.root))


def _refused(refusal: Refusal, root: Any) -> str:
    if refusal.path[-1:] == ("type",) and refusal.keyword == "anyOf":
        value = value_at(root, refusal.path)
        known = ", ".join(TYPES)
        hint = _meant_type(value) if isinstance(value, str) else ""
        return f"`type` must be one or more of {known}; found {show(value)}{hint}"
    last = refusal.path[-1] if refusal.path else "schema"
    hint = "; as a keyword it belongs next to `properties`, not in it" if _is_misplaced(refusal.path) else ""
    return f"`{last}`: {message(refusal.site, Failure(*refusal.failure))}{hint}"


def _is_misplaced(path: Path) -> bool:
    return path[-2:-1] == ("properties",) and path[-1] in KEYWORDS


def _meant_type(name: str) -> str:
    alias = _TYPE_ALIASES.get(name.lower())
    return f"; did you mean {alias!r}?" if alias else did_you_mean(name, TYPES)


_TYPE_ALIASES: Final = {
    **dict.fromkeys(("int", "int32", "int64", "long", "short"), "integer"),
    **dict.fromkeys(("float", "double", "decimal", "numeric"), "number"),
    **dict.fromkeys(("str", "text", "date", "datetime", "date-time", "uuid", "char"), "string"),
    **dict.fromkeys(("bool", "flag"), "boolean"),
    **dict.fromkeys(("list", "tuple", "set", "[]"), "array"),
    **dict.fromkeys(("dict", "map", "record", "struct", "hash"), "object"),
    **dict.fromkeys(("none", "nil", "undefined", "nulltype"), "null"),
}


@rule(
    "JS108",
    "empty-enum",
    ERROR,
    what="`enum` lists no value.",
    why="No value is in an empty list, so nothing is valid; if that is intended, write `false`.",
    bad='{"enum": []}',
    good='{"enum": ["on", "off"]}',
    keywords=("enum",),
)
def empty_enum(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    if node.schema["enum"] == []:
        yield Finding((*node.path, "enum"), "`enum` lists no value, so nothing is valid here")


@rule(
    "JS109",
    "const-not-in-enum",
    ERROR,
    what="`const` is a value that `enum` next to it does not list.",
    why="Both must hold, so nothing is valid.",
    bad='{"const": "of", "enum": ["on", "off"]}',
    good='{"const": "off"}',
    keywords=("const",),
)
def const_not_in_enum(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    const, values = node.schema.get("const"), node.schema.get("enum")
    if (
        "const" in node.schema
        and isinstance(values, list)
        and values
        and not any(equal(const, each) for each in values)
    ):
        yield Finding(
            (*node.path, "const"), f"`const` is {show(const)}, which `enum` does not list: nothing is valid here"
        )


@rule(
    "JS111",
    "keyword-not-applicable-to-type",
    WARNING,
    what="A keyword looks only at instances of a type that `type`, `enum` or `const` excludes.",
    why="It asserts nothing: either it is left over, or `type` is wrong.",
    bad='{"type": "integer", "maxLength": 5}',
    good='{"type": "string", "maxLength": 5}',
    keywords=("type", "enum", "const"),
    fix=UNSAFE,
    safety="Verdicts stay, but the keyword may be what was meant and the type what is wrong.",
)
def keyword_not_applicable(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    types, values = declared(node.schema), listed(node.schema)
    if values:
        types = types & frozenset(map(atom, values[1])) or types
    if types == ATOMS:
        return
    for name in node.schema:
        keyword = KEYWORDS.get(name)
        if keyword is None or not keyword.applies_to or not keyword.vocabulary:
            continue
        kinds = {"number": {"integer", "fraction"}}.get(keyword.applies_to[0], {keyword.applies_to[0]})
        if not types & kinds:
            words = f"`{name}` does not apply to {names_of(types)}, only to {_plural(keyword.applies_to[0])}"
            words += _likewise(name, types)
            yield Finding((*node.path, name), words, key=True, fix=(Splice((*node.path, name)),))


def _likewise(name: str, types: frozenset[str]) -> str:
    """Return the keyword that bounds the size of what `type` allows, where another one does so by mistake."""
    side = name[:3]
    if len(types) != 1 or side not in ("min", "max") or name not in KEYWORDS:
        return ""
    sized = {"string": "Length", "array": "Items", "object": "Properties", "integer": "imum"}
    other = f"{side}{sized.get(next(iter(types)), '')}"
    return f"; did you mean {other!r}?" if other in KEYWORDS else ""


def _plural(kind: str) -> str:
    return f"{kind}s"


@rule(
    "JS112",
    "format-on-non-string",
    WARNING,
    what="`format` names a format of strings where `type` excludes strings.",
    why="It asserts nothing: the type or the format is wrong.",
    bad='{"type": "integer", "format": "date-time"}',
    good='{"type": "string", "format": "date-time"}',
    keywords=("format",),
)
def format_on_non_string(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    types, name = declared(node.schema), node.schema["format"]
    if "string" not in types and name in formats.NAMES:
        yield Finding((*node.path, "format"), f"format {name!r} applies to strings, but `type` is {names_of(types)}")


_ORPHANS: Final = {
    "then": ("if",),
    "else": ("if",),
    "if": ("then", "else"),
    "minContains": ("contains",),
    "maxContains": ("contains",),
    "contentSchema": ("contentMediaType",),
}


@rule(
    "JS113",
    "orphan-partner",
    WARNING,
    what="A keyword is used without the one it works with: `then` without `if`, `minContains` without `contains`.",
    why="Alone it asserts nothing, so what it seems to demand is not checked.",
    bad='{"type": "array", "minContains": 2}',
    good='{"type": "array", "contains": {"type": "string"}, "minContains": 2}',
    yields_to=("JS111",),
    keywords=(*_ORPHANS, "additionalItems"),
    fix=UNSAFE,
    safety="Verdicts stay, but more often its partner is missing than the keyword superfluous.",
)
def orphan_partner(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    for name, partners in _ORPHANS.items():
        if name in node.schema and not any(partner in node.schema for partner in partners):
            words = f"`{name}` does nothing without {' or '.join(f'`{partner}`' for partner in partners)}"
            fix = () if name == "if" and node.document.is_tracking else (Splice((*node.path, name)),)
            yield Finding((*node.path, name), words, key=True, fix=fix)
    rest = node.schema.get("additionalItems", True)
    if node.dialect.draft < 2020 and not accepts_all(rest) and not isinstance(node.schema.get("items"), list):
        path = (*node.path, "additionalItems")
        words = "`additionalItems` does nothing without an array of schemas in `items`: it is for what follows those"
        yield Finding(path, words, key=True, fix=(Splice(path),))


@rule(
    "JS116",
    "readOnly-and-writeOnly",
    WARNING,
    what="`readOnly` and `writeOnly` are both true.",
    why="The value may then neither be sent nor returned (Validation, section 9.4).",
    bad='{"readOnly": true, "writeOnly": true}',
    good='{"readOnly": true}',
    keywords=("readOnly",),
)
def read_and_write_only(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    if node.schema["readOnly"] is True and node.schema.get("writeOnly") is True:
        yield Finding(
            (*node.path, "readOnly"),
            "both `readOnly` and `writeOnly`: nobody may read or write it",
            key=True,
        )


@rule(
    "JS120",
    "invalid-regex",
    ERROR,
    what="A pattern is not a regular expression of ECMA-262.",
    why="Validators refuse the schema, or interpret it differently.",
    bad=r'{"type": "string", "pattern": "^(?i)[a-z]+$"}',
    good=r'{"type": "string", "pattern": "^[A-Za-z]+$"}',
    keywords=REGEXES,
)
def invalid_regex(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    for path, pattern, key in patterns(node):
        problem = problem_of(pattern)
        if problem and not problem.is_regex:
            yield Finding(path, f"this is not a pattern of ECMA-262: {problem.reason}", key=key)
