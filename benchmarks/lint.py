"""How fast schemas are linted: 1,000 files of 5 kB in one call, and the peer on the same folder where it is given.

    python -m benchmarks.lint [PEER]

PEER is the native command of sourcemeta's linter (the package sourcemeta-jsonschema on PyPI holds it). Where it is
given, its rules are also compared with ours on the schemas of docs/peer_rules.py, and the results are saved.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random
from typing import Any, Final

from benchmarks.report import Section, Table, Target, environment, save, section_markdown, summary
from cio_schemas.lint import RULES, Linter
from cio_schemas.lint.files import of_text
from cio_schemas.lint.linter import lint_file
from cio_schemas.lint.workspace import Workspace
from docs.peer_rules import PEER_RULES

RESULTS: Final = Path(__file__).parent / "results"
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
FILES: Final = 1_000
SIZE: Final = 5_000  # bytes of a file, at least
ROUNDS: Final = 5
OURS, PEER = "cio-schemas lint", "sourcemeta jsonschema lint"

TEXT: Final = {"type": "string", "description": "A text that people read in lists.", "maxLength": 100}
PROPERTIES: Final[tuple[dict[str, Any], ...]] = (
    TEXT,
    {"type": "integer", "description": "How many there are in stock.", "minimum": 0, "default": 0},
    {"type": "string", "format": "date-time", "description": "When it was changed last."},
    {"enum": ["draft", "active", "archived"], "description": "What state it is in.", "default": "draft"},
    {"type": "array", "items": {"$ref": "#/$defs/Tag"}, "description": "Its tags.", "uniqueItems": True},
    {"type": "string", "pattern": "^[a-z]+(-[a-z]+)*$", "description": "A name for URLs.", "examples": ["a-b"]},
    {"anyOf": [{"type": "string"}, {"type": "null"}], "description": "A remark, if there is any."},
    {
        "oneOf": [
            {"type": "object", "properties": {"kind": {"const": kind}, "text": TEXT}, "required": ["kind"]}
            for kind in ("a", "b")
        ],
        "description": "One of two kinds.",
    },
    {
        "type": "object",
        "description": "An address.",
        "properties": {"street": TEXT, "city": TEXT},
        "required": ["street"],
    },
)


def schema(number: int) -> str:
    """The text of a schema of SIZE bytes, the same for a number every time."""
    random = Random(number)
    tag = {"type": "string", "description": "A tag.", "minLength": 1}
    whole: dict[str, Any] = {
        "$schema": DIALECT,
        "$id": f"https://example.com/schema-{number}.json",
        "title": f"Schema {number}",
        "description": "A schema as teams write them.",
        "type": "object",
        "properties": {"tags": PROPERTIES[4]},
        "$defs": {"Tag": tag},
    }
    while len(text := json.dumps(whole, indent=2)) < SIZE:
        whole["properties"][f"field_{len(whole['properties'])}"] = random.choice(PROPERTIES)
    return text


def seconds(command: list[str]) -> float:
    """The processor time of a command, in this process's children."""
    before = os.times()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def speed(peer: str | None) -> Section:
    """Time each command over the same folder, in turns; of each its best."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(FILES):
            (Path(folder) / f"schema-{number}.json").write_text(schema(number), encoding="utf-8")
        ours = [sys.executable, "-m", "cio_schemas", "lint", folder, "--no-cache", "--output-format", "concise"]
        commands = {OURS: ours} | ({PEER: [peer, "lint", folder]} if peer else {})
        rounds = [{name: seconds(command) for name, command in commands.items()} for _ in range(ROUNDS)]
    best = {name: min(each[name] for each in rounds) for name in commands}
    targets = [Target(f"{FILES:,} files: seconds", best[OURS], at_most=5)]
    if peer:
        ratio = min(each[OURS] / each[PEER] for each in rounds)
        targets.append(Target("time over that of sourcemeta's native linter", ratio, at_most=10))
    return Section(
        f"{FILES:,} schemas of {SIZE:,} bytes in one call",
        [Table("Whole commands, processor time", ("what", "s"), list(best.items()))],
        targets,
        ["cio-schemas with its default rules, the peer with all of its own"],
    )


def behaviour(peer: str) -> Section:
    """Count the rules of the peer on whose schema one of the two says nothing."""
    linter = Linter(RULES, lambda _: True)
    silent: dict[str, list[str]] = {OURS: [], PEER: []}
    with tempfile.TemporaryDirectory() as folder:
        for row in PEER_RULES:
            path = Path(folder) / f"{row.name}.json"
            path.write_text(json.dumps({"$schema": DIALECT, **json.loads(row.schema)}), encoding="utf-8")
            command = [peer, "lint", "--only", row.name, str(path)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if f"({row.name})" not in done.stdout + done.stderr:
                silent[PEER].append(row.name)
            codes = {each.code for each in lint_file(of_text(row.schema), linter, Workspace())}
            if row.code and row.code not in codes:
                silent[OURS].append(row.name)
    return Section(
        f"the {len(PEER_RULES)} rules of the peer, on a schema each",
        [Table("Rules", ("what", "silent"), [(name, ", ".join(names) or "none") for name, names in silent.items()])],
        [Target("rules of the peer that find what none of ours does", len(silent[OURS]), at_most=0)],
    )


def main(arguments: list[str]) -> int:
    """Run the benchmarks; return 0 if every target was met, else 1."""
    peer = arguments[0] if arguments else None
    sections = [speed(peer), *([behaviour(peer)] if peer else ())]
    where = environment()
    for section in sections:
        print(section_markdown(section), end="\n\n")
    print(summary(where, sections))
    if peer:
        save(RESULTS, where, sections, name="lint")
    return 0 if all(target.met for section in sections for target in section.targets) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
