"""Measure strategies and fixtures: `python -m benchmarks.fixtures`, from the repository root.

`JSON_SCHEMA_TEST_SUITE` names a checkout of the official suite. `--only` picks questions, `--draws` says how many
instances are checked for soundness, `--peers` names a Python that has hypothesis-jsonschema and jsf:

    python -m venv peers && peers/bin/pip install 'hypothesis<6.170.8' hypothesis-jsonschema jsf
    python -m benchmarks.fixtures --draws 1100000 --peers peers/bin/python

Prints every table and which targets were met; all questions with peers are saved as `benchmarks/results/fixtures.json`
and `fixtures.md`, others only where `--output` says.
"""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from . import fixtures_faults, fixtures_mutants, fixtures_shrinking, fixtures_soundness, fixtures_speed
from .report import Section, environment, save, section_markdown, summary

RESULTS = Path(__file__).parent / "results"

QUESTIONS: dict[str, Callable[[argparse.Namespace], Section]] = {
    "soundness": lambda options: fixtures_soundness.measure(options.draws),
    "speed": lambda options: fixtures_speed.measure(options.peers),
    "faults": lambda _: fixtures_faults.measure(),
    "mutants": lambda _: fixtures_mutants.measure(),
    "shrinking": lambda _: fixtures_shrinking.measure(),
}


def main(arguments: list[str] | None = None) -> int:
    """Answer the questions; return 0 if every target was met, else 1."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fixtures", description="Measure the fixtures.")
    parser.add_argument("--only", nargs="+", choices=QUESTIONS, metavar="QUESTION", help=", ".join(QUESTIONS))
    parser.add_argument("--draws", type=int, default=100_000, metavar="N", help="how many instances (default: 100,000)")
    parser.add_argument("--peers", metavar="PYTHON", help="a Python that has the peers")
    parser.add_argument("--output", type=Path, metavar="DIR", help="folder to save into")
    options = parser.parse_args(arguments)
    if fixtures_soundness.SUITE not in os.environ:
        parser.error(f"{fixtures_soundness.SUITE} has to name a checkout of the official suite")
    sections = []
    for name in options.only or QUESTIONS:
        sections.append(QUESTIONS[name](options))
        print(section_markdown(sections[-1]), end="\n\n", flush=True)
    where = environment()
    print(summary(where, sections))
    folder = options.output or (RESULTS if options.peers and not options.only else None)
    if folder:
        save(folder, where, sections, name="fixtures")
    return 0 if all(target.met for section in sections for target in section.targets) else 1


if __name__ == "__main__":
    sys.exit(main())
