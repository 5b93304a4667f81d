"""JS1, on conditions: what an `if`, a `not` or a `contains` matches although it does not have what they ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cio_schemas.failures.messages import show
from cio_schemas.lint.analysis.clashes import possible
from cio_schemas.lint.analysis.conjunction import Conjunct, is_alone, named, of_node, together, within
from cio_schemas.lint.analysis.members import strings
from cio_schemas.lint.analysis.types import listed
from cio_schemas.rules.rule import WARNING, Finding, rule
from cio_schemas.schema.keywords import KEYWORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.lint.analysis.context import Analysis
    from cio_schemas.lint.document import Document, SchemaNode


@rule(
    "JS127",
    "vacuous-if",
    WARNING,
    what="An `if` tests the value of a property that it does not require.",
    why="An object without the property satisfies it, so `then` applies to it, which is seldom intended.",
    bad='{"type": "object", "if": {"properties": {"kind": {"const": "a"}}}, "then": {"required": ["x"]}, '
    '"properties": {"kind": {"type": "string"}, "x": {"type": "string"}}}',
    good='{"type": "object", "if": {"properties": {"kind": {"const": "a"}}, "required": ["kind"]}, '
    '"then": {"required": ["x"]}, "properties": {"kind": {"type": "string"}, "x": {"type": "string"}}}',
    keywords=("if",),
)
def vacuous_if(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    condition = node.document.nodes.get((*node.path, "if"))
    has_then = isinstance(node.schema.get("then"), dict)
    if condition is None or not (has_then or isinstance(node.schema.get("else"), dict)):
        return
    asked = _optional(analysis, condition, _around(analysis, node))
    if asked is None or asked.name in _required_beside(node):
        return  # there it is required, so that here it is left out on purpose
    consequences = (node.schema.get(each, True) for each in ("then", "else"))
    if "object" not in possible(analysis.contexts(node)) or not any(map(_asserts, consequences)):
        return  # there is none to apply to, or nothing to apply
    result = "`then` applies" if has_then else "`else` does not apply"
    words = f"an object without {show(asked.name)} satisfies this `if` too, so {result} to it"
    yield _found(asked, condition, f"{words}; `required` in the `if` excludes it")


@rule(
    "JS142",
    "vacuous-match",
    WARNING,
    what="A `not` or a `contains` tests the value of a property that it does not require.",
    why="What lacks the property matches: `not` refuses it, and to `contains` it counts, which is seldom intended.",
    bad='{"type": "object", "properties": {"kind": {"type": "string"}}, '
    '"not": {"properties": {"kind": {"const": "a"}}}}',
    good='{"type": "object", "properties": {"kind": {"type": "string"}}, '
    '"not": {"properties": {"kind": {"const": "a"}}, "required": ["kind"]}}',
    keywords=("not", "contains"),
    yields_to=("JS111",),
)
def vacuous_match(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    for keyword, (what, follows) in _MATCHING.items():
        condition = node.document.nodes.get((*node.path, keyword))
        if condition is None:
            continue
        around = _around(analysis, node if keyword == "not" else condition)
        beside = [each for each in around if each.node is not condition]
        asked = _optional(analysis, condition, beside)
        if asked and "object" in possible(beside):
            result = "`if` does not hold" if keyword == "not" and node.keyword == "if" else follows
            words = f"{what} without {show(asked.name)} matches this `{keyword}` too, so {result}"
            yield _found(asked, condition, f"{words}; `required` in the `{keyword}` excludes it")


# Keyword -> what matches it, and what follows from that.
_MATCHING: Final = {"not": ("an object", "it is refused"), "contains": ("an item", "it counts")}


class _Asked(NamedTuple):
    """A property that a condition asks a value of: its name, and the schema object that asks."""

    name: str
    by: Conjunct


def _found(asked: _Asked, condition: SchemaNode, words: str) -> Finding:
    path = asked.by.path
    return Finding(condition.path, words, key=True) if path is None else Finding((*path, "properties"), words, key=True)


def _around(analysis: Analysis, node: SchemaNode) -> list[Conjunct]:
    """Return what applies where a subschema does, with what holds because it is a consequence or within one."""
    found = analysis.with_referrers(node)
    for each in (node, *node.around()):
        found += _premises(analysis, each)
    return found


def _premises(analysis: Analysis, node: SchemaNode) -> list[Conjunct]:
    """Return what holds wherever a `then`, an `else` or a dependent schema applies; nothing for other subschemas."""
    if node.parent is None:
        return []
    if node.keyword in ("dependentSchemas", "dependencies"):
        return [of_node(node.parent)._replace(node=None, schema={"required": [node.path[-1]]})]
    condition = node.document.nodes.get((*node.parent.path, "if")) if node.keyword in ("then", "else") else None
    if condition is not None and node.keyword == "else":
        is_negation = is_alone(condition, "not")
        condition = node.document.nodes.get((*condition.path, "not")) if is_negation else None
    return analysis.conjuncts(condition) if condition else []


def _optional(analysis: Analysis, condition: SchemaNode, around: list[Conjunct]) -> _Asked | None:
    """Return a property that a condition asks a value of, and that may be absent where it holds; None if none is."""
    found = analysis.conjuncts(condition)
    unions = [[*within(condition.document, each, "anyOf")] for each in found if "anyOf" in each.schema]
    ways = [found] if not unions else [[*found, *together(condition.document, each)] for each in unions[0]]
    for way in ways if len(unions) < 2 else ():
        asked = next(_unrequired(analysis, way, around, _LEVELS), None)
        if asked is not None:
            return asked
    return None


def _unrequired(analysis: Analysis, found: list[Conjunct], around: list[Conjunct], levels: int) -> Iterator[_Asked]:
    """Yield the properties that schema objects ask a value of, and that neither they nor others require."""
    if not levels or not all(each.schema.keys() <= _PLAIN for each in found):
        return
    required = _required(analysis.document, [*found, *around])
    for each in found:
        for name, child in named(analysis.document, each):
            inner = together(analysis.document, child)
            beside = [
                other
                for held in around
                for key, one in named(analysis.document, held)
                if key == name
                for other in together(analysis.document, one)
            ]
            if name in required:
                yield from _unrequired(analysis, inner, beside, levels - 1)
            elif _asks(analysis.document, inner, levels - 1) and not _is_defaulted(analysis, inner, beside):
                yield _Asked(name, each)


def _required(document: Document, found: list[Conjunct]) -> set[str]:
    """Return the names that schema objects require, or all branches of one of them."""
    required = {name for each in found for name in strings(each.schema, "required")}
    for each in found:
        for keyword in ("anyOf", "oneOf"):
            branches = [together(document, branch) for branch in within(document, each, keyword)]
            if branches and len(branches) == len(each.schema[keyword]):
                in_each = [
                    {name for held in branch for name in strings(held.schema, "required")} for branch in branches
                ]
                required |= set.intersection(*in_each)
    return required


_PLAIN: Final = frozenset(
    ("properties", "type", "required", "title", "description", "$comment", "$ref", "allOf", "anyOf")
)
_LEVELS: Final = 12  # of subschemas to go into
_ASKING: Final = frozenset(
    (
        *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "pattern", "format", "minLength"),
        *("contains", "minItems", "minProperties", "required"),
    )
)


def _asks(document: Document, found: list[Conjunct], levels: int) -> bool:
    """Return whether schema objects for a property ask for a value that not all have, or for one within it."""
    if any(None in (listed(each.schema) or ("", ()))[1] for each in found):
        return False  # what is absent counts as null
    if any(listed(each.schema) is not None or not _ASKING.isdisjoint(each.schema) for each in found):
        return True
    return levels > 0 and any(
        _asks(document, together(document, child), levels - 1) for each in found for _, child in named(document, each)
    )


def _is_defaulted(analysis: Analysis, asked: list[Conjunct], described: list[Conjunct]) -> bool:
    """Return whether the property, if absent, counts as having a value that is asked for."""
    defaults = [each.schema["default"] for each in described if "default" in each.schema]
    return any(analysis.is_accepted(value, asked) for value in defaults)


def _asserts(schema: Any, levels: int = _LEVELS) -> bool:
    """Return whether a subschema may refuse something, and does not only describe."""
    if not isinstance(schema, dict) or not levels:
        return schema is not True
    found = [(KEYWORDS[name], value) for name, value in schema.items() if name in KEYWORDS and KEYWORDS[name].decides]
    return any(
        any(_asserts(each, levels - 1) for each in value.values())
        if keyword.shape == "schema map" and isinstance(value, dict)
        else keyword.shape != "schema" or _asserts(value, levels - 1)
        for keyword, value in found
    )


def _required_beside(node: SchemaNode) -> set[str]:
    """Return the names that the conditions of other members of the same `allOf` ask of and require."""
    beside = node.parent.held if node.parent and node.keyword == "allOf" else ()
    conditions = [each.schema.get("if") for each in beside if each is not node]
    return {name for each in conditions if isinstance(each, dict) for name in strings(each, "required")}
