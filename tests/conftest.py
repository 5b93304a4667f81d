"""What the tests share: the official suite's folder, and one profile of Hypothesis for everyone."""

import gc
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Generator
from pathlib import Path

import hypothesis
import pytest

SUITE_VARIABLE = "JSON_SCHEMA_TEST_SUITE"

# The newest release of jsonschema; its source distribution carries the suite as it was then. pip checks the hash before
# it opens the archive, and then asks its build backend for the metadata: pip has no way to leave that out.
SDIST = "jsonschema==4.26.0"
SDIST_SHA256 = "0c26707e2efad8aa1bfc5b7ce170f3fccc2e4918ff85989ba9ffa9facb2be326"

hypothesis.settings.register_profile("fixed", derandomize=True, database=None, deadline=None)
hypothesis.settings.register_profile("long", max_examples=5_000, deadline=None, print_blob=True)


os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp()  # what a run keeps is not for the user's runs
os.environ.pop("PYTHONUNBUFFERED", None)  # with it, output arrives that was never flushed


def pytest_configure(config: pytest.Config) -> None:
    """Leave slow tests and other engines out, unless -m asks for them; only slow ones draw other examples each time."""
    asked = config.option.markexpr
    config.option.markexpr = {"": "not slow and not engines", "slow": "slow and not engines"}.get(asked, asked)
    hypothesis.settings.load_profile("long" if asked == "slow" else "fixed")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Keep the garbage collector from the tests, which stay to the end: while they are collected, and later."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Spread the default run over all processors; keep one that names files, tests or a marker in this process."""
    default = config.args_source is config.ArgsSource.TESTPATHS and not config.option.markexpr
    return None if default and config.option.capture != "no" else 0


@pytest.fixture(scope="session")
def suite_root() -> Path:
    """The folder of the official JSON Schema test suite, with tests/draft2020-12 and remotes in it."""
    named = os.environ.get(SUITE_VARIABLE)
    root = Path(named) if named else _suite_of_jsonschema()
    for folder in ("tests/draft2020-12", "remotes"):
        if not (root / folder).is_dir():
            pytest.fail(f"{root} is not a JSON Schema test suite: it has no {folder}. Set {SUITE_VARIABLE} to one.")
    return root


def _suite_of_jsonschema() -> Path:
    """The suite that jsonschema's source distribution holds, downloaded once into the user's cache."""
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "cio-schemas"
    cached = caches / f"suite-{SDIST_SHA256[:16]}"
    if not cached.is_dir():
        caches.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=caches) as scratch:
            unpacked = _unpack_suite(_download_sdist(Path(scratch)), Path(scratch) / "suite")
            try:
                unpacked.rename(cached)
            except OSError:  # another run was faster
                if not cached.is_dir():
                    raise
    return cached


def _download_sdist(folder: Path) -> Path:
    """Fetch the pinned source distribution through pip, so that the user's index, proxy and cache hold here too."""
    pinned = folder / "requirements.txt"
    pinned.write_text(f"{SDIST} --hash=sha256:{SDIST_SHA256}\n")
    options = ["--no-deps", "--no-binary=jsonschema", "--require-hashes", f"--requirement={pinned}", f"--dest={folder}"]
    command = [sys.executable, "-m", "pip", "download", *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(
            f"no test suite: set {SUITE_VARIABLE} to a checkout of json-schema-org/JSON-Schema-Test-Suite, "
            f"or let pip download {SDIST}, which said:\n{done.stderr}"
        )
    return next(folder.glob("jsonschema-*.tar.gz"))


def _unpack_suite(sdist: Path, target: Path) -> Path:
    with tarfile.open(sdist) as archive:
        for member in archive:
            _, _, inside = member.name.partition("/json/")
            if member.isfile() and inside.startswith(("tests/", "remotes/")):
                path = target / inside
                path.parent.mkdir(parents=True, exist_ok=True)
                content = archive.extractfile(member)
                assert content is not None
                with content, path.open("wb") as file:
                    shutil.copyfileobj(content, file)
    return target
