"""The .gitignore files, held to git itself."""

import os
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cio_schemas.project.gitignore import Ignored

PATHS = [
    "a",
    "b.json",
    "x/a",
    "x/b.json",
    "x/y/a",
    "x/y/b.json",
    "a.d/x/b.json",
    "!a",
    "#b",
    "a b",
    "x/[a]",
    "b\\",
    "a\\ ",
    "a\t",
    "x/-",
    "1",
]

CASES = [
    "a",
    "/a",
    "*.json",
    "x/",
    "x/*",
    "x/**",
    "**/y",
    "x/**/b.json",
    "!a",
    "\\!a",
    "\\#b",
    "#b",
    "a ",
    "a\\ b",
    "[ab]*",
    "[[:alpha:]]",
    "[[:alpha:]b]*",
    "[^[:digit:]]",
    "[]a]",
    "[!]a]",
    "[a-]",
    "[z-a]",
    "[a",
    "x/[[]a]",
    "a\\",  # a backslash at the end escapes nothing, and the pattern matches nothing
    "x/\\",
    "a\\/",
    "b\\\\",
    "b\\\\ ",
    "a b\\",
    "a\\  ",
    "a  ",
    "a\t",
    "a\r",
    "a\r\r",
    "\ufeffa",
    "a\x0cb.json",  # one line
    "a\x85b.json",
    "./a",
    "x/./a",
    "/",
    "**",
    "/**",
    "x/**/",
    "**/x/**/b.json",
    "*\n!x/",  # what pathspec took back whole
    "*\n!x/\n!x/*",
    "x/*\n!x/a",
    "/*\n!/x",
    "!x\nx",
]


def walked(folder):
    """The files below a folder that are not ignored, by our own walk."""
    ignored, kept = Ignored(folder), []
    for root, folders, files in os.walk(folder):
        ignored.enter(root)
        folders[:] = [n for n in folders if n != ".git" and not ignored.ignores(f"{root}/{n}", folder=True)]
        kept += [f"{root}/{n}" for n in files if not ignored.ignores(f"{root}/{n}", folder=False)]
    return sorted(os.path.relpath(path, folder) for path in kept)


def listed(folder):
    """The same by git."""
    command = ["git", "-c", "core.quotePath=off", "ls-files", "-z", "--others", "--exclude-standard"]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    return sorted(filter(None, done.stdout.split("\0")))


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    folder = tmp_path_factory.mktemp("repository")
    for name in PATHS:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    return folder


@pytest.mark.parametrize("line", CASES)
def test_one_pattern(repository, line):
    (repository / ".gitignore").write_text(line + "\n", newline="")
    assert walked(repository) == listed(repository)


LINES = st.text(st.sampled_from("ab.jsonxy/*?[]!# \\"), max_size=8) | st.sampled_from(CASES)


@settings(max_examples=100)
@given(st.lists(LINES, max_size=4), st.lists(LINES, max_size=3))
def test_several_files_of_patterns(repository, top, inner):
    (repository / ".gitignore").write_text("\n".join(top), newline="")
    (repository / "x" / ".gitignore").write_text("\n".join(inner), newline="")
    try:
        assert walked(repository) == listed(repository)
    finally:
        (repository / "x" / ".gitignore").unlink()
