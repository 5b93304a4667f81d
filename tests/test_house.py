"""The house rules: one noun for one class, no circle of files, no module that a public function shadows."""

import ast
import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import cio_schemas
from cio_schemas.ecma.graph import components

PACKAGE = Path(cio_schemas.__file__).parent


def files() -> Iterator[tuple[str, Path]]:
    """Yield each module that is written by hand: its name, and its file."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.parent.name == "precompiled" and not path.name.startswith("__"):
            continue
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        yield ".".join(parts[:-1] if path.stem == "__init__" else parts), path


@cache
def texts() -> dict[str, str]:
    return {name: path.read_text(encoding="utf-8") for name, path in files()}


@cache
def modules() -> dict[str, tuple[ast.Module, bool]]:
    """The syntax tree of each module, and whether it is a package."""
    packages = {name for name, path in files() if path.stem == "__init__"}
    return {name: (ast.parse(text), name in packages) for name, text in texts().items()}


def imported(name: str) -> set[str]:
    """The modules of the package that a module imports, late and for types included."""
    tree, is_package = modules()[name]
    base = name.split(".") if is_package else name.split(".")[:-1]
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            start = base[: len(base) + 1 - node.level] if node.level else []
            module = ".".join([*start, *([node.module] if node.module else [])])
            for alias in node.names:
                inner = f"{module}.{alias.name}"
                found.add(inner if inner in modules() else module)
    return (found & set(modules())) - {name}


def test_no_two_classes_have_one_name() -> None:
    names = Counter(
        node.name
        for tree, _ in modules().values()
        for node in tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )

    assert {name: count for name, count in names.items() if count > 1} == {}


def test_no_circle_of_files() -> None:
    names = list(modules())
    edges = [[names.index(other) for other in imported(name)] for name in names]
    circles = [sorted(names[i] for i in group) for group in components(edges) if len(group) > 1]

    assert circles == []


NEEDS_AN_EXTRA = {"cio_schemas.columns.spark"}
"""Modules that can't be imported by what the development needs: PySpark takes 456 MB."""


def test_no_function_shadows_a_module() -> None:
    for name in modules():
        if not name.endswith("__main__") and name not in NEEDS_AN_EXTRA:
            importlib.import_module(name)
    shadowed = [
        f"{name}.{child.name}"
        for name, (_, is_package) in modules().items()
        if is_package
        for child in pkgutil.iter_modules([str(PACKAGE.parent.joinpath(*name.split(".")))])
        if child.name != "__main__" and callable(getattr(importlib.import_module(name), child.name, None))
    ]

    assert shadowed == []


# Modules whose repeated groups fail before anything in them is repeated, or never fail. See the test.
REPEAT_SAFELY = {
    "cio_schemas.diagnostic.diagnostic",
    "cio_schemas.formats.emails",
    "cio_schemas.formats.identifiers",
    "cio_schemas.formats.ip_addresses",
    "cio_schemas.formats.uris",
    "cio_schemas.source.json",
    "cio_schemas.source.locate",
    "cio_schemas.source.strict",
}


def test_no_group_is_repeated_possessively() -> None:
    """Up to Python 3.11.4 `(?:-[a-z]++)*+` takes the "-" of "-1" (python/cpython#106052); `(?>(?:...)*)` does not."""
    found = {
        name
        for name, (tree, _) in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str | bytes)
        and re.search(r"\)(?:[*+?]|\{[0-9,]+\})\+(?![*+,=])", str(node.value))
    }

    assert found == REPEAT_SAFELY


def test_no_two_words_of_a_text_are_joined() -> None:
    """A literal that goes on in the next line needs a space at the end of the first."""
    joined = re.compile(r"""[\w,;:]["']\n\s+f?["'][\w`]""")

    assert {name: found[0] for name, text in texts().items() if (found := joined.search(text))} == {}
