"""JS3, what follows from what stands beside it: assertions that another keyword has made already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cio_schemas.failures.messages import show
from cio_schemas.rules.changes import Member, Rename, Splice, Verbatim
from cio_schemas.rules.rule import INFO, SAFE, Finding, rule
from cio_schemas.runtime import equal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.lint.analysis.context import Analysis
    from cio_schemas.lint.document import SchemaNode
    from cio_schemas.rules.changes import Change


@rule(
    "JS321",
    "enum-beside-const",
    INFO,
    what="`enum` stands beside a `const` that it lists.",
    why="`const` has decided; the other values are dead.",
    bad='{"const": "a", "enum": ["a", "b"]}',
    good='{"const": "a"}',
    keywords=("const",),
    fix=SAFE,
    safety="What `const` accepts `enum` accepts.",
)
def enum_beside_const(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    const, values = node.schema["const"], node.schema.get("enum")
    if isinstance(values, list) and any(equal(const, value) for value in values):
        path = (*node.path, "enum")
        yield Finding(path, f"`const` {show(const)} beside it leaves one of its values", key=True, fix=(Splice(path),))


@rule(
    "JS322",
    "dependency-of-required",
    INFO,
    what="`dependentRequired` says what a property needs that `required` names.",
    why="The property is always there, so what it needs is simply required.",
    bad='{"required": ["a"], "dependentRequired": {"a": ["b"]}}',
    good='{"required": ["a", "b"]}',
    keywords=("dependentRequired",),
    fix=SAFE,
    safety="The names move to `required`, which asserts the same of every object that has the property.",
)
def dependent_tautology(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    dependent, required = node.schema["dependentRequired"], node.schema.get("required")
    if not isinstance(dependent, dict) or not isinstance(required, list) or not required:
        return
    for name, names in dependent.items():
        if name not in required or not isinstance(names, list):
            continue
        path = (*node.path, "dependentRequired", name)
        last = (*node.path, "required", len(required) - 1)
        missing = [each for each in names if each not in required]
        added = Splice(last, (Member(None, Verbatim(last)), *(Member(None, each) for each in missing)))
        gone = Splice(path) if len(dependent) > 1 else Splice(path[:-1])
        words = f"{show(name)} is required anyhow, so `required` can name what it depends on"
        yield Finding(path, words, key=True, fix=(added, gone) if missing else (gone,))
        return


@rule(
    "JS323",
    "static-dynamicRef",
    INFO,
    what="`$dynamicRef` leads to a place without a `$dynamicAnchor` of that name.",
    why="Then it is a plain `$ref`, and looks like more (Core, section 8.2.3.2).",
    bad='{"$defs": {"N": {"type": "null"}}, "$dynamicRef": "#/$defs/N"}',
    good='{"$defs": {"N": {"type": "null"}}, "$ref": "#/$defs/N"}',
    keywords=("$dynamicRef",),
    fix=SAFE,
    safety="Without the anchor both mean the same.",
)
def static_dynamic_ref(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    reference, index = node.schema["$dynamicRef"], node.document.index
    if not isinstance(reference, str) or index is None or node.location is None or node.target("$dynamicRef") is None:
        return
    if index.resolve(node.location.base, reference, "$dynamicRef").dynamic_anchor is None:
        path = (*node.path, "$dynamicRef")
        fix: tuple[Change, ...] = () if "$ref" in node.schema else (Rename(path, "$ref"),)
        yield Finding(path, "no `$dynamicAnchor` stands there, so it is a plain `$ref`", key=True, fix=fix)
