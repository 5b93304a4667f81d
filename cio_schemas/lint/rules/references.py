"""What refers and what is referred to: JS1, JS2 and JS5, on references and identifiers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cio_schemas.ecma.graph import components
from cio_schemas.exceptions import CompileError
from cio_schemas.failures.messages import show
from cio_schemas.lint.document import REFERENCES
from cio_schemas.rules.rule import ERROR, INFO, WARNING, Finding, rule
from cio_schemas.schema.keywords import KEYWORDS
from cio_schemas.schema.references import resolve, scheme_of, split

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
        except CompileError as error:
            yield Finding((*node.path, keyword), error.message)
        except (RecursionError, ValueError, TypeError) as error:
            yield Finding((*node.path, keyword), f"{keyword} can't be followed: {error}")


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
        words = f"$ref {show(at.schema['$ref'])} leads back here without entering the instance: no validator can end"
        yield Finding((*at.path, "$ref"), words)


_IN_PLACE: Final = frozenset(name for name, keyword in KEYWORDS.items() if keyword.in_place)


def _order(node: SchemaNode) -> tuple[str, ...]:
    return tuple(map(str, node.path))


@rule(
    "JS122",
    "duplicate-identifier",
    ERROR,
    what="Two subschemas have the same `$id`, or two of one resource the same anchor.",
    why="What a reference to it means is undefined (Core, section 8.2): validators take one, or refuse.",
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
    """The absolute http(s) URI of another document that a reference leads to, and that is not known here."""
    if node.document.index is None or node.location is None:
        return None
    uri, _ = resolve(node.location.base, node.schema[keyword])
    if scheme_of(uri) not in ("http", "https") or uri == node.location.base:
        return None
    root = node.document.nodes[()].location
    if root and _is_beside(uri, root.base) and not scheme_of(node.schema[keyword]):
        return None  # a relative reference names a file beside this one, which should be here
    return None if node.document.lead(node.location, uri) else uri


def _is_beside(uri: str, base: str) -> bool:
    return split(uri)[:2] == split(base)[:2]


@rule(
    "JS211",
    "remote-ref",
    INFO,
    what="A reference leads to an https document that is not among the schemas linted.",
    why="Nothing is fetched here, so the reference is not checked; validators that fetch depend on that server.",
    bad='{"$ref": "https://example.com/elsewhere.json"}',
    good='{"$defs": {"e": {"$id": "https://example.com/elsewhere.json"}}, '
    '"$ref": "https://example.com/elsewhere.json"}',
    keywords=REFERENCES,
)
def remote_ref(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    for path, uri in _elsewhere(node, "https"):
        yield Finding(path, f"{uri} is not among the schemas that are known here, and nothing is fetched: not checked")


@rule(
    "JS503",
    "fetchable-http-ref",
    WARNING,
    what="A reference leads to an http document that is not among the schemas linted.",
    why="Some validators fetch it while they validate, unencrypted: who answers decides what is valid.",
    bad='{"$ref": "http://example.com/elsewhere.json"}',
    good='{"$defs": {"e": {"$id": "http://example.com/elsewhere.json"}}, "$ref": "http://example.com/elsewhere.json"}',
    keywords=REFERENCES,
)
def fetchable_ref(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    for path, uri in _elsewhere(node, "http"):
        yield Finding(path, f"{uri} is not known here: a validator that fetches it trusts whoever answers on the way")


def _elsewhere(node: SchemaNode, scheme: str) -> Iterator[tuple[Path, str]]:
    for keyword in REFERENCES:
        uri = unknown_uri(node, keyword) if isinstance(node.schema.get(keyword), str) else None
        if uri and scheme_of(uri) == scheme:
            yield (*node.path, keyword), uri
