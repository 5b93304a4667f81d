"""Instances near a schema, tried one after the other until one shows what a rule says; the Validator judges them."""

from __future__ import annotations

import math
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from cio_schemas import ecma
from cio_schemas.ecma.tree import Alternation, Chars, Group, Repeat, Sequence
from cio_schemas.ecma.tree import Node as Tree
from cio_schemas.lint.analysis import ATOMS, declared
from cio_schemas.lint.conjunction import Conjunct, elsewhere
from cio_schemas.runtime import is_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cio_schemas.lint.document import Document

MAX_CANDIDATES: Final = 60
_DEPTH: Final = 3
_MAX_ITEMS: Final = 20

_FORMATS: Final = {
    "date": "2024-02-29",
    "date-time": "2024-02-29T12:00:00Z",
    "duration": "P1D",
    "email": "ann@example.com",
    "hostname": "www.example.com",
    "idn-email": "ann@example.com",
    "idn-hostname": "www.example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "iri": "https://example.com/a",
    "iri-reference": "/a",
    "json-pointer": "/a",
    "regex": "^a$",
    "relative-json-pointer": "0",
    "time": "12:00:00Z",
    "uri": "https://example.com/a",
    "uri-reference": "/a",
    "uri-template": "/{a}",
    "uuid": "2eb8aa08-aa98-41ea-b4aa-73b441d16380",
}
"""A text of each format."""


def example(document: Document, schema: Any) -> Any:
    """Give one instance that a schema probably accepts.

    Args:
        document: Whose references it may use, by their place in the document's root.
        schema: A schema, or a boolean.
    """
    root = document.nodes[()].location if document.nodes else None
    found = elsewhere(document, schema, root) if isinstance(schema, dict) else []
    return next(candidates(document, found), "…")


def candidates(document: Document, found: list[Conjunct]) -> Iterator[Any]:
    """Yield instances that keywords which apply together may accept, the simplest first.

    Args:
        document: Whose references may be followed.
        found: Schema objects that apply together.

    Yields:
        At most MAX_CANDIDATES instances.
    """
    return islice(_values(document, found, _DEPTH), MAX_CANDIDATES)


def _values(document: Document, found: list[Conjunct], depth: int) -> Iterator[Any]:
    for each in found:
        if "const" in each.schema:
            yield each.schema["const"]
        for keyword in ("enum", "examples"):
            values = each.schema.get(keyword)
            yield from values[:8] if isinstance(values, list) else ()
        if "default" in each.schema:
            yield each.schema["default"]
    types = ATOMS.intersection(*(declared(each.schema) for each in found))
    for name in _likely(found):
        if name in types:
            yield from _MAKERS[name](document, found, depth)
    if depth > 0:
        yield from _by_branch(document, found, depth)


def _likely(found: list[Conjunct]) -> list[str]:
    """The types, those first whose keywords are there."""
    keys = set().union(*(each.schema for each in found)) if found else set()
    wanted = [name for name, keywords in _KEYWORDS.items() if keys & keywords]
    return wanted + [name for name in _MAKERS if name not in wanted]


_KEYWORDS: Final = {
    "object": {"properties", "required", "additionalProperties", "patternProperties", "minProperties"},
    "array": {"items", "prefixItems", "contains", "minItems", "maxItems", "uniqueItems"},
    "string": {"minLength", "maxLength", "pattern", "format"},
    "integer": {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"},
}


def _by_branch(document: Document, found: list[Conjunct], depth: int) -> Iterator[Any]:
    for each in found:
        for keyword in ("anyOf", "oneOf"):
            branches = each.schema.get(keyword)
            for number, branch in enumerate(branches if isinstance(branches, list) else ()):
                if isinstance(branch, dict):
                    yield from islice(
                        _values(document, [*found, *_below(document, each, branch, keyword, number)], depth - 2), 8
                    )


def _below(document: Document, each: Conjunct, schema: dict[str, Any], *steps: str | int) -> list[Conjunct]:
    return elsewhere(document, schema, document.below(each.location, *steps))


def _numbers(found: list[Conjunct], *, whole: bool) -> Iterator[Any]:
    near = [
        each.schema[name]
        for each in found
        for name in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")
        if is_number(each.schema.get(name))
    ]
    steps = [each.schema["multipleOf"] for each in found if is_number(each.schema.get("multipleOf"))]
    product = math.prod(steps) if steps and all(isinstance(step, int) for step in steps) else None
    numbers: list[Any] = [*([product] if product else []), *near]
    for value in near:
        numbers += [value + 1, value - 1, value * 2]
    for value in (*numbers, 0, 1, -1, 2) if whole else (*numbers, 1.5, 0.5, -0.5):
        if not (isinstance(value, float) and not math.isfinite(value)) and (not whole or value == int(value)):
            yield int(value) if whole else value


def _strings(_document: Document, found: list[Conjunct], _depth: int) -> Iterator[str]:
    least = int(max((each.schema["minLength"] for each in found if is_number(each.schema.get("minLength"))), default=0))
    for each in found:
        name, pattern = each.schema.get("format"), each.schema.get("pattern")
        if isinstance(name, str) and name in _FORMATS:
            yield _FORMATS[name]
        if isinstance(pattern, str):
            yield from _matching(pattern)
    if least <= 10_000:
        yield from ("a" * max(least, 1), "a" * least)
    yield from ("", "a", "A", "1", "ab", "a b", "é")


def _matching(pattern: str) -> Iterator[str]:
    """Texts that a pattern probably matches."""
    try:
        tree = ecma.parse(pattern, unicode=ecma.is_regex(pattern))
    except ecma.PatternError:
        return
    for more in (0, 1):
        yield _text(tree, more)[:10_000]


def _text(tree: Tree, more: int) -> str:
    match tree:
        case Chars(points):
            return chr(points.sample())
        case Sequence(items):
            return "".join(_text(item, more) for item in items)
        case Alternation(options):
            return _text(options[-1 if more else 0], more)
        case Repeat(body, low, high):
            times = low + (more if high is None or high > low else 0)
            return _text(body, more) * min(times, 1000)
        case Group(body):
            return _text(body, more)
        case _:
            return ""


def _arrays(document: Document, found: list[Conjunct], depth: int) -> Iterator[list[Any]]:
    least = int(
        max(
            (each.schema[name] for each in found for name in ("minItems",) if is_number(each.schema.get(name))),
            default=0,
        )
    )
    if depth <= 0:
        yield []
        return
    items: list[Any] = []
    prefix = max(
        (each.schema.get("prefixItems") or [] for each in found),
        key=lambda each: len(each) if isinstance(each, list) else 0,
        default=[],
    )
    for length in dict.fromkeys((least, len(prefix), max(least, 1), 0)):
        items = [_item(document, found, depth, number) for number in range(min(length, _MAX_ITEMS))]
        if length <= _MAX_ITEMS:
            yield items
            yield [number if isinstance(item, int) else item for number, item in enumerate(items)]


def _item(document: Document, found: list[Conjunct], depth: int, number: int) -> Any:
    inside: list[Conjunct] = []
    for each in found:
        prefix = each.schema.get("prefixItems")
        prefix = prefix if isinstance(prefix, list) else []
        steps = ("prefixItems", number) if number < len(prefix) else ("items",)
        schema = prefix[number] if number < len(prefix) else each.schema.get("items")
        if isinstance(schema, dict):
            inside += _below(document, each, schema, *steps)
        if isinstance(each.schema.get("contains"), dict) and number >= len(prefix):
            inside += _below(document, each, each.schema["contains"], "contains")
    return next(_values(document, inside, depth - 1), 0)


def _objects(document: Document, found: list[Conjunct], depth: int) -> Iterator[dict[str, Any]]:
    described: dict[str, None] = {}
    required: dict[str, None] = {}
    for each in found:
        properties, names = each.schema.get("properties"), each.schema.get("required")
        described |= (
            dict.fromkeys(name for name, value in (properties or {}).items() if value is not False)
            if isinstance(properties, dict)
            else {}
        )
        required |= dict.fromkeys(name for name in names if isinstance(name, str)) if isinstance(names, list) else {}
    if depth <= 0 and not required:
        yield {}
        return
    for names in (required, required | described, *({**required, name: None} for name in list(described)[:5]), {}):
        yield {name: _property(document, found, depth, name) for name in list(names)[: 50 if depth == _DEPTH else 8]}


def _property(document: Document, found: list[Conjunct], depth: int, name: str) -> Any:
    if depth <= -2:
        return None
    inside: list[Conjunct] = []
    for each in found:
        properties = each.schema.get("properties")
        schema = properties.get(name) if isinstance(properties, dict) else None
        steps: tuple[str, ...] = ("properties", name)
        if schema is None and isinstance(each.schema.get("additionalProperties"), dict):
            schema, steps = each.schema["additionalProperties"], ("additionalProperties",)
        if isinstance(schema, dict):
            inside += _below(document, each, schema, *steps)
    return next(_values(document, inside, depth - 1), "a")


_MAKERS: Final[dict[str, Callable[[Document, list[Conjunct], int], Iterator[Any]]]] = {
    "object": _objects,
    "string": _strings,
    "integer": lambda _document, found, _depth: _numbers(found, whole=True),
    "array": _arrays,
    "boolean": lambda _document, _found, _depth: iter((True, False)),
    "null": lambda _document, _found, _depth: iter((None,)),
    "fraction": lambda _document, found, _depth: _numbers(found, whole=False),
}


def variations(instance: Any) -> Iterator[Any]:
    """Yield instances that differ from one in one place: a member less or more, another value.

    Args:
        instance: Any instance.
    """
    yield from _OTHERS
    if isinstance(instance, dict):
        for name, value in list(instance.items())[:_MAX_ITEMS]:
            yield {other: kept for other, kept in instance.items() if other != name}
            others: tuple[Any, ...] = (None, "", 0, [], {}, _nudged(value))
            for new in others:
                yield {**instance, name: new}
        yield {**instance, "\u2026": None}
    elif isinstance(instance, list):
        for number, value in enumerate(instance[:_MAX_ITEMS]):
            yield instance[:number] + instance[number + 1 :]
            yield [*instance[:number], _nudged(value), *instance[number + 1 :]]
        yield [*instance, None]
        yield instance + instance[:1]
    else:
        yield _nudged(instance)


_OTHERS: Final[tuple[Any, ...]] = (None, True, False, 0, 1, -1, 0.5, "", "a", [], [0], {}, {"a": 0})


def _nudged(value: Any) -> Any:
    if isinstance(value, str):
        return value + "a"
    return value + 1 if is_number(value) else [value]
