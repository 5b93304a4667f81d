"""The layers of the package: a module imports from its own layer and from those below, never from one above."""

import ast
from collections.abc import Iterator
from pathlib import Path

import cio_schemas

PACKAGE = Path(cio_schemas.__file__).parent

LAYERS = [
    {"lazy_exports", "exceptions", "records", "runtime"},
    {"ecma", "source"},
    {"schema", "formats"},
    {"project"},
    {"failures", "diagnostic"},
    {"rules"},
    {"compiler"},
    {"kernel", "precompiled"},
    {"annotations"},
    {"validators", "parallel_map"},
    {"strategies"},
    {"fixtures", "compatibility"},
    {"payloads"},
    {"pytest"},
    {"lint", "conversion"},
    {"columns", "pages"},
    {"contrib"},
    {"cli", "__main__", "__init__"},
]
LAYER = {module: number for number, modules in enumerate(LAYERS) for module in modules}


def test_every_module_has_a_layer() -> None:
    modules = {path.stem for path in PACKAGE.glob("*.py")} | {
        path.parent.name for path in PACKAGE.glob("*/__init__.py")
    }

    assert modules == set(LAYER)


def test_imports_go_downwards() -> None:
    upwards = {
        f"{path.relative_to(PACKAGE)}: {imported}"
        for path in PACKAGE.rglob("*.py")
        for imported in imports(path)
        if LAYER[imported] > LAYER[module_of(path)]
    }

    assert upwards == set()


def module_of(path: Path) -> str:
    """The module of the package that a file belongs to; a program in a subpackage stands above everything."""
    return path.stem if path.stem == "__main__" else path.relative_to(PACKAGE).with_suffix("").parts[0]


def imports(path: Path) -> Iterator[str]:
    """Yield the modules of the package that a file imports when it runs, however late."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    package = ("cio_schemas", *path.relative_to(PACKAGE).parent.parts)
    nodes: list[ast.AST] = [tree]
    while nodes:
        node = nodes.pop()
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            nodes += node.orelse
            continue
        if isinstance(node, ast.Import):
            names = [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(
                (*package[: len(package) + 1 - node.level], node.module or "") if node.level else (node.module,)
            )
            names = [f"{base.rstrip('.')}.{name.name}" for name in node.names]
        else:
            names = []
        for name in names:
            root, _, rest = name.partition(".")
            if root == "cio_schemas":
                module = rest.partition(".")[0]
                yield module if module in LAYER else "__init__"
        nodes += ast.iter_child_nodes(node)
