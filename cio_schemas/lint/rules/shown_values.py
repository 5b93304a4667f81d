"""JS1, values that a schema shows: defaults and examples, judged by the schema that they are in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cio_schemas.failures.messages import show
from cio_schemas.lint.analysis.clashes import refused_by
from cio_schemas.lint.analysis.members import steps_of_item, steps_of_member, strings
from cio_schemas.lint.analysis.types import atom, declared, listed, names_of
from cio_schemas.rules.rule import ERROR, Finding, rule
from cio_schemas.runtime import equal, is_number
from cio_schemas.schema.pointer import value_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.lint.analysis.context import Analysis
    from cio_schemas.lint.document import SchemaNode
    from cio_schemas.rules.changes import Path


@rule(
    "JS114",
    "invalid-default",
    ERROR,
    what="`default` is not valid under its own subschema.",
    why="Tools that fill in defaults make valid instances invalid. A default of the whole document may lack members: "
    "it is where an editor begins.",
    bad='{"type": "integer", "default": "10"}',
    good='{"type": "integer", "default": 10}',
    keywords=("default",),
)
def invalid_default(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    value = node.schema["default"]
    reason = _refusal_of(node, analysis, value)
    if not reason or (not node.path and _is_incomplete(node, analysis, value)):
        return
    hint = _advice_on_null(node.schema) if value is None else ""
    yield Finding((*node.path, "default"), f"the default {show(value)} is not valid here, since {reason}{hint}")


def _is_incomplete(node: SchemaNode, analysis: Analysis, value: Any) -> bool:
    """Return whether an object is refused for the members alone that it lacks."""
    return isinstance(value, dict) and bool(analysis.is_seen_valid(value, node, ignoring=_REQUIRED))


_REQUIRED: Final = frozenset({"required"})


def _advice_on_null(schema: dict[str, Any]) -> str:
    if {"type", "enum"} <= schema.keys() and "null" in declared(schema):
        return ": list null there, as `type` allows it"
    return ": leave it out if there is none"


@rule(
    "JS115",
    "invalid-example",
    ERROR,
    what="One of the `examples` is not valid under its own subschema.",
    why="Readers who copy the example are refused: either it or the schema is wrong.",
    bad='{"type": "string", "format": "date", "examples": ["2024-02-30"]}',
    good='{"type": "string", "format": "date", "examples": ["2024-02-29"]}',
    keywords=("examples",),
)
def invalid_example(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    examples = node.schema["examples"]
    for number, example in enumerate(examples if isinstance(examples, list) else ()):
        reason = _refusal_of(node, analysis, example)
        if reason:
            words = f"the example {show(example)} is not valid here, since {reason}"
            yield Finding((*node.path, "examples", number), words)


_LEVELS: Final = 12  # of subschemas to go into, to say what refuses a value


def _refusal_of(node: SchemaNode, analysis: Analysis, value: Any, levels: int = _LEVELS) -> str | None:
    """Return a clause that says which keyword of a subschema refuses a value; None if none does."""
    if not levels:
        return None
    if node.schema.keys() <= _SIMPLE:  # most defaults have only a type as a sibling, so nothing is compiled
        return None if atom(value) in declared(node.schema) else _refused_by(value, node, "type")
    seen = analysis.is_seen_valid(value, node)
    accepts = analysis.accepts(node) if seen is None else lambda _: seen
    if accepts is not None and _is_accepted(accepts, value):
        return None
    keyword = refused_by(value, node.schema, node.dialect)
    values = listed(node.schema)
    if keyword:
        return _refused_by(value, node, keyword)
    if values and not any(equal(value, each) for each in values[1]):
        return "`enum` does not list it" if values[0] == "enum" else f"`const` is {show(values[1][0])}"
    return _refusing_part(node, analysis, value, levels - 1) if accepts is not None else None


def _refused_by(value: Any, node: SchemaNode, keyword: str) -> str:
    """Return a clause that says how a keyword refuses a value by itself."""
    if keyword == "type":
        return f"`type` is {names_of(declared(node.schema))}"
    if keyword == "required" and isinstance(value, dict):
        missing = [name for name in strings(node.schema, keyword) if name not in value]
        return f"`required` asks for {', '.join(map(show, missing[:3]))}" + (" and others" if missing[3:] else "")
    limit = node.schema[keyword]
    return f"`{keyword}` is {show(limit)}" if is_number(limit) else f"`{keyword}` refuses it"


def _refusing_part(node: SchemaNode, analysis: Analysis, value: Any, levels: int) -> str:
    """Return a clause that says which of the subschemas that apply to a value as well refuses it."""
    branches: dict[str, list[bool]] = {}
    for child in node.held:
        accepts = analysis.accepts(child) if child.keyword in ("allOf", "anyOf", "oneOf") else None
        if accepts is not None:
            branches.setdefault(child.keyword, []).append(_is_accepted(accepts, value))
    for keyword, accepted in branches.items():
        if len(accepted) != len(node.schema[keyword]):
            continue
        if keyword == "allOf" and not all(accepted):
            branch = node.document.nodes[(*node.path, keyword, accepted.index(False))]
            return _refusal_of(branch, analysis, value, levels) or f"branch {branch.path[-1]} of `allOf` refuses it"
        if keyword != "allOf" and not any(accepted):
            return f"no branch of `{keyword}` accepts it"
        if keyword == "oneOf" and sum(accepted) > 1:
            first, second, *_ = (number for number, each in enumerate(accepted) if each)
            return f"branches {first} and {second} of `oneOf` both accept it"
    for target in node.document.targets_of(node):
        reason = _refusal_of(target, analysis, value, levels) if "$ref" not in target.schema else None
        if reason:
            return reason
    return _refused_within(node, analysis, value, levels) or "something within it is refused"


def _refused_within(node: SchemaNode, analysis: Analysis, value: Any, levels: int) -> str | None:
    """Return a clause that says which member or item of a value is refused, and why."""
    for what, member, steps in _parts(node, value):
        if value_at(node.schema, steps) is False:
            return f"`{steps[0]}` refuses {what} in it"
        child = node.document.nodes.get((*node.path, *steps))
        reason = _refusal_of(child, analysis, member, levels) if child else None
        if reason:
            return f"{what} in it is refused: {reason}"
    return None


def _parts(node: SchemaNode, value: Any) -> Iterator[tuple[str, Any, Path]]:
    """Yield each member or item of a value, as words and itself, with the steps to each subschema for it."""
    if isinstance(value, dict):
        for name, member in value.items():
            yield from ((show(name), member, steps) for steps in steps_of_member(node.schema, name))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from ((f"item {number}", item, steps) for steps in steps_of_item(node.schema, number, node.dialect))


_SIMPLE: Final = frozenset({"type", "title", "description", "default", "examples", "$comment", "deprecated"})


def _is_accepted(accepts: Any, value: Any) -> bool:
    try:
        return bool(accepts(value))
    except (RecursionError, ValueError):
        return True
