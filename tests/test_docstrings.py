"""The docstrings: their examples run, and every public function has one."""

import ast
import doctest
import importlib
import inspect
import re
from pathlib import Path

import pytest

import cio_schemas

PACKAGE = Path(cio_schemas.__file__).parent
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
FILES = [
    path
    for path in sorted(PACKAGE.rglob("*.py"))
    if path.name != "__main__.py" and (path.parent.name != "precompiled" or path.name == "__init__.py")
]
NAMES = {
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): path for path in FILES
}


def has_examples(text):
    return ">>>" in text and any(
        ">>>" in (ast.get_docstring(node) or "")
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
    )


WITH_EXAMPLES = [name for name, path in NAMES.items() if has_examples(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_examples(name):
    module = importlib.import_module(name)
    globs = {**vars(cio_schemas), **vars(module), "cio_schemas": cio_schemas}
    for attribute in cio_schemas.__all__:
        globs.setdefault(attribute, getattr(cio_schemas, attribute))
    said = []
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    for test in doctest.DocTestFinder(exclude_empty=True).find(module, globs=globs):
        runner.run(test, out=said.append)
    assert said == [], "".join(said)


def public():
    """What the reference of the Python API names, and its methods."""
    page = (PACKAGE.parent / "docs/reference/python.md").read_text(encoding="utf-8")
    inside = "cio_schemas"
    for kind, name in re.findall(r"\.\. (currentmodule|autofunction):: (\S+)", page):
        if kind == "currentmodule":
            inside = name
            continue
        whole = name if name.startswith("cio_schemas.") else f"{inside}.{name}"
        module, _, attribute = whole.rpartition(".")
        yield whole, getattr(importlib.import_module(module), attribute)


@pytest.mark.parametrize(("name", "function"), list(public()))
def test_every_public_function_has_an_example(name, function):
    assert ">>>" in (inspect.getdoc(function) or ""), name
