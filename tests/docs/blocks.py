"""The fenced blocks of a page in Markdown, and what it takes to run them: see test_blocks."""

import doctest
import json
import os
import re
import subprocess
import sys
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from ruamel.yaml import YAML

import cio_schemas

ROOT = Path(cio_schemas.__file__).parents[1]
FENCE = re.compile(
    r"(?P<skip><!-- not run: (?P<reason>[^\n]+) -->\n+)?"
    r"^```(?:(?P<plain>[a-z]+)|\{code-block\} (?P<directive>[a-z]+)\n:caption: (?P<caption>[^\n]+)\n)\n?"
    r"(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
FLAGS = doctest.ELLIPSIS | doctest.REPORT_NDIFF


class Block(NamedTuple):
    """A block: its language, the file that it is, what is in it, its line, and why it is not run, if it is not."""

    language: str
    caption: str | None
    text: str
    line: int
    reason: str | None


def blocks_of(page):
    text = page.read_text(encoding="utf-8")
    return [
        Block(
            found["plain"] or found["directive"],
            found["caption"],
            found["text"],
            text.count("\n", 0, found.start("text")) + 1,
            found["reason"],
        )
        for found in FENCE.finditer(text)
    ]


class Sandbox:
    """The folder that a page's blocks share, with the environment of a user and one namespace for Python."""

    def __init__(self, folder):
        self.folder = folder
        self.names = {"__name__": "page"}
        (folder / "examples").symlink_to(ROOT / "examples")
        path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
        home = folder.parent / "home"
        home.mkdir(exist_ok=True)
        self.environment = {"PATH": path, "HOME": str(home), "COLUMNS": "100", "LANG": "C.UTF-8", "NO_COLOR": "1"}

    def run(self, command):
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=300,
        )
        return done.returncode, done.stdout


def commands_of(text):
    """The commands of a console block, each with the output that is written below it."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        lines = part.splitlines(keepends=True)
        count = next((at for at, line in enumerate(lines, 1) if not line.endswith("\\\n")), len(lines))
        yield "".join(lines[:count]).rstrip("\n"), "".join(lines[count:])


def console(block, sandbox):
    checker = doctest.OutputChecker()
    for command, expected in commands_of(block.text):
        _, output = sandbox.run(command)
        want = re.sub(r"^\.\.\.$", "...", expected, flags=re.MULTILINE)
        assert checker.check_output(want, output, FLAGS), f"$ {command}\n{output}"


def shell(block, sandbox):
    status, output = sandbox.run(f"set -e\n{block.text}")
    assert status == 0, output


def program(block, sandbox):
    exec(compile("\n" * (block.line - 1) + block.text, "page", "exec"), sandbox.names)


def session(block, sandbox):
    test = doctest.DocTestParser().get_doctest(block.text, sandbox.names, "page", None, block.line)
    said = []
    doctest.DocTestRunner(optionflags=FLAGS).run(test, out=said.append, clear_globs=False)
    sandbox.names.update(test.globs)
    assert said == [], "".join(said)


def toml(block, _):
    read = tomllib.loads(block.text)
    own = read.get("tool", {}).get("cio-schemas")
    if own is not None:
        assert [str(each) for each in cio_schemas.iter_errors(own, "cio-schemas/config")] == []


RUNNERS = {
    "console": console,
    "sh": shell,
    "python": program,
    "pycon": session,
    "toml": toml,
    "json": lambda block, _: json.loads(block.text),
    "yaml": lambda block, _: YAML(typ="safe").load(block.text),
    "text": lambda *_: None,
}


def run(block, sandbox):
    if block.caption is not None:
        path = sandbox.folder / block.caption
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text)
    elif block.reason is None:
        RUNNERS[block.language](block, sandbox)


def with_outputs(page, sandbox):
    """The text of a page with what its commands print now; blocks with an ellipsis are left as they are."""

    def replaced(found):
        block = Block(
            found["plain"] or found["directive"], found["caption"], found["text"], found.start("text"), found["reason"]
        )
        if block.language != "console" or block.reason or "..." in block.text:
            with suppress(Exception):  # where it fails, the test says so
                run(block, sandbox)
            return found[0]
        outputs = [(command, sandbox.run(command)[1]) for command, _ in commands_of(block.text)]
        text = "".join(f"$ {command}\n{output}" for command, output in outputs)
        return found[0].replace(block.text, text)

    return FENCE.sub(replaced, page.read_text(encoding="utf-8"))
