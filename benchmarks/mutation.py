"""How many random mutants of the code do its tests notice?

cosmic-ray (the extra `mutation`) makes the mutants. A sample of them, drawn by a seed, is kept with the verdict of each
in `benchmarks/results/mutation.json`: as lines of text, so that they can be read there, and run again after the code
around them has changed.

    python -m benchmarks.mutation sample --seed 7    # draw a new sample
    python -m benchmarks.mutation redraw             # follow code that moved; draw others for what is gone
    python -m benchmarks.mutation run                # run what has no verdict; go on where the last run was stopped
    python -m benchmarks.mutation run --seconds 150  # the same, and begin no mutant after so many seconds
    python -m benchmarks.mutation run survived       # run those again; with --kernel, judged by the kernel
    python -m benchmarks.mutation report             # print the score, and each survivor

A mutant is made in a copy of the checkout, and the kernel is turned off, which takes the place of much of the code;
what the kernel is told is only noticed with it. The tests that reach its lines come first, the quickest
before the others, then all tests of its area; the first failure ends them. With `--reaching` those that reach it are
all that run.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from .mutation_reach import OPTIONS, Reach, reach
from .mutation_sample import AREAS, ROOT, SEED, Mutant, lines_of, mutated, redraw, sample

RESULTS = Path(os.environ.get("MUTATION_RESULTS", ROOT / "benchmarks/results/mutation.json"))
REACHED = Path(os.environ.get("MUTATION_REACHED", Path(tempfile.gettempdir()) / "cio-schemas-mutation"))
"""The folder where what the tests reach is kept for the next run; remove it once the tests have changed much."""
SLACK = 3
"""How many times the processor time of the unchanged code a mutant may take."""
CLOCK = 1_800
"""Seconds by the clock after which tests that wait for something count as timed out."""
MEMORY = 6 << 30
"""Bytes that the tests of a mutant may take."""
PYTEST = ("pytest", "-q", "-p", "no:cacheprovider", "-W", "ignore::SyntaxWarning")
"""`is` beside a literal, which some mutants have, is told of by linters: it is not what a test noticed."""

_NOTHING_RAN = (4, 5)
"""What pytest ends with where it takes its arguments amiss, or finds no tests."""


def run(wanted: str, areas: list[str], seconds: float, *, reaching: bool, kernel: bool) -> None:
    """Run the tests of each mutant whose verdict is the wanted one, and write down what came of it."""
    until = time.monotonic() + seconds
    document = json.loads(RESULTS.read_text())
    with tempfile.TemporaryDirectory() as scratch:
        tree = Path(scratch)
        _copy(tree)
        for name in areas:
            for mutant in document["mutants"]:
                if mutant["area"] != name or mutant["verdict"] != wanted:
                    continue
                if time.monotonic() > until:
                    return
                unchanged = _unchanged(tree, name, kernel)
                began = time.monotonic()
                mutant["verdict"], mutant["why"] = _verdict(tree, mutant, unchanged, reaching=reaching)
                took = time.monotonic() - began
                print(f"{mutant['verdict']} in {took:.0f} s: {mutant['module']}:{mutant['line']}", flush=True)
                _save(document)


def _copy(tree: Path) -> None:
    """Copy the checkout, and see to it that Python imports the copy: an editable install would come before it."""
    files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    kernel = [str(path.relative_to(ROOT)) for path in ROOT.glob("cio_schemas/kernel/_kernel*.so")]
    named = [*files.decode().strip("\0").split("\0"), *kernel]
    subprocess.run(["cp", "--parents", *named, str(tree)], cwd=ROOT, check=True)
    for finder in Path(sysconfig.get_path("purelib")).glob("_*editable*cio_schemas*.py"):
        (tree / finder.name).touch()
    code, output = _test(tree, ["-c", "import cio_schemas; print(cio_schemas.__file__)"], 60, kernel=False)
    if code or not Path(output.strip()).is_relative_to(tree):
        sys.exit(f"the copy is not what Python imports, but {output}")


class Baseline(NamedTuple):
    """What comes of the tests of an area without a mutant, with or without the kernel.

    Attributes:
        seconds: The processor time that they take, with their coverage.
        failing: The tests that fail, which are left out.
        reach: Which of them reach which lines.
        kernel: Whether the kernel judges.
    """

    seconds: float
    failing: list[str]
    reach: Reach
    kernel: bool


@cache
def _unchanged(tree: Path, name: str, kernel: bool) -> Baseline:
    """Run the tests of an area without a mutant; what an earlier run saw is kept."""
    kept = REACHED / f"{name}{'-kernel' if kernel else ''}.json"
    if kept.exists():
        seconds, failing, known = json.loads(kept.read_text())
        return Baseline(seconds, failing, Reach(*known), kernel)
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    code, output = _test(tree, ["-m", *PYTEST, *OPTIONS, *AREAS[name].tests], 3_600, kernel=kernel)
    failing = [line.split(" ")[1].partition("[")[0] for line in output.splitlines() if line.startswith("FAILED")]
    if code and not failing:
        sys.exit(f"{name}: the tests don't run without a mutant\n{output[-2_000:]}")
    seconds = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    found = Baseline(round(seconds, 1), failing, reach(tree, tree / ".coverage", output), kernel)
    REACHED.mkdir(exist_ok=True)
    kept.write_text(json.dumps(found[:3]))
    return found


def _verdict(tree: Path, mutant: Mutant, unchanged: Baseline, *, reaching: bool) -> tuple[str, str]:
    """What becomes of a mutant, and the test that notices it."""
    module = tree / mutant["module"]
    lines = lines_of(module, mutant["before"]) if module.exists() else []
    if not lines:
        return "gone", ""
    original, line = module.read_text(), min(lines, key=lambda each: abs(each - mutant["line"]))
    first = unchanged.reach.of(mutant["module"], line, len(mutant["before"]))
    every = (*AREAS[mutant["area"]].tests, *(f"--deselect={each}" for each in unchanged.failing))
    module.write_text(mutated(original, mutant, line))
    try:
        code, output = 0, ""
        if first:
            seconds = SLACK * unchanged.reach.processor_time(first) + 10
            code, output = _test(tree, ["-m", *PYTEST, "-x", *first], seconds, kernel=unchanged.kernel)
        if code in _NOTHING_RAN or (code == 0 and not (first and reaching)):
            seconds = SLACK * unchanged.seconds + 20
            code, output = _test(tree, ["-m", *PYTEST, "-x", *every], seconds, kernel=unchanged.kernel)
    finally:
        module.write_text(original)
        for compiled in (module.parent / "__pycache__").glob(f"{module.stem}.*"):
            compiled.unlink()
    if code is None:
        return "timeout", ""
    if code in _NOTHING_RAN:
        sys.exit(f"pytest ran no tests: {output[-2_000:]}")
    failed = [line for line in output.splitlines() if line.startswith(("FAILED", "ERROR"))]
    return ("killed", failed[0][:160] if failed else "") if code else ("survived", "")


def _test(tree: Path, arguments: list[str], seconds: float, *, kernel: bool) -> tuple[int | None, str]:
    """Run tests; return the exit status, None if the processor time ran out, and the output."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 5))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPATH": str(tree), "PYTHONHASHSEED": "0", "CIO_SCHEMAS_KERNEL": "" if kernel else "0"}
    try:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=tree,
            env=environment,
            check=False,
            capture_output=True,
            text=True,
            timeout=CLOCK,
            preexec_fn=limit,
        )
    except subprocess.TimeoutExpired:
        return None, ""
    return (None if done.returncode in {-24, -9} else done.returncode), done.stdout


def _save(document: dict[str, Any]) -> None:
    """Write the results, a mutant a line."""
    rows = ",\n".join(f"  {json.dumps(each)}" for each in document["mutants"])
    head = json.dumps({key: value for key, value in document.items() if key != "mutants"})[1:-1]
    RESULTS.write_text(f'{{{head}, "mutants": [\n{rows}\n]}}\n')


def report() -> None:
    """Print how many mutants of each area were noticed, and those that were not."""
    mutants = json.loads(RESULTS.read_text())["mutants"]
    for name in (*AREAS, "all"):
        verdicts = Counter(each["verdict"] or "due" for each in mutants if name in {each["area"], "all"})
        told = verdicts["killed"] + verdicts["survived"]
        print(f"{name}: {dict(verdicts)}, score {verdicts['killed'] / told:.1%}" if told else f"{name}: nothing ran")
    for each in mutants:
        if each["verdict"] not in {"killed", "equivalent"}:
            print(f"\n{each['verdict'] or 'due'}: {each['module']}:{each['line']} in {each['definition']}")
            print("\n".join([f"- {line}" for line in each["before"]] + [f"+ {line}" for line in each["after"]]))


def main(arguments: list[str] | None = None) -> None:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["sample", "redraw", "run", "report"])
    parser.add_argument("verdict", nargs="?", default="", help="with run: run the mutants of this verdict again")
    parser.add_argument("--area", nargs="+", choices=AREAS, default=[*AREAS], help="with run: of these areas alone")
    parser.add_argument("--reaching", action="store_true", help="with run: only the tests that reach a mutant")
    parser.add_argument("--kernel", action="store_true", help="with run: judge by the kernel, which has to be built")
    parser.add_argument("--seed", type=int, default=SEED, help="with sample: what the mutants are drawn by")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="with run: begin no mutant after these")
    given = parser.parse_args(arguments)
    if given.what == "run":
        run(given.verdict, given.area, given.seconds, reaching=given.reaching, kernel=given.kernel)
    elif given.what == "report":
        report()
    else:
        commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True)
        kept = json.loads(RESULTS.read_text()) if given.what == "redraw" else {"seed": given.seed}
        mutants = redraw(kept["mutants"], kept["seed"]) if given.what == "redraw" else sample([], kept["seed"])
        _save({"seed": kept["seed"], "commit": commit.stdout.strip(), "mutants": mutants})


if __name__ == "__main__":
    main()
