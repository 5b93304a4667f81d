"""Measure the engine beside its peers: `python -m benchmarks.engine`, from the repository root.

Prints every table and which targets were met, and saves `benchmarks/results/engine.json` and `engine.md`. `--quick`
takes a fraction of the time and saves nothing, unless `--output` says where. `--only` picks questions, and saves under
another `--name`.
"""

import argparse
import sys
from pathlib import Path

from . import all_errors, annotations, bundled, distinct, growth, real_world, startup
from .report import Section, environment, save, section_markdown, summary
from .timing import FULL, QUICK

QUESTIONS = {
    "bundled": bundled.measure,
    "distinct": distinct.measure,
    "real-world": real_world.measure,
    "errors": all_errors.measure,
    "annotations": annotations.measure,
    "startup": startup.measure,
    "growth": growth.measure,
}
RESULTS = Path(__file__).parent / "results"


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmarks; return 0 if every target was met, else 1."""
    options = _parser().parse_args(arguments)
    sections: list[Section] = []
    for name in options.only or QUESTIONS:
        sections.append(QUESTIONS[name](QUICK if options.quick else FULL))
        print(section_markdown(sections[-1]), end="\n\n", flush=True)
    where = environment()
    print(summary(where, sections))
    saves = not options.quick and (not options.only or options.name != "engine")
    folder = options.output or (RESULTS if saves else None)
    if folder:
        save(folder, where, sections, options.name)
    return 0 if all(target.met for section in sections for target in section.targets) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.engine", description="Time the engine and its peers.")
    parser.add_argument("--quick", action="store_true", help="a short, rough run that saves nothing")
    parser.add_argument("--only", nargs="+", choices=QUESTIONS, metavar="QUESTION", help=", ".join(QUESTIONS))
    parser.add_argument("--output", type=Path, help="folder to save into (default: benchmarks/results)")
    parser.add_argument("--name", default="engine", help="name of the files to save (default: engine)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
