"""Extract definitions of this package, each with all that it refers to, for a standalone module."""

from __future__ import annotations

import ast
import inspect
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

OURS = "cio_schemas"


class Extract(NamedTuple):
    """Definitions in an order in which they can be executed.

    Attributes:
        imports: What they need from elsewhere: the module and the name there, which is empty for the module itself.
        text: Their source.
    """

    imports: set[tuple[str, str]]
    text: str


class Definition(NamedTuple):
    """The statements that define a name of a module, without imports from this package, and the names in them."""

    text: str
    names: frozenset[str]


class ModuleSource(NamedTuple):
    """What a module of this package defines, and what it imports: by name, the module and its name there."""

    definitions: dict[str, Definition]
    imports: dict[str, tuple[str, str]]


def extracted(wanted: Iterable[tuple[str, str]]) -> Extract:
    """Extract definitions with everything they refer to, directly or by way of others.

    Args:
        wanted: The module and the name of each.
    """
    found: dict[str, set[str]] = {}
    imports: set[tuple[str, str]] = set()
    after: dict[str, list[str]] = {}  # by module, those that must stand before it
    stack = list(wanted)
    while stack:
        module, name = stack.pop()
        source = _source(module)
        if name in source.imports:
            origin, there = source.imports[name]
            if origin.partition(".")[0] == OURS:
                found.setdefault(origin, set())
                after.setdefault(module, []).append(origin)
                stack.append((origin, there))  # which may import it in turn
            else:
                imports.add((origin, there))
            continue
        if name in source.definitions and name not in found.setdefault(module, set()):
            found[module].add(name)
            stack += [(module, each) for each in source.definitions[name].names]
    texts = [
        definition.text
        for module in _in_order(found, after)
        for name, definition in _source(module).definitions.items()
        if name in found[module]
    ]
    return Extract(imports, _spaced(texts))


def _spaced(texts: list[str]) -> str:
    """Return statements with two blank lines between them, except for constants that follow each other."""
    lines: list[str] = []
    for before, text in zip(["", *texts], texts, strict=False):
        apart = text.startswith(("def ", "class ", "@")) or before.startswith(("def ", "class ", "@"))
        lines += ["", "", text] if apart else [text]
    return "\n".join(lines).strip("\n")


@cache
def entries(module: str, table: str) -> Mapping[object, Definition]:
    """Return the values of a dict at the top of a module by key, each as its source and what that names.

    Args:
        module: Its name.
        table: The name of the dict, which is written as a display and entries that repeat one: `T["a"] = T["b"]`.
    """
    text = _source(module).definitions[table].text
    found: dict[object, Definition] = {}
    for statement in ast.parse(text).body:
        assert isinstance(statement, ast.Assign | ast.AnnAssign)
        if isinstance(statement.value, ast.Dict):
            for key, value in zip(statement.value.keys, statement.value.values, strict=True):
                assert key is not None
                names = frozenset(node.id for node in ast.walk(value) if isinstance(node, ast.Name))
                found[ast.literal_eval(key)] = Definition(ast.get_source_segment(text, value) or "", names)
        else:
            assert isinstance(statement, ast.Assign)
            assert isinstance(statement.targets[0], ast.Subscript)
            assert isinstance(statement.value, ast.Subscript)
            key, other = (ast.literal_eval(each.slice) for each in (statement.targets[0], statement.value))
            found[key] = found[other]
    return found


def _in_order(modules: Iterable[str], after: dict[str, list[str]]) -> list[str]:
    ordered: dict[str, None] = {}

    def visit(module: str) -> None:
        for other in after.get(module, ()):
            visit(other)
        ordered.setdefault(module)

    for module in modules:
        visit(module)
    return list(ordered)


@cache
def _source(name: str) -> ModuleSource:
    text = inspect.getsource(import_module(name))
    lines = text.splitlines()
    source = ModuleSource({}, {})
    for statement in ast.parse(text).body:
        inner = list(ast.walk(statement))
        late = [node for node in inner if isinstance(node, ast.Import | ast.ImportFrom)]
        for node in late:
            if node is statement or isinstance(statement, ast.If) or _is_ours(node):
                source.imports.update(_imported(node))
        for defined in _defined(statement):
            dropped = {node.lineno for node in late if _is_ours(node)}
            dropped |= {line + 1 for line in dropped if not lines[line].strip()}
            first = min([statement.lineno, *(each.lineno for each in getattr(statement, "decorator_list", ()))])
            kept = [
                lines[number - 1].partition("  # noqa")[0]
                for number in range(first, (statement.end_lineno or first) + 1)
                if number not in dropped
            ]
            names = frozenset(node.id for node in inner if isinstance(node, ast.Name)) - {defined}
            before = source.definitions.get(defined, Definition("", frozenset()))
            both = "\n".join(filter(None, [before.text, "\n".join(kept)]))
            source.definitions[defined] = Definition(both, before.names | names)
    return source


def _imported(node: ast.Import | ast.ImportFrom) -> Iterator[tuple[str, tuple[str, str]]]:
    for alias in node.names:
        if isinstance(node, ast.ImportFrom):
            yield alias.asname or alias.name, (node.module or "", alias.name)
        else:
            yield alias.asname or alias.name, (alias.name, "")


def _is_ours(node: ast.Import | ast.ImportFrom) -> bool:
    return isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == OURS


def _defined(statement: ast.stmt) -> Iterator[str]:
    """Yield the names that a statement defines, or adds to: `TABLE["key"] = ...`."""
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        yield statement.name
    targets = statement.targets if isinstance(statement, ast.Assign) else []
    if isinstance(statement, ast.AnnAssign | ast.AugAssign):
        targets = [statement.target]
    for target in targets:
        inner = target.value if isinstance(target, ast.Subscript) else target
        if isinstance(inner, ast.Name):
            yield inner.id
