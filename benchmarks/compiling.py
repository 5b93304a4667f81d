"""Measure what compiling real schemas takes beside jsonschema-rs: `python -m benchmarks.compiling FOLDER`.

FOLDER holds schemas as *.json, such as those of github.com/sourcemeta-research/jsonschema-benchmark, which are not part
of this repository. Both sides check the schema against its meta-schema. Prints a table, and saves it as
`benchmarks/results/compiling.json` and `compiling.md`.
"""

import argparse
import json
import sys
from functools import partial
from pathlib import Path
from typing import Any

import jsonschema_rs

import cio_schemas

from .peers import OURS
from .report import Section, Table, Target, environment, save, section_markdown
from .timing import FULL, QUICK, Effort, geometric_mean, take_turns

QUESTION = "compiling real schemas"
RUST = "jsonschema-rs"
COLUMNS = ("schema", f"{OURS} ms", f"{RUST} ms", f"{OURS} takes")
RESULTS = Path(__file__).parent / "results"


def measure(schemas: dict[str, Any], effort: Effort) -> Section:
    """Time compiling each schema, by name."""
    rows = []
    for name, schema in schemas.items():
        contenders = {OURS: cio_schemas.Validator, RUST: partial(jsonschema_rs.validator_for, validate_formats=True)}
        rounds = take_turns(contenders, schema, effort)
        rows.append((name, rounds.best(OURS) * 1e3, rounds.best(RUST) * 1e3, rounds.ratio(OURS, RUST)))
    mean = geometric_mean([row[-1] for row in rows])
    return Section(
        QUESTION,
        [Table("Milliseconds a schema", COLUMNS, [*rows, ("geometric mean", "", "", mean)])],
        [Target("compiling real schemas, ours over jsonschema-rs", mean, at_most=12)],
    )


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark; return 0 if its target was met, else 1."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.compiling", description="Time compiling real schemas.")
    parser.add_argument("folder", type=Path, help="holds schemas as *.json")
    parser.add_argument("--quick", action="store_true", help="a short, rough run that saves nothing")
    options = parser.parse_args(arguments)
    schemas = {path.stem: json.loads(path.read_bytes()) for path in sorted(options.folder.glob("*.json"))}
    section = measure(schemas, QUICK if options.quick else FULL._replace(rounds=10))
    print(section_markdown(section))
    if not options.quick:
        save(RESULTS, environment(), [section], name="compiling")
    return 0 if all(target.met for target in section.targets) else 1


if __name__ == "__main__":
    sys.exit(main())
