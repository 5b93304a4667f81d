"""JS2: schemas that mean something else to another validator, or nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from cio_schemas import ecma, formats
from cio_schemas.failures.messages import show
from cio_schemas.lint.analysis.patterns import REGEXES, patterns
from cio_schemas.rules.changes import Insert, Member, Replace
from cio_schemas.rules.rule import INFO, SAFE, UNSAFE, WARNING, Finding, rule
from cio_schemas.schema.dialects import OFFICIAL
from cio_schemas.schema.drafts import canonical
from cio_schemas.schema.keywords import KEYWORDS
from cio_schemas.schema.suggestions import did_you_mean
from cio_schemas.schema.uris import scheme_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeGuard

    from cio_schemas.lint.analysis.context import Analysis
    from cio_schemas.lint.document import SchemaNode
    from cio_schemas.rules.changes import Path


@rule(
    "JS201",
    "missing-$schema",
    WARNING,
    what="The document has no `$schema`.",
    why="Each tool then chooses a draft, and `items`, `$ref` and `dependencies` differ between them.",
    bad='{"type": "string"}',
    good='{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "string"}',
    root=True,
    fix=UNSAFE,
    safety="The schema may have been written for another draft.",
    written=True,
)
def missing_schema(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    if "$schema" not in node.written:
        fix = Insert((), (Member("$schema", _SPELT[node.document.default]),))
        yield Finding((), "no `$schema`: each tool guesses which draft the schema is written for", fix=(fix,))


@rule(
    "JS202",
    "dialect-uri",
    WARNING,
    what="`$schema` is not spelt as the dialect's URI is, names no draft in particular, or an unknown dialect.",
    why="Validators compare the URI as text, and refuse or skip what they don't know.",
    bad='{"$schema": "http://json-schema.org/draft/2020-12/schema#"}',
    good='{"$schema": "https://json-schema.org/draft/2020-12/schema"}',
    keywords=("$schema",),
    written=True,
    fix=SAFE,
    safety="Only spellings of the same URI are changed: scheme, an empty fragment, a final slash.",
)
def dialect_uri(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    declared = node.written["$schema"]
    if not isinstance(declared, str) or (node.parent and node.dialect.identifier_of(node.written) is None):
        return
    path, uri = (*node.path, "$schema"), canonical(declared)
    if uri in node.document.unknown_dialects:
        reason = node.document.unknown_dialects[uri].removeprefix(f"$schema {uri!r} ")
        read = "nothing else of it is checked" if node.document.is_unread else "it is read as 2020-12"
        yield Finding(path, f"{show(declared)} {reason}; {read}")
        return
    spelt = _SPELT.get(uri) or _SPELT.get(canonical(_plain(declared)))
    if declared.removesuffix("#").endswith("//json-schema.org/schema"):
        words = f"{show(declared)} means whatever draft is the newest: name the one you mean, such as {show(spelt)}"
        yield Finding(path, words)
    elif spelt and declared not in (spelt, uri):
        words = f"the URI of the dialect is {show(spelt)}; some tools don't know {show(declared)}"
        yield Finding(path, words, fix=(Replace(path, spelt),))


_SPELT: Final = {dialect.uri: dialect.uri + "#" * (dialect.draft < 2019) for dialect in OFFICIAL.values()}


def _plain(uri: str) -> str:
    return uri.removesuffix("#").removesuffix("/").replace("://www.", "://")


@rule(
    "JS205",
    "unknown-format",
    WARNING,
    what="`format` is not the name of a format, but is spelt almost like one, is what other tools call one, or "
    "is a pattern. JS220 reports other names, which are probably intended.",
    why="Validators ignore it silently.",
    bad='{"type": "string", "format": "emial"}',
    good='{"type": "string", "format": "email"}',
    keywords=("format",),
)
def unknown_format(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    name = node.schema["format"]
    hint = _format_meant(name) if _is_unknown_format(name) else ""
    if hint:
        words = f"{show(name)} is not a format of JSON Schema: most validators ignore it silently; {hint}"
        yield Finding((*node.path, "format"), words)


@rule(
    "JS220",
    "custom-format",
    INFO,
    what="`format` names none of the formats of any draft, nor one that OpenAPI or editors have, and is not spelt like "
    "any of them. Only its first use is reported, and none next to a `pattern`, which asserts what it means.",
    why="It asserts nothing, except in a validator that knows it.",
    bad='{"type": "string", "format": "house-number"}',
    good='{"type": "string", "format": "house-number", "pattern": "^[0-9]+[a-z]?$"}',
    root=True,
    default=False,
)
def custom_format(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    first: dict[str, SchemaNode] = {}
    for each in node.document:
        name = each.schema.get("format")
        if _is_unknown_format(name) and not _format_meant(name):
            first.setdefault(name, each)
    for name, each in first.items():
        if "pattern" not in each.schema:
            words = f"{show(name)} is not a format of JSON Schema: most validators ignore it silently"
            yield Finding((*each.path, "format"), words)


def _is_unknown_format(name: Any) -> TypeGuard[str]:
    return isinstance(name, str) and name not in formats.NAMES and name not in _OTHER_FORMATS


def _format_meant(name: str) -> str:
    """Return the format that an unknown one probably means, as a clause; "" if it may be a custom one."""
    alias = name.lower() if name.lower() in formats.NAMES else _FORMAT_ALIASES.get(name.lower())
    if alias:
        return f"did you mean {alias!r}?"
    if _PATTERN_SIGNS.isdisjoint(name):
        return did_you_mean(name, formats.NAMES).removeprefix("; ")
    return "the keyword for patterns is `pattern`"


_PATTERN_SIGNS: Final = frozenset("^$\\[](){}|*+?")

# Those of OpenAPI's registry, of draft 3, of schemars (`uint`), and of the editors that most schemas are written for.
_OTHER_FORMATS: Final = frozenset(
    (
        *("int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64"),
        *("float", "double", "decimal"),
        *("byte", "binary", "password", "base64url", "char", "html", "commonmark", "markdown", "media-range"),
        *("color", "color-hex", "style", "phone", "utc-millisec", "vscode-icon", "file", "directory", "path"),
    )
)


_FORMAT_ALIASES: Final = {
    "datetime": "date-time",
    **dict.fromkeys(("timestamp", "iso8601", "iso-8601", "iso_8601", "rfc3339"), "date-time"),
    "url": "uri",
    "guid": "uuid",
    "ip": "ipv4",
    "ip-address": "ipv4",
    **dict.fromkeys(("host", "host-name"), "hostname"),
    "iso-date": "date",
    "e-mail": "email",
    "mail": "email",
    "regexp": "regex",
    **dict.fromkeys(("uriref", "relative-uri", "relative-url"), "uri-reference"),
}


@rule(
    "JS219",
    "unknown-encoding",
    WARNING,
    what="`contentEncoding` names no encoding, or `contentMediaType` is not a media type.",
    why="It does not say how to decode or read the content (Validation, sections 8.3 and 8.4).",
    bad='{"type": "string", "contentEncoding": "base46"}',
    good='{"type": "string", "contentEncoding": "base64"}',
    keywords=("contentEncoding", "contentMediaType"),
)
def unknown_encoding(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    encoding, media_type = node.schema.get("contentEncoding"), node.schema.get("contentMediaType")
    if isinstance(encoding, str) and encoding.lower() not in _ENCODINGS and not encoding.lower().startswith("x-"):
        words = f"{show(encoding)} is not an encoding of RFC 2045 or 4648{did_you_mean(encoding, _ENCODINGS)}"
        yield Finding((*node.path, "contentEncoding"), words)
    if isinstance(media_type, str) and "/" not in media_type:
        words = f"{show(media_type)} is not a media type, which has a type and a subtype, such as `application/json`"
        yield Finding((*node.path, "contentMediaType"), words)


_ENCODINGS: Final = (
    *("7bit", "8bit", "binary", "quoted-printable"),
    *("base16", "base32", "base32hex", "base64", "base64url"),
)


@rule(
    "JS206",
    "non-ECMA-regex",
    WARNING,
    what="A pattern is a regular expression only by Annex B of ECMA-262.",
    why="Validators that set the `u` flag, as the specification advises, refuse it.",
    bad=r'{"type": "string", "pattern": "^\\d{3}\\-\\d{4}$"}',
    good=r'{"type": "string", "pattern": "^\\d{3}-\\d{4}$"}',
    keywords=REGEXES,
)
def non_ecma_regex(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    for path, pattern, key in patterns(node):
        if ecma.is_regex(pattern):
            continue
        try:
            ecma.compile(pattern)
        except ecma.PatternError:
            continue  # not a pattern at all, which another rule reports
        try:
            ecma.parse(pattern)
        except ecma.PatternError as error:
            words = f"only engines that follow Annex B accept this pattern, and none with the `u` flag: {error}"
            yield Finding(path, words, key=key)


_ANCHOR: Final = re.compile(r"[A-Za-z_][-A-Za-z0-9._]*")


@rule(
    "JS207",
    "anchor-charset",
    WARNING,
    what="An anchor has characters that the specification does not allow.",
    why="Validators refuse it, or read it as a JSON Pointer (Core, section 8.2.2).",
    bad='{"$anchor": "a/b"}',
    good='{"$anchor": "a-b"}',
    keywords=("$anchor", "$dynamicAnchor"),
)
def anchor_charset(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    for keyword in ("$anchor", "$dynamicAnchor"):
        name = node.schema.get(keyword)
        if isinstance(name, str) and not _ANCHOR.fullmatch(name):
            words = f"{keyword} {show(name)} is not a plain name: a letter or _, then letters, digits, '-', '_', '.'"
            yield Finding((*node.path, keyword), words)


@rule(
    "JS208",
    "missing-or-relative-$id",
    WARNING,
    what="The document has no `$id`, or a relative one.",
    why="Its name in other schemas then depends on where its file is (Core, section 8.2.1).",
    bad='{"type": "string"}',
    good='{"$id": "https://example.com/name.json", "type": "string"}',
    root=True,
    written=True,
    default=False,
)
def relative_id(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    keyword = node.dialect.identifier
    identifier = node.written.get(keyword)
    if identifier is None:
        yield Finding((), f"no `{keyword}`: other schemas can refer to this one only by its file")
    elif isinstance(identifier, str) and not scheme_of(identifier):
        yield Finding(
            (keyword,), f"{keyword} {show(identifier)} is relative: what it identifies depends on where the file is"
        )


@rule(
    "JS209",
    "nested-$schema-without-$id",
    WARNING,
    what="`$schema` is in a subschema that has no `$id`.",
    why="It is only allowed at the root of a resource; elsewhere validators ignore or refuse it.",
    bad='{"$defs": {"a": {"$schema": "https://json-schema.org/draft/2020-12/schema"}}}',
    good='{"$defs": {"a": {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "a"}}}',
    keywords=("$schema",),
    written=True,
)
def nested_schema(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    if node.parent and node.dialect.identifier_of(node.written) is None:
        yield Finding(
            (*node.path, "$schema"),
            f"`$schema` counts only at the root of a resource: without `{node.dialect.identifier}` next to it, "
            "its meaning is undefined (Core, 8.1.1)",
            key=True,
        )


_SAFE_INTEGER: Final = 2**53


@rule(
    "JS210",
    "integer-beyond-2^53",
    WARNING,
    what="A number in the schema is an integer beyond 2^53 that a double does not hold exactly; not the greatest of "
    "64 bits, or the same in a greater unit, which is written for no limit.",
    why="Many parsers read numbers as doubles and round it, so validators differ in the last digits.",
    bad='{"maximum": 9007199254740993}',
    good='{"maximum": 9007199254740991}',
)
def big_integer(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    for name, value in node.schema.items():
        keyword = KEYWORDS.get(name)
        if keyword is None or keyword.shape != "value":
            continue
        for path, number in _numbers((*node.path, name), value):
            if (
                isinstance(number, int)
                and abs(number) > _SAFE_INTEGER
                and abs(number) not in _LIMITS
                and not _is_double(number)
            ):
                yield Finding(path, f"{number} is beyond 2^53: parsers that read doubles (JavaScript's) round it")


_LIMITS: Final = frozenset(limit // 10**digits for limit in (2**63 - 1, 2**64 - 1) for digits in range(4))
"""The greatest integers of 64 bits, and their thousandths: written for "no limit", so that nobody minds in what digit
they are rounded."""


def _is_double(number: int) -> bool:
    try:
        return int(float(number)) == number
    except OverflowError:
        return False


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


@rule(
    "JS212",
    "unsupported-vocabulary",
    WARNING,
    what="`$vocabulary` names a vocabulary that is not known here.",
    why="A validator that doesn't know a required vocabulary must refuse every schema of the dialect.",
    bad='{"$vocabulary": {"https://example.com/vocab/units": true}}',
    good='{"$vocabulary": {"https://json-schema.org/draft/2020-12/vocab/core": true}}',
    keywords=("$vocabulary",),
)
def unsupported_vocabulary(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    declared = node.schema["$vocabulary"]
    for name in declared if isinstance(declared, dict) else ():
        prefix, _, last = name.rpartition("/")
        if not (prefix in _VOCABULARIES and last in _NAMES):
            needed = declared[name] is True
            words = f"the vocabulary {show(name)} is not known here" + (
                ": validators must refuse schemas of this dialect" if needed else "; its keywords assert nothing"
            )
            yield Finding((*node.path, "$vocabulary", name), words, key=True)


_VOCABULARIES: Final = tuple(f"https://json-schema.org/draft/{draft}/vocab" for draft in ("2020-12", "2019-09"))
_NAMES: Final = frozenset(keyword.vocabulary for keyword in KEYWORDS.values()) | {
    "format-annotation",
    "format-assertion",
}
