"""JS3, on `deprecated`: what it does not say, and what contradicts it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cio_schemas.failures.messages import show
from cio_schemas.lint.analysis.members import mapping
from cio_schemas.rules.rule import INFO, WARNING, Finding, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.lint.analysis.context import Analysis
    from cio_schemas.lint.document import SchemaNode


@rule(
    "JS318",
    "deprecated-without-description",
    INFO,
    what="`deprecated` is true and no description says what to use.",
    why="Users who are warned can't act on it.",
    bad='{"type": "string", "deprecated": true}',
    good='{"type": "string", "deprecated": true, "description": "Use `name`."}',
    keywords=("deprecated",),
    default=False,
)
def deprecated_silently(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    if node.schema["deprecated"] is True and not ({"description", "$comment"} & node.schema.keys()):
        yield Finding(
            (*node.path, "deprecated"), "`deprecated` without a `description` that says what to use", key=True
        )


@rule(
    "JS330",
    "required-deprecated",
    WARNING,
    what="A property that is required is deprecated.",
    why="Nobody can leave it out, as its deprecation asks for.",
    bad='{"type": "object", "properties": {"a": {"type": "string", "deprecated": true}}, "required": ["a"]}',
    good='{"type": "object", "properties": {"a": {"type": "string", "deprecated": true}}}',
    keywords=("required",),
)
def required_deprecated(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    if not _CHOOSING.isdisjoint(each.keyword for each in (node, *node.around())):
        return  # who leaves it out satisfies another branch, or not the condition
    properties = mapping(node.schema, "properties")
    for number, name in enumerate(node.schema["required"] if isinstance(node.schema["required"], list) else ()):
        schema = properties.get(name) if isinstance(name, str) else None
        if isinstance(schema, dict) and schema.get("deprecated") is True:
            words = f"{show(name)} is deprecated, and required all the same: nobody can leave it out"
            yield Finding((*node.path, "required", number), words)


_CHOOSING: Final = frozenset({"anyOf", "oneOf", "if", "not"})
