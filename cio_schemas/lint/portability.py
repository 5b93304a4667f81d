"""JS2: schemas that mean something else to another validator, or nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from cio_schemas import ecma, formats
from cio_schemas.failures.messages import show
from cio_schemas.lint.correctness import REGEXES, patterns
from cio_schemas.lint.legacy import is_legacy
from cio_schemas.lint.rule import (
    SAFE,
    UNSAFE,
    WARNING,
    Finding,
    Insert,
    Member,
    Replace,
    Rule,
)
from cio_schemas.schema.dialects import DRAFT_2019_09, DRAFT_2020_12
from cio_schemas.schema.keywords import KEYWORDS, ONLY_2019_09
from cio_schemas.schema.near import did_you_mean
from cio_schemas.schema.references import scheme_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.lint.document import Node
    from cio_schemas.lint.rule import Path


def _missing_schema(node: Node) -> Iterator[Finding]:
    if "$schema" not in node.schema:
        fix = Insert((), (Member("$schema", DRAFT_2020_12),))
        yield Finding((), "no `$schema`: which draft the schema is written for is left to each tool", fix=(fix,))


def _dialect_uri(node: Node) -> Iterator[Finding]:
    declared = node.schema["$schema"]
    if not isinstance(declared, str) or declared == DRAFT_2020_12:
        return
    path = (*node.path, "$schema")
    if _plain(declared) == _plain(DRAFT_2020_12):
        words = f"the dialect is spelt {show(DRAFT_2020_12)}; some tools don't know {show(declared)}"
        yield Finding(path, words, fix=(Replace(path, DRAFT_2020_12),))
    elif "//json-schema.org/draft" in declared:
        words = f"{show(declared)} is another draft: the schema is read here as 2020-12"
        yield Finding(path, words)
    elif node.document.retrieve(declared.removesuffix("#")) is None:
        hint = did_you_mean(declared, [DRAFT_2020_12])
        yield Finding(path, f"{show(declared)} names no meta-schema that is known: the schema is read as 2020-12{hint}")


def _plain(uri: str) -> str:
    return uri.removesuffix("#").removesuffix("/").replace("http://", "https://").replace("://www.", "://")


# -- keywords of older drafts --


def _unknown_keyword(node: Node) -> Iterator[Finding]:
    if node.document.dialect.uri not in (DRAFT_2020_12, DRAFT_2019_09):
        return  # its meta-schema may know more than this table
    for name in node.schema:
        if (name in KEYWORDS and name not in ONLY_2019_09) or name.startswith("x-"):
            continue
        if is_legacy(node, name):
            continue
        hint = _ALIASES.get(name) or did_you_mean(name, KEYWORDS).removeprefix("; ")
        words = f"`{name}` is no keyword of 2020-12, and asserts nothing" + (f"; {hint}" if hint else "")
        yield Finding((*node.path, name), words, key=True)


_ALIASES: Final = {
    "example": "OpenAPI has it; in JSON Schema it is `examples`, an array",
    "nullable": 'OpenAPI 3.0 has it; in JSON Schema `type` lists "null"',
    "discriminator": "OpenAPI has it; in JSON Schema a `const` in each branch does it",
    "optional": "properties are optional unless `required` names them",
    "regex": "did you mean 'pattern'?",
    "values": "did you mean 'enum'?",
    "length": "did you mean 'minLength' and 'maxLength'?",
    "min": "did you mean 'minimum'?",
    "max": "did you mean 'maximum'?",
    "$definitions": "did you mean '$defs'?",
    "defs": "did you mean '$defs'?",
    "ref": "did you mean '$ref'?",
}


def _unknown_format(node: Node) -> Iterator[Finding]:
    name = node.schema["format"]
    if isinstance(name, str) and name not in formats.NAMES:
        alias = _FORMAT_ALIASES.get(name.lower())
        hint = f"; did you mean {alias!r}?" if alias else did_you_mean(name, formats.NAMES)
        words = f"{show(name)} is no format of 2020-12: most validators skip it without a word{hint}"
        yield Finding((*node.path, "format"), words)


_FORMAT_ALIASES: Final = {
    "datetime": "date-time",
    "timestamp": "date-time",
    "url": "uri",
    "guid": "uuid",
    "ip": "ipv4",
    "ip-address": "ipv4",
    "host-name": "hostname",
    "e-mail": "email",
    "mail": "email",
    "regexp": "regex",
    "uriref": "uri-reference",
}


def _non_ecma_regex(node: Node) -> Iterator[Finding]:
    for path, pattern, key in patterns(node):
        if ecma.is_regex(pattern):
            continue
        try:
            ecma.compile(pattern)
        except ecma.PatternError:
            continue  # no pattern at all, which another rule says
        try:
            ecma.parse(pattern)
        except ecma.PatternError as error:
            words = f"only engines that follow Annex B take this pattern, and none with the `u` flag: {error}"
            yield Finding(path, words, key=key)


_ANCHOR: Final = re.compile(r"[A-Za-z_][-A-Za-z0-9._]*")


def _anchor_charset(node: Node) -> Iterator[Finding]:
    for keyword in ("$anchor", "$dynamicAnchor"):
        name = node.schema.get(keyword)
        if isinstance(name, str) and not _ANCHOR.fullmatch(name):
            words = f"{keyword} {show(name)} is no plain name: a letter or _, then letters, digits, '-', '_' and '.'"
            yield Finding((*node.path, keyword), words)


def _relative_id(node: Node) -> Iterator[Finding]:
    identifier = node.schema.get("$id")
    if identifier is None:
        yield Finding((), "no `$id`: other schemas can refer to this one by its file only")
    elif isinstance(identifier, str) and not scheme_of(identifier):
        yield Finding(
            ("$id",), f"$id {show(identifier)} is relative: what it identifies depends on where the file lies"
        )


def _nested_schema(node: Node) -> Iterator[Finding]:
    if node.parent and "$id" not in node.schema:
        yield Finding(
            (*node.path, "$schema"),
            "`$schema` counts only at the root of a resource: without `$id` beside it, it is undefined (Core, 8.1.1)",
            key=True,
        )


_SAFE_INTEGER: Final = 2**53


def _big_integer(node: Node) -> Iterator[Finding]:
    for name, value in node.schema.items():
        keyword = KEYWORDS.get(name)
        if keyword is None or keyword.shape != "value":
            continue
        for path, number in _numbers((*node.path, name), value):
            if isinstance(number, int) and abs(number) > _SAFE_INTEGER:
                yield Finding(path, f"{number} is beyond 2^53: parsers that read doubles (JavaScript's) round it")


def _numbers(path: Path, value: Any) -> Iterator[tuple[Path, int | float]]:
    if type(value) in (int, float):
        yield path, value
        return
    stack = [(path, value)] if isinstance(value, list | dict) else []
    while stack:
        path, value = stack.pop()
        members = enumerate(value) if isinstance(value, list) else value.items() if isinstance(value, dict) else ()
        stack += [((*path, step), member) for step, member in members]
        if type(value) in (int, float):
            yield path, value


def _unsupported_vocabulary(node: Node) -> Iterator[Finding]:
    declared = node.schema["$vocabulary"]
    for name in declared if isinstance(declared, dict) else ():
        prefix, _, last = name.rpartition("/")
        if not (prefix in _VOCABULARIES and last in _NAMES):
            needed = declared[name] is True
            words = f"the vocabulary {show(name)} is not known here" + (
                ": validators have to refuse schemas of this dialect" if needed else "; its keywords assert nothing"
            )
            yield Finding((*node.path, "$vocabulary", name), words, key=True)


_VOCABULARIES: Final = tuple(f"https://json-schema.org/draft/{draft}/vocab" for draft in ("2020-12", "2019-09"))
_NAMES: Final = frozenset(keyword.vocabulary for keyword in KEYWORDS.values()) | {
    "format-annotation",
    "format-assertion",
}


RULES: Final = (
    Rule(
        code="JS201",
        name="missing-$schema",
        severity=WARNING,
        what="The document has no `$schema`.",
        why="Each tool then takes the draft it likes best, and `items`, `$ref` and `dependencies` differ between them.",
        bad='{"type": "string"}',
        good='{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "string"}',
        check=_missing_schema,
        root=True,
        fix=UNSAFE,
        safety="The schema may have been written for another draft.",
    ),
    Rule(
        code="JS202",
        name="dialect-uri",
        severity=WARNING,
        what="`$schema` is not spelt as the dialect's URI is, or names another draft or an unknown dialect.",
        why="Validators compare the URI as text, and refuse or skip what they don't know.",
        bad='{"$schema": "http://json-schema.org/draft/2020-12/schema#"}',
        good='{"$schema": "https://json-schema.org/draft/2020-12/schema"}',
        check=_dialect_uri,
        keywords=("$schema",),
        fix=SAFE,
        safety="Only spellings of the same URI are changed: scheme, an empty fragment, a final slash.",
    ),
    Rule(
        code="JS204",
        name="unknown-keyword",
        severity=WARNING,
        what="A keyword is not one of 2020-12 and does not begin with `x-`.",
        why="A misspelt keyword asserts nothing, and no validator says so.",
        bad='{"type": "object", "requried": ["id"]}',
        good='{"type": "object", "required": ["id"]}',
        check=_unknown_keyword,
    ),
    Rule(
        code="JS205",
        name="unknown-format",
        severity=WARNING,
        what="`format` names none of the formats of 2020-12.",
        why="Validators skip it without a word.",
        bad='{"type": "string", "format": "emial"}',
        good='{"type": "string", "format": "email"}',
        check=_unknown_format,
        keywords=("format",),
    ),
    Rule(
        code="JS206",
        name="non-ECMA-regex",
        severity=WARNING,
        what="A pattern is a regular expression only by Annex B of ECMA-262.",
        why="Validators that set the `u` flag, as the specification advises, refuse it.",
        bad=r'{"type": "string", "pattern": "^\\d{3}\\-\\d{4}$"}',
        good=r'{"type": "string", "pattern": "^\\d{3}-\\d{4}$"}',
        check=_non_ecma_regex,
        keywords=REGEXES,
    ),
    Rule(
        code="JS207",
        name="anchor-charset",
        severity=WARNING,
        what="An anchor has characters that the specification does not allow.",
        why="Validators refuse it, or read it as a JSON Pointer (Core, section 8.2.2).",
        bad='{"$anchor": "a/b"}',
        good='{"$anchor": "a-b"}',
        check=_anchor_charset,
        keywords=("$anchor", "$dynamicAnchor"),
    ),
    Rule(
        code="JS208",
        name="missing-or-relative-$id",
        severity=WARNING,
        what="The document has no `$id`, or a relative one.",
        why="Then what other schemas call it depends on where its file lies (Core, section 8.2.1).",
        bad='{"type": "string"}',
        good='{"$id": "https://example.com/name.json", "type": "string"}',
        check=_relative_id,
        root=True,
    ),
    Rule(
        code="JS209",
        name="nested-$schema-without-$id",
        severity=WARNING,
        what="`$schema` stands in a subschema that has no `$id`.",
        why="It may only stand at the root of a resource; elsewhere validators ignore or refuse it.",
        bad='{"$defs": {"a": {"$schema": "https://json-schema.org/draft/2020-12/schema"}}}',
        good='{"$defs": {"a": {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "a"}}}',
        check=_nested_schema,
        keywords=("$schema",),
    ),
    Rule(
        code="JS210",
        name="integer-beyond-2^53",
        severity=WARNING,
        what="A number in the schema is an integer beyond 2^53.",
        why="Many parsers read numbers as doubles and round it, so validators differ in the last digits.",
        bad='{"maximum": 9007199254740993}',
        good='{"maximum": 9007199254740991}',
        check=_big_integer,
    ),
    Rule(
        code="JS212",
        name="unsupported-vocabulary",
        severity=WARNING,
        what="`$vocabulary` names a vocabulary that is not known here.",
        why="A validator that doesn't know a required vocabulary has to refuse every schema of the dialect.",
        bad='{"$vocabulary": {"https://example.com/vocab/units": true}}',
        good='{"$vocabulary": {"https://json-schema.org/draft/2020-12/vocab/core": true}}',
        check=_unsupported_vocabulary,
        keywords=("$vocabulary",),
    ),
)
