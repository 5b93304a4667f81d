"""Applicators and references that look at the instance itself (Core, sections 8.2.3, 10.2.1 and 10.2.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cio_schemas.compiler.keywords import union

if TYPE_CHECKING:
    from cio_schemas.compiler.emitter import Cursor, Emitter
    from cio_schemas.compiler.nodes import Child, SchemaPlan


def write(emitter: Emitter, node: SchemaPlan, at: Cursor) -> None:
    """Write what a schema object says of the instance by way of other schemas."""
    emitter.child(node.keywords.get("$ref", True), at)  # which a schema path leaves out, as jsonschema's does
    for keyword in ("$dynamicRef", "$recursiveRef"):
        emitter.child(node.keywords.get(keyword, True), at.keyword(keyword))
    for index, child in enumerate(node.keywords.get("allOf", ())):
        emitter.child(child, at.keyword("allOf", index))
    union.write(emitter, node, at)
    if "not" in node.keywords:
        emitter.fail_if(emitter.accepts(node.keywords["not"], at.value), node, "not", at)
    if "if" in node.keywords:
        _if(emitter, node, at)


def _if(emitter: Emitter, node: SchemaPlan, at: Cursor) -> None:
    then, otherwise = (node.keywords.get(keyword, True) for keyword in ("then", "else"))
    condition: Child = node.keywords["if"]
    if then is not True:
        with emitter.when(emitter.accepts(condition, at.value)):
            emitter.child(then, at.keyword("then"))
        if otherwise is not True:
            with emitter.block("else:"):
                emitter.child(otherwise, at.keyword("else"))
    elif otherwise is not True:
        with emitter.when(emitter.refuses(condition, at.value)):
            emitter.child(otherwise, at.keyword("else"))
