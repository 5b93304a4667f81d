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
def distributions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The source distribution, and the wheel built from it."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--outdir", folder, ROOT, cwd=folder)
    return {"sdist": next(folder.glob("*.tar.gz")), "wheel": next(folder.glob("*.whl"))}


def test_the_sdist_holds_no_stray_files(distributions: dict[str, Path]) -> None:
    with tarfile.open(distributions["sdist"]) as archive:
        names = [member.name.partition("/")[2] for member in archive]

    assert {name.partition("/")[0] for name in names} - SDIST == set()
    assert [name for name in names if re.search(r"_cache/|__pycache__|\.(pyc|orig|log)$", name)] == []
    assert {"schemas/customer-io/event.json", "schemas/customer-io/customer.json"} <= set(names)


def test_the_wheel_holds_the_package_only(distributions: dict[str, Path]) -> None:
    with zipfile.ZipFile(distributions["wheel"]) as archive:
        names = archive.namelist()

    metadata = "-".join(distributions["wheel"].name.split("-")[:2]) + ".dist-info"
    assert {name.partition("/")[0] for name in names} == {"cio_schemas", metadata}
    assert {f"cio_schemas/schemas/customer-io/{name}.json" for name in HANDED_OVER} <= set(names)
    assert "cio_schemas/py.typed" in names
    kernel = {Path(name).suffix for name in names if name.startswith("cio_schemas/kernel/")}
    assert kernel <= {".py", ".pyi", ".so", ".pyd"}


@pytest.mark.skipif(shutil.which("g++") is None, reason="there is no compiler")
def test_the_wheel_holds_the_kernel_where_there_is_a_compiler(distributions: dict[str, Path]) -> None:
    tag = distributions["wheel"].stem.split("-")[2]

    assert tag == f"cp{sys.version_info.major}{sys.version_info.minor}"


def unpacked(sdist: Path, folder: Path) -> Path:
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, **({"filter": "data"} if hasattr(tarfile, "data_filter") else {}))  # since 3.11.4
    return next(folder.glob("cio_schemas-*"))


def broken_compilers(_folder: Path) -> dict[str, str]:
    return {"CC": "/bin/false", "CXX": "/bin/false"}


def no_compilers(folder: Path) -> dict[str, str]:
    """The environment of a machine that has what runs a compiler, as the build would fetch it, and no compiler."""
    for tool in ("cmake", "ninja"):
        found = shutil.which(tool)
        if found:
            (folder / tool).symlink_to(found)
    return {"PATH": str(folder), "CC": "", "CXX": ""}


@pytest.mark.parametrize("environment", [broken_compilers, no_compilers])
def test_without_a_compiler_the_wheel_is_of_python_alone(
    distributions: dict[str, Path], tmp_path: Path, environment: Callable[[Path], dict[str, str]]
) -> None:
    (tools := tmp_path / "tools").mkdir()
    source = unpacked(distributions["sdist"], tmp_path)
    run(sys.executable, "-m", "build", "--wheel", "--outdir", tmp_path, source, cwd=tmp_path, **environment(tools))

    wheel = next(tmp_path.glob("*.whl"))
    assert wheel.name == f"{source.name}-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as archive:
        assert [name for name in archive.namelist() if name.endswith((".so", ".pyd"))] == []
    python = fresh_python(tmp_path / "venv", wheel)
    assert run(python, "-P", "-c", VALIDATE + KERNEL, cwd=tmp_path).splitlines()[1:] == [*VERDICTS, "False"]


def fresh_python(folder: Path, *what: str | Path) -> Path:
    """A new environment's Python, with our package installed as `what` says and the dependencies of this one."""
    venv.create(folder, with_pip=False)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    run(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", *what, cwd=folder)
    site = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip()
    # The folder is searched after the environment's own, and its .pth files, an editable install of ours, are not run.
    Path(site, "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python


@pytest.fixture(scope="module")
def wheel_python(distributions: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fresh_python(tmp_path_factory.mktemp("wheel"), distributions["wheel"])


@pytest.mark.parametrize("options", [("-c",), ("-P", "-c")])
@pytest.mark.parametrize("at_root", [False, True])
def test_the_wheel_validates(wheel_python: Path, tmp_path: Path, at_root: bool, options: tuple[str, ...]) -> None:
    package, *verdicts = run(wheel_python, *options, VALIDATE, cwd=ROOT if at_root else tmp_path).splitlines()

    # At the root the checkout comes first, as for every package, unless -P leaves the working folder out.
    shadowed = at_root and "-P" not in options
    assert Path(package).is_relative_to(ROOT if shadowed else wheel_python.parents[1].resolve())
    assert verdicts == VERDICTS


def test_an_editable_install_validates(distributions: dict[str, Path], tmp_path: Path) -> None:
    checkout = unpacked(
        distributions["sdist"], tmp_path
    )  # as an install builds in the checkout, and this one is in use
    python = fresh_python(tmp_path / "editable", "--editable", checkout)

    assert run(python, "-c", VALIDATE, cwd=tmp_path).splitlines() == [str(checkout / "cio_schemas"), *VERDICTS]
