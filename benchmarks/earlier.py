"""Compare this checkout with an earlier one: `python -m benchmarks.earlier CHECKOUT`, from the repository root.

Each has a process of its own, and they take turns, case by case and round by round. Prints how many times as long this
checkout takes for verdicts, all errors and compiling, as geometric means. `--no-kernel` compares the generated Python.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Self

from cio_schemas import SCHEMAS

from .earlier_worker import Job
from .payloads import INVALID, VALID
from .report import Section, Table, section_markdown
from .schemas import CASES
from .timing import FULL, QUICK, Effort, geometric_mean

QUESTION = "beside an earlier commit"
ROOT = Path(__file__).parents[1]
FIGURES = {"geometric mean": geometric_mean, "lowest": min, "highest": max}


def jobs() -> Iterator[Job]:
    """Yield the payloads of the bundled schemas and the shapes of `benchmarks.schemas`."""
    for _, name, payload in VALID:
        yield Job("valid payloads", SCHEMAS[name], payload)
    for _, name, payload in INVALID:
        yield Job("all errors", SCHEMAS[name], payload)
    for case in CASES:
        yield Job("valid shapes", case.schema, case.small)
        yield Job("valid shapes", case.schema, case.large)
        yield Job("invalid shapes", case.schema, case.invalid)
        yield Job("compiling", case.schema, None)


class Worker:
    """A process that times jobs with the package of one checkout."""

    def __init__(self, checkout: Path, environment: dict[str, str]) -> None:
        command = [sys.executable, "-m", "benchmarks.earlier_worker", str(checkout)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def seconds(self, job: Job, effort: Effort) -> float:
        """Return the seconds of one call."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps([*job, *effort]), file=self._process.stdin, flush=True)
        return float(self._process.stdout.readline())


def measure(checkout: Path, effort: Effort, environment: dict[str, str]) -> Section:
    """Time every job in both checkouts, in turns of one round."""
    ratios: dict[str, list[float]] = {}
    once = effort._replace(rounds=1)
    with ExitStack() as stack:
        ours, theirs = (stack.enter_context(Worker(each, environment)) for each in (ROOT, checkout))
        for job in jobs():
            turns = [(ours.seconds(job, once), theirs.seconds(job, once)) for _ in range(effort.rounds)]
            mine, earlier = (min(each) for each in zip(*turns, strict=True))
            ratios.setdefault(job.kind, []).append(mine / earlier)
    rows = [(kind, *(figure(found) for figure in FIGURES.values())) for kind, found in ratios.items()]
    return Section(QUESTION, [Table("Times as long as the earlier commit", ("what", *FIGURES), rows)])


def main(arguments: list[str] | None = None) -> int:
    """Run the comparison; return 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.earlier", description="Compare with an earlier commit.")
    parser.add_argument("checkout", type=Path, help="the root of a checkout of the earlier commit")
    parser.add_argument("--no-kernel", action="store_true", help="compare the generated Python")
    parser.add_argument("--quick", action="store_true", help="a short, rough run")
    options = parser.parse_args(arguments)
    environment = os.environ | ({"CIO_SCHEMAS_KERNEL": "0"} if options.no_kernel else {})
    print(section_markdown(measure(options.checkout.resolve(), QUICK if options.quick else FULL, environment)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
