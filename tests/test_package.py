"""The package as users get it: its files, what an import costs, and the bundled schemas however it was installed."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

import cio_schemas

ROOT = Path(__file__).parent.parent

# SHA-256 of the Event and Customer schemas as they were handed to the project, written with sorted keys and no spaces.
HANDED_OVER = {
    "event": "1678d2f57c1e20e4980c4975455be205ab02f77caab260498efb0e4f88f4c053",
    "customer": "6e5932574bd09d29ed6b4d865348d08dd3b96e122b88b0dce095c8452e346b7b",
}

LATE = {"jsonschema", "referencing", "hypothesis", "rfc3987", "email_validator", "idna", "rich", "pyarrow"}
IMPORT = "import cio_schemas"
ACCEPT = """
import cio_schemas
assert cio_schemas.is_valid({"name": "signup", "context": {"ip": "127.0.0.1"}}, "event")
assert cio_schemas.is_valid({"identifiers": {"id": "7"}, "email": "ada@example.com"}, "customer")
"""

SDIST = {
    "docs",
    *("cio_schemas", "schemas", "tests", "benchmarks", "examples", ".ci", ".github"),
    *(
        "pyproject.toml",
        "README.md",
        "CHANGELOG.md",
        "LICENSE",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "PKG-INFO",
        "Dockerfile",
        "action.yml",
        ".dockerignore",
        ".gitignore",
        ".pre-commit-hooks.yaml",
    ),
}

VALIDATE = """
import cio_schemas, pathlib
print(pathlib.Path(cio_schemas.__file__).resolve().parent)
print([cio_schemas.is_valid({"name": name}, "event") for name in ("signup", "")])
print([cio_schemas.is_valid({"identifiers": {"id": "7"}, "email": email}, "customer") for email in ("a@b.co", "a")])
"""
VERDICTS = ["[True, False]", "[True, False]"]


KERNEL = """
from cio_schemas import kernel
print(kernel.available)
"""


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    clean = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "CIO_SCHEMAS_KERNEL")}
    clean |= environment
    parts = [str(part) for part in command]
    done = subprocess.run(parts, cwd=cwd, env=clean, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("name", HANDED_OVER)
def test_the_bundled_schemas_are_the_ones_handed_over(name: str) -> None:
    written = json.dumps(cio_schemas.SCHEMAS[name], sort_keys=True, separators=(",", ":"))

    assert hashlib.sha256(written.encode()).hexdigest() == HANDED_OVER[name]


@pytest.mark.parametrize("program", [pytest.param(IMPORT, id="import"), pytest.param(ACCEPT, id="accept")])
def test_nothing_heavy_is_imported(program: str) -> None:
    loaded = run(sys.executable, "-c", f"{program}\nimport sys; print(*sys.modules)", cwd=ROOT)

    assert LATE & set(loaded.split()) == set()


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sdist")
    run(sys.executable, "-m", "build", "--sdist", "--outdir", folder, ROOT, cwd=folder)
    return next(folder.glob("*.tar.gz"))


def test_the_sdist_holds_no_stray_files(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = [member.name.partition("/")[2] for member in archive]

    assert {name.partition("/")[0] for name in names} - SDIST == set()
    assert [name for name in names if re.search(r"_cache/|__pycache__|\.(pyc|orig|log)$", name)] == []
    assert {"schemas/customer-io/event.json", "schemas/customer-io/customer.json"} <= set(names)


def unpacked(sdist: Path, folder: Path) -> Path:
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, **({"filter": "data"} if hasattr(tarfile, "data_filter") else {}))  # since 3.11.4
    return next(folder.glob("cio_schemas-*"))


def own_compilers(_folder: Path) -> dict[str, str]:
    return {}


def broken_compilers(_folder: Path) -> dict[str, str]:
    return {"CC": "/bin/false", "CXX": "/bin/false"}


def no_compilers(folder: Path) -> dict[str, str]:
    """The environment of a machine that has what runs a compiler, as the build would fetch it, and no compiler."""
    for tool in ("cmake", "ninja"):
        found = shutil.which(tool)
        if found:
            (folder / tool).symlink_to(found)
    return {"PATH": str(folder), "CC": "", "CXX": ""}


Compilers = Callable[[Path], dict[str, str]]
COMPILED = pytest.param(  # takes most of a minute; .ci/run installs it each time
    own_compilers,
    marks=[pytest.mark.slow, pytest.mark.skipif(shutil.which("g++") is None, reason="there is no compiler")],
)


class Wheel(NamedTuple):
    """A wheel, a Python in whose environment it is installed, and whether the kernel is to be in it."""

    path: Path
    python: Path
    has_kernel: bool


@pytest.fixture(scope="module", params=[broken_compilers, no_compilers, COMPILED])
def wheel(request: pytest.FixtureRequest, sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Wheel:
    folder = tmp_path_factory.mktemp("wheel")
    (tools := folder / "tools").mkdir()
    # The sdist was built in an environment of its own, as users build it; the wheel is built in that of the tests.
    options = ["--wheel", "--no-isolation", "--skip-dependency-check", "--outdir", folder]
    source = unpacked(sdist, folder)
    run(sys.executable, "-m", "build", *options, source, cwd=folder, **request.param(tools))
    path = next(folder.glob("*.whl"))
    return Wheel(path, fresh_python(folder / "venv", path), request.param is own_compilers)


def test_the_wheel_holds_the_package_only(wheel: Wheel) -> None:
    with zipfile.ZipFile(wheel.path) as archive:
        names = archive.namelist()

    metadata = "-".join(wheel.path.name.split("-")[:2]) + ".dist-info"
    assert {name.partition("/")[0] for name in names} == {"cio_schemas", metadata}
    assert {f"cio_schemas/schemas/customer-io/{name}.json" for name in HANDED_OVER} <= set(names)
    assert "cio_schemas/py.typed" in names
    kernel = {Path(name).suffix for name in names if name.startswith("cio_schemas/kernel/")}
    assert kernel <= {".py", ".pyi", ".so", ".pyd"}


def test_the_wheel_holds_the_kernel_where_there_is_a_compiler(wheel: Wheel) -> None:
    with zipfile.ZipFile(wheel.path) as archive:
        extensions = [name for name in archive.namelist() if name.endswith((".so", ".pyd"))]

    own = f"cp{sys.version_info.major}{sys.version_info.minor}"
    tags = wheel.path.stem.split("-")[2:]
    assert tags[:2] == [own, own] if wheel.has_kernel else tags == ["py3", "none", "any"]
    assert len(extensions) == wheel.has_kernel


def fresh_python(folder: Path, *what: str | Path, **environment: str) -> Path:
    """A new environment's Python, with our package installed as `what` says and the dependencies of this one."""
    venv.create(folder, with_pip=False)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    site = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip()
    # The folder is searched after the environment's own, and its .pth files, an editable install of ours, are not run.
    Path(site, "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    options = ["--no-deps", "--no-build-isolation", "--ignore-installed"]
    run(sys.executable, "-m", "pip", "--python", python, "install", *options, *what, cwd=folder, **environment)
    return python


@pytest.mark.parametrize("options", [("-c",), ("-P", "-c")])
@pytest.mark.parametrize("at_root", [False, True])
def test_the_wheel_validates(wheel: Wheel, tmp_path: Path, at_root: bool, options: tuple[str, ...]) -> None:
    program = VALIDATE + KERNEL
    package, *verdicts, kernel = run(wheel.python, *options, program, cwd=ROOT if at_root else tmp_path).splitlines()

    # At the root the checkout comes first, as for every package, unless -P leaves the working folder out.
    shadowed = at_root and "-P" not in options
    assert Path(package).is_relative_to(ROOT if shadowed else wheel.python.parents[1].resolve())
    assert verdicts == VERDICTS
    assert shadowed or kernel == str(wheel.has_kernel)


@pytest.mark.parametrize("compilers", [broken_compilers, COMPILED])
def test_an_editable_install_validates(sdist: Path, tmp_path: Path, compilers: Compilers) -> None:
    checkout = unpacked(sdist, tmp_path)  # as an install builds in the checkout, and this one is in use
    python = fresh_python(tmp_path / "editable", "--editable", checkout, **compilers(tmp_path))

    said = run(python, "-c", VALIDATE + KERNEL, cwd=tmp_path).splitlines()
    assert said == [str(checkout / "cio_schemas"), *VERDICTS, str(compilers is own_compilers)]
