"""What refers and what is referred to: JS1, JS2 and JS5, on references and identifiers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cio_schemas.ecma.graph import components
from cio_schemas.exceptions import CompileError, UnknownDocumentError
from cio_schemas.failures.messages import show
from cio_schemas.lint.document import DEFINITIONS, REFERENCES, REFUSALS
from cio_schemas.rules.changes import Replace
from cio_schemas.rules.rule import ERROR, INFO, SAFE, WARNING, Finding, rule
from cio_schemas.schema.keywords import KEYWORDS
from cio_schemas.schema.pointer import tokens_of
from cio_schemas.schema.uris import defrag, resolve, scheme_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.lint.analysis.context import Analysis
    from cio_schemas.lint.document import SchemaNode
    from cio_schemas.rules.changes import Path


@rule(
    "JS103",
    "unresolved-ref",
    ERROR,
    what="A reference leads to nothing.",
    why="Validators refuse the schema, at best; at worst they fail on the first instance that gets there.",
    bad='{"$defs": {"Address": {"type": "object"}}, "$ref": "#/$defs/Adress"}',
    good='{"$defs": {"Address": {"type": "object"}}, "$ref": "#/$defs/Address"}',
    keywords=REFERENCES,
)
def unresolved_ref(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    for keyword in REFERENCES:
        if not isinstance(node.schema.get(keyword), str) or unknown_uri(node, keyword):
            continue
        try:
            node.resolve(keyword)
        except UnknownDocumentError as error:
            hint = _hint(node, node.schema[keyword])
            if _is_read(error) or hint:
                yield Finding((*node.path, keyword), error.message.partition("; did you mean")[0] + hint)
        except CompileError as error:
            hint = _hint(node, node.schema[keyword])
            told = error.message.partition("; did you mean")[0] if hint else error.message
            yield Finding((*node.path, keyword), told + hint)
        except (RecursionError, ValueError, TypeError) as error:
            yield Finding((*node.path, keyword), f"{keyword} can't be followed: {error}")


def _is_read(error: UnknownDocumentError) -> bool:
    """Return whether a document was found, but has an error."""
    return "nothing is fetched" not in error.message


def _hint(node: SchemaNode, reference: str) -> str:
    """Return the corrected reference within the document if only its spelling is wrong."""
    if node.document.index is None or node.location is None:
        return ""
    led = (each for each in _spellings(reference) if node.document.lead(node.location, each) is not None)
    found = next(led, None)
    return f"; did you mean {found!r}?" if found else ""


def _spellings(reference: str) -> Iterator[str]:
    """Yield what a reference may have been meant to be: with `#/`, escaped, or as a definition of that name."""
    yield f"#/{reference.lstrip('#/')}"
    if not reference.startswith("#"):
        yield f"#{reference}"
    _, _, last = reference.partition("/$defs/") if "/$defs/" in reference else reference.partition("/definitions/")
    if "/" in last:
        yield f"{reference[: len(reference) - len(last)]}{last.replace('~', '~0').replace('/', '~1')}"
    if reference.startswith("#."):
        yield f"#/{reference[2:].replace('.', '/')}"
    if reference.startswith("#") or _NAME.fullmatch(reference):
        name = reference.rpartition("/")[2].removeprefix("#")
        yield from (f"#/{keyword}/{name}" for keyword in DEFINITIONS)


_NAME: Final = re.compile(r"[\w-]+")


@rule(
    "JS217",
    "reference-not-encoded",
    WARNING,
    what="A reference has characters that a URI can't have, such as a space or `<`.",
    why="Validators that check it refuse the schema; in a URI they are percent-encoded (RFC 3986, section 2.1).",
    bad='{"$defs": {"A B": {"type": "string"}}, "type": "object", "properties": {"a": {"$ref": "#/$defs/A B"}}}',
    good='{"$defs": {"A B": {"type": "string"}}, "type": "object", "properties": {"a": {"$ref": "#/$defs/A%20B"}}}',
    keywords=REFERENCES,
    fix=SAFE,
    safety="Only what must be encoded is; the target does not change.",
)
def unencoded_reference(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    for keyword in REFERENCES:
        reference = node.schema.get(keyword)
        if not isinstance(reference, str) or not _UNENCODED.search(reference):
            continue
        encoded = _UNENCODED.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), reference)
        path = (*node.path, keyword)
        leads = node.document.index is None or node.location is None or node.target(keyword) is not None
        fix = (Replace(path, encoded),) if leads else ()
        yield Finding(path, f"{show(reference)} has to be percent-encoded in a URI: {show(encoded)}", fix=fix)


@rule(
    "JS218",
    "unescaped-tilde",
    WARNING,
    what="A JSON Pointer has a `~` that neither 0 nor 1 follows.",
    why="Validators refuse it: `~` is spelt `~0`, and `/` in a name `~1` (RFC 6901, section 3).",
    bad='{"$defs": {"a~b": {"type": "string"}}, "type": "object", "properties": {"a": {"$ref": "#/$defs/a~b"}}}',
    good='{"$defs": {"a~b": {"type": "string"}}, "type": "object", "properties": {"a": {"$ref": "#/$defs/a~0b"}}}',
    keywords=REFERENCES,
    yields_to=("JS103",),
)
def unescaped_tilde(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    for keyword in REFERENCES:
        reference = node.schema.get(keyword)
        if isinstance(reference, str) and "#/" in reference and _LONE_TILDE.search(reference.partition("#")[2]):
            yield Finding((*node.path, keyword), f"`~` in {show(reference)} is spelt `~0` in a JSON Pointer")


_LONE_TILDE: Final = re.compile(r"~(?![01])")
_UNENCODED: Final = re.compile(r"[^!#$&-;=?-Z_a-z~\[\]%]|%(?![0-9A-Fa-f]{2})")


@rule(
    "JS104",
    "ref-cycle-without-progress",
    ERROR,
    what="References lead back to where they began without entering the instance.",
    why="No validator can decide such a schema: it is refused, or overflows the stack (Core, section 9.4.1).",
    bad='{"$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"allOf": [{"$ref": "#/$defs/a"}]}}, "$ref": "#/$defs/a"}',
    good='{"$defs": {"a": {"properties": {"next": {"$ref": "#/$defs/a"}}}}, "$ref": "#/$defs/a"}',
    root=True,
)
def ref_cycle(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    document = node.document
    nodes = [each for each in document if not _IN_PLACE.isdisjoint(each.schema)]
    if not any("$ref" in each.schema for each in nodes):
        return
    number = {id(each): position for position, each in enumerate(nodes)}
    follow: list[dict[int, int]] = []
    for each in nodes:
        location = each.target() if "$ref" in each.schema else None
        target = document.by_location.get(location) if location else None
        reached = [*(child for child in each.held if KEYWORDS[child.keyword].in_place), *([target] if target else ())]
        follow.append({number[id(other)]: 1 for other in reached if id(other) in number})
    for component in components(tuple(follow)):
        if len(component) == 1 and component[0] not in follow[component[0]]:
            continue
        at = min((nodes[position] for position in component if "$ref" in nodes[position].schema), key=_order)
        words = f"$ref {show(at.schema['$ref'])} leads back here without entering the instance: validation never ends"
        yield Finding((*at.path, "$ref"), words)


_IN_PLACE: Final = frozenset(name for name, keyword in KEYWORDS.items() if keyword.in_place)


def _order(node: SchemaNode) -> tuple[str, ...]:
    return tuple(map(str, node.path))


@rule(
    "JS122",
    "duplicate-identifier",
    ERROR,
    what="Two subschemas have the same `$id`, or two of one resource the same anchor.",
    why="What a reference to it means is undefined (Core, section 8.2): validators pick one, or refuse the schema.",
    bad='{"$defs": {"a": {"$anchor": "x", "type": "string"}, "b": {"$anchor": "x", "type": "null"}}}',
    good='{"$defs": {"a": {"$anchor": "x", "type": "string"}, "b": {"$anchor": "y", "type": "null"}}}',
    root=True,
)
def duplicate_identifier(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    seen: dict[tuple[str, str, str], SchemaNode] = {}
    for each in node.document:
        base = each.location.base if each.location else ""
        for keyword in ("$anchor", "$dynamicAnchor", each.dialect.identifier):
            name = each.schema.get(keyword)
            if not isinstance(name, str):
                continue
            kind = "$anchor" if "nchor" in keyword else "$id"
            first = seen.setdefault((kind, "" if kind == "$id" else base, name), each)
            if first is not each and (kind == "$anchor" or node.document.problem):
                words = f"{keyword} {show(name)} is taken: another subschema has it already"
                yield Finding((*each.path, keyword), words)


def unknown_uri(node: SchemaNode, keyword: str) -> str | None:
    """Return the absolute http(s) URI of another document that a reference leads to, and that is not known here."""
    if node.document.index is None or node.location is None:
        return None
    uri, _ = resolve(node.location.base, node.schema[keyword])
    if uri == node.location.base:
        return None
    try:
        node.resolve(keyword)
    except UnknownDocumentError as error:
        return None if _is_read(error) or _hint(node, node.schema[keyword]) else uri
    except REFUSALS:
        return None
    return None if node.document.lead(node.location, uri) else uri


@rule(
    "JS211",
    "remote-ref",
    INFO,
    what="A reference leads to a document that is neither among the schemas linted nor next to them.",
    why="Nothing is fetched here, so the reference is not checked; validators that fetch depend on a server.",
    bad='{"$ref": "https://example.com/elsewhere.json"}',
    good='{"$defs": {"e": {"$id": "https://example.com/elsewhere.json"}}, '
    '"$ref": "https://example.com/elsewhere.json"}',
    keywords=REFERENCES,
)
def remote_ref(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    for path, uri in _elsewhere(node, http=False):
        yield Finding(path, f"{uri} is not among the schemas that are known here, and nothing is fetched: not checked")


@rule(
    "JS503",
    "fetchable-http-ref",
    WARNING,
    what="A reference leads to an http document that is not among the schemas linted.",
    why="Some validators fetch it while they validate, unencrypted, so anyone in between can decide what is valid.",
    bad='{"$ref": "http://example.com/elsewhere.json"}',
    good='{"$defs": {"e": {"$id": "http://example.com/elsewhere.json"}}, "$ref": "http://example.com/elsewhere.json"}',
    keywords=REFERENCES,
)
def fetchable_ref(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    for path, uri in _elsewhere(node, http=True):
        yield Finding(path, f"{uri} is not known here: a validator that fetches it trusts anyone who can intercept it")


def _elsewhere(node: SchemaNode, *, http: bool) -> Iterator[tuple[Path, str]]:
    for keyword in REFERENCES:
        uri = unknown_uri(node, keyword) if isinstance(node.schema.get(keyword), str) else None
        if uri and (scheme_of(uri) == "http") is http:
            yield (*node.path, keyword), uri


@rule(
    "JS135",
    "reference-to-a-map",
    ERROR,
    what="A `$ref` leads to a map of subschemas, such as `#/properties` or `#/$defs`, and not to one of them.",
    why="The names in it are read as keywords, so it does not assert what was intended.",
    bad='{"$defs": {"A": {"type": "string"}}, "type": "object", "properties": {"a": {"$ref": "#/$defs"}}}',
    good='{"$defs": {"A": {"type": "string"}}, "type": "object", "properties": {"a": {"$ref": "#/$defs/A"}}}',
    keywords=("$ref",),
)
def reference_to_map(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    reference = node.schema["$ref"]
    fragment = defrag(reference)[1] if isinstance(reference, str) else ""
    tokens = tuple(tokens_of(fragment)) if fragment.startswith("/") else ()
    if not tokens or tokens[-1] not in _MAPS or _maps_within(tokens[:-1]):
        return
    names = list(_held(node, tokens))
    example = f", such as `{reference}/{names[0]}`" if names else ""
    yield Finding((*node.path, "$ref"), f"`{reference}` is a map of subschemas and not a schema{example}")


_MAPS: Final = frozenset(name for name, keyword in KEYWORDS.items() if keyword.shape == "schema map")


def _maps_within(tokens: tuple[str, ...]) -> bool:
    """Return whether what some tokens lead to is a map, so that the next one is a name in it."""
    within = False
    for token in tokens:
        within = not within and token in _MAPS
    return within


def _held(node: SchemaNode, tokens: tuple[str, ...]) -> Iterator[str]:
    """Yield the names in the object that tokens lead to, if it is in this document."""
    value = node.document.root if str(node.schema["$ref"]).startswith("#") else None
    for token in tokens:
        value = value.get(token) if isinstance(value, dict) else None
    yield from value if isinstance(value, dict) else ()
