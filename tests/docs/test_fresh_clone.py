"""A fresh clone does what the README says, where little is installed: its set-up commands, then all of its blocks."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.blocks import ROOT, blocks_of

BARE = ("bash", "git", "env", "uname", "sed", "grep", "ls", "dirname", "mkdir", "rm", "cat", "head", "gzip")


def bare_environment(folder: Path) -> dict[str, str]:
    """The environment of a container: no compiler on the path, no configuration of git, a home of its own."""
    programs = folder / "programs"
    programs.mkdir()
    for name in BARE:
        found = shutil.which(name)
        assert found, name
        (programs / name).symlink_to(os.path.realpath(found))
    (programs / "python3").symlink_to(os.path.realpath(sys.executable))
    home = folder / "home"
    home.mkdir()
    return {
        "PATH": str(programs),
        "HOME": str(home),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        **{name: value for name, value in os.environ.items() if name.startswith(("PIP_", "JSON_SCHEMA_", "SSL_"))},
    }


@pytest.mark.slow
def test_the_readme_in_a_fresh_clone(tmp_path):
    environment = bare_environment(tmp_path)
    clone = tmp_path / "a path with a space"
    subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True, capture_output=True)

    def run(command):
        done = subprocess.run(
            ["bash", "-c", command], cwd=clone, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    user, developer = (block.text for block in blocks_of(clone / "README.md") if block.language == "sh")
    assert "no findings in 1 file" in run(user)
    install, _, tests = developer.strip().partition(" && ")
    assert tests == ".venv/bin/python -m pytest"  # all of them take minutes, and run elsewhere
    run(install)
    assert " passed" in run(f"{tests} -q tests/docs/test_blocks.py -k README")
