"""JS1, on what applies together: a consequence and what is around it, members of `allOf`, a `$ref` and its siblings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cio_schemas.failures.messages import show
from cio_schemas.lint.analysis.exclusion import exclusions, speaking
from cio_schemas.lint.analysis.members import mapping, strings
from cio_schemas.lint.rules.contradictions import forbids
from cio_schemas.rules.rule import WARNING, Finding, rule
from cio_schemas.schema.pointer import json_pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.lint.analysis.context import Analysis
    from cio_schemas.lint.document import SchemaNode


@rule(
    "JS128",
    "contradictory-consequence",
    WARNING,
    what="A `then`, an `else` or a dependent schema contradicts the schema around it.",
    why="Nothing is valid where it applies, or a property can't be there, which is probably a mistake; if it is "
    "intended, write `false`.",
    bad='{"type": "object", "properties": {"a": {"type": "integer"}, "b": {"type": "string"}}, "required": ["b"], '
    '"if": {"required": ["a"]}, "then": {"properties": {"b": {"type": "integer"}}}}',
    good='{"type": "object", "properties": {"a": {"type": "integer"}, "b": {"type": "string"}}, "required": ["b"], '
    '"if": {"required": ["a"]}, "then": {"properties": {"b": {"maxLength": 5}}}}',
    keywords=("then", "else", "dependentSchemas", "dependencies"),
    yields_within=("JS105", "JS106", "JS110", "JS111"),
)
def contradictory_consequence(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    for child in node.held:
        if child.keyword in ("then", "else") and isinstance(node.schema.get("if"), dict):
            condition = node.document.nodes.get((*node.path, "if"))
            conditions = (condition,) if condition and child.keyword == "then" else ()
        elif child.keyword in ("dependentSchemas", "dependencies"):
            conditions = ()
        else:
            continue
        if _excludes(node, analysis, child, *conditions):
            yield _contradiction(node, child)
            continue
        parts = [*_forbidden_requirements(node, analysis, child), *_forbidden_properties(node, analysis, child)]
        yield from parts
        if not parts and _excludes_around(node, analysis, child, *conditions):
            yield _contradiction(node, child)


def _contradiction(node: SchemaNode, child: SchemaNode) -> Finding:
    keyword = child.path[len(node.path)]
    words = f"`{keyword}` contradicts the keywords around it: where it applies, nothing is valid"
    return Finding(child.path, words, key=True)


def _forbidden_requirements(node: SchemaNode, analysis: Analysis, child: SchemaNode) -> Iterator[Finding]:
    """Yield the names that a conditional subschema requires and what is around it forbids."""
    keyword = child.path[len(node.path)]
    around = analysis.around(node)
    for number, name in enumerate(strings(child.schema, "required")):
        reason = next(filter(None, (forbids(analysis, each, name, own=True) for each in around)), None)
        if reason:
            words = f"`{keyword}` requires {show(name)}, and {reason}: where it applies, nothing is valid"
            yield Finding((*child.path, "required", number), words)


def _forbidden_properties(node: SchemaNode, analysis: Analysis, child: SchemaNode) -> Iterator[Finding]:
    """Yield the properties that a conditional subschema and what is around it forbid together."""
    keyword, *dependency = child.path[len(node.path) :]
    for name, schema in mapping(child.schema, "properties").items():
        if schema is False and name in dependency:
            path = (*child.path, "properties", name)
            yield Finding(path, f"`{keyword}` applies where {show(name)} is there, and this forbids it", key=True)
    for each in exclusions(analysis, analysis.conjuncts(child), analysis.around(node)):
        words = f"`{keyword}` contradicts the keywords around it: where it applies, no {each.what} is valid"
        yield Finding(each.own.path, words, key=True)


def _excludes(node: SchemaNode, analysis: Analysis, child: SchemaNode, *conditions: SchemaNode) -> bool:
    """Return whether nothing satisfies a subschema and what is around it, where each by itself can be satisfied."""
    if analysis.has_instance(node, child, *conditions):
        return False
    possibilities = analysis.possibilities
    without = (node, "if" if child.keyword in ("then", "else") else child.keyword)
    around = (node.location, *(each.location for each in conditions))
    if not possibilities.is_empty(*around, child.location, without=without):
        return False
    return not possibilities.is_empty(child.location) and not possibilities.is_empty(*around, without=without)


def _excludes_around(node: SchemaNode, analysis: Analysis, child: SchemaNode, *conditions: SchemaNode) -> bool:
    """Return the same of a member of `allOf` that requires what the consequence of another member forbids."""
    if node.keyword != "allOf" or not conditions:
        return False
    assert node.parent is not None
    beside = [other for each in node.parent.held if each is not node and each.keyword == "allOf" for other in each.held]
    forbidden = {name for each in beside if each.keyword in ("then", "else") for name in _forbidden(each)}
    if forbidden.isdisjoint(strings(child.schema, "required")):
        return False
    holders = [node, *node.around()]
    if analysis.has_instance(*holders, child, *conditions):
        return False
    is_empty = analysis.implications.is_empty
    around = [each.location for each in (*holders, *conditions)]
    return is_empty(*around, child.location) and not is_empty(*around, without=(node, "if"))


def _forbidden(consequence: SchemaNode) -> Iterator[str]:
    """Yield the names that a consequence plainly forbids."""
    for name, schema in mapping(consequence.schema, "properties").items():
        if schema is False or schema == {"not": {}}:
            yield name
    yield from strings(mapping(consequence.schema, "not"), "required")


@rule(
    "JS143",
    "contradictory-part",
    WARNING,
    what="What members of an `allOf`, or a `$ref` and its siblings, say of a property or an item excludes every value.",
    why="The property, or an item, can never be there: both apply, and neither overrides the other.",
    bad='{"$defs": {"Base": {"type": "object", "properties": {"id": {"type": "integer"}}}}, '
    '"$ref": "#/$defs/Base", "properties": {"id": {"type": "string"}}}',
    good='{"$defs": {"Base": {"type": "object", "properties": {"id": {"type": "integer"}}}}, '
    '"$ref": "#/$defs/Base", "properties": {"id": {"minimum": 1}}}',
    keywords=("allOf", "$ref"),
)
def contradictory_part(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    found = analysis.conjuncts(node)
    spoken = speaking(found)
    if len(spoken) < 2:
        return
    required = {name for each in found for name in strings(each.schema, "required")}
    told = set()
    for each in spoken:
        others = [other for other in spoken if not each.branch == other.branch != 0]
        for part in exclusions(analysis, [each], others):
            pair = (part.other.path, part.own.path)
            if frozenset(pair) in told or part.own.path[-1] in required:
                continue  # of one that is required, JS125 says that nothing is valid
            told.add(frozenset(pair))
            place = max(pair, key=lambda path: ("properties" in path, path[: len(node.path)] == node.path, len(path)))
            other = next(path for path in pair if path != place)
            words = f"no {part.what} is valid: what {json_pointer(other)} says of it contradicts this"
            yield Finding(place, words, key=True)
