"""JS1, names of properties that patterns match too."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final

from cio_schemas import ecma
from cio_schemas.failures.messages import show
from cio_schemas.lint.analysis.clashes import possible
from cio_schemas.lint.analysis.patterns import matches, texts_of
from cio_schemas.lint.analysis.types import ATOMS, declared
from cio_schemas.rules.rule import WARNING, Finding, rule
from cio_schemas.runtime import equal
from cio_schemas.schema.keywords import KEYWORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.lint.analysis.context import Analysis
    from cio_schemas.lint.document import SchemaNode


@rule(
    "JS119",
    "properties-and-patternProperties-overlap",
    WARNING,
    what="A name of `properties` also matches a pattern of `patternProperties`; or a name matches two patterns whose "
    "types exclude each other.",
    why="The value must satisfy both, while most readers expect the more specific one to win.",
    bad='{"properties": {"x-id": {"type": "integer"}}, "patternProperties": {"^x-": {"type": "string"}}}',
    good='{"properties": {"id": {"type": "integer"}}, "patternProperties": {"^x-": {"type": "string"}}}',
    keywords=("patternProperties",),
)
def property_overlap(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    properties, keyed = node.schema.get("properties"), node.schema.get("patternProperties")
    yield from _contradictory_patterns(node, analysis)
    if not isinstance(properties, dict) or not isinstance(keyed, dict):
        return
    wanted = {pattern: _deciding(schema) for pattern, schema in keyed.items() if not _is_meant(pattern)}
    narrowing = [pattern for pattern, schema in wanted.items() if not _is_anything(schema)]
    for name, schema in properties.items():
        named = _deciding(schema)
        matching = (each for each in narrowing if matches(each, name) and not equal(wanted[each], named))
        pattern = next(matching, None)
        if pattern is not None:
            words = f"{show(name)} has to satisfy `patternProperties` {show(pattern)} too"
            yield Finding((*node.path, "properties", name), words, key=True)


def _is_anything(schema: Any) -> bool:
    """Return whether a schema plainly accepts every value."""
    branches = schema.get("anyOf") if isinstance(schema, dict) and schema.keys() == {"anyOf"} else None
    types = [declared(each) for each in branches or () if isinstance(each, dict) and each.keys() == {"type"}]
    return schema in (True, {}) or frozenset().union(*types) >= ATOMS


def _deciding(schema: Any) -> Any:
    """Return a schema without what only describes it."""
    if not isinstance(schema, dict):
        return schema
    return {name: value for name, value in schema.items() if name not in KEYWORDS or KEYWORDS[name].decides}


def _contradictory_patterns(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    """Yield patterns of names that other patterns match too, if no value is of the types that both want."""
    keyed = [child for child in node.held if child.keyword == "patternProperties"][:_MAX_PATTERNS]
    for one, two in combinations(keyed, 2):
        if possible(analysis.conjuncts(one)) & possible(analysis.conjuncts(two)):
            continue
        shared, _ = texts_of(str(one.path[-1]), str(two.path[-1]))
        if shared:
            words = f"{show(shared[0])} matches {show(one.path[-1])} too, and no value is of the types that both want"
            yield Finding(two.path, words, key=True)


def _is_meant(pattern: str) -> bool:
    """Return whether a pattern lists names, or can't be read."""
    try:
        ecma.compile(pattern)
    except ecma.PatternError:
        return True
    return bool(_NAMES.fullmatch(pattern))


_MAX_PATTERNS: Final = 12  # of an object that are compared, each with each
_NAMES: Final = re.compile(r"\^(?:\((?:\?:)?[\w$|-]+\)|[\w-]+)\$")
