"""Packages that import what they export when it is first asked for."""

import ast
from importlib import import_module
from pathlib import Path

import pytest

PACKAGES = ("cio_schemas", "cio_schemas.ecma", "cio_schemas.diagnostic", "cio_schemas.source")


def imported(package):
    """From what a type checker sees a package import to the module that has it."""
    tree = ast.parse(Path(import_module(package).__file__).read_text(encoding="utf-8"))
    typed = next(node for node in tree.body if isinstance(node, ast.If))
    return {
        alias.name: node.module
        for node in typed.body
        if isinstance(node, ast.ImportFrom) and node.module.startswith("cio_schemas")
        for alias in node.names
    }


@pytest.mark.parametrize("package", PACKAGES)
def test_what_is_exported_is_what_a_type_checker_sees(package):
    module, typed = import_module(package), imported(package)

    for name in module.__all__:
        value = getattr(module, name)
        assert name not in typed or value is getattr(import_module(typed[name]), name)


@pytest.mark.parametrize("package", PACKAGES)
def test_what_is_not_exported_is_no_attribute(package):
    with pytest.raises(AttributeError, match=f"module '{package}' has no attribute 'nothing'"):
        import_module(package).nothing  # noqa: B018
