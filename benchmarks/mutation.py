"""How many random mutants of the code do its tests notice?

cosmic-ray (the extra `mutation`) makes the mutants. A sample of them, drawn by a seed, is kept with the verdict of each
in `benchmarks/results/mutation.json`: as lines of text, so that they can be read there, and run again after the code
around them has changed.

    python -m benchmarks.mutation sample             # draw a new sample
    python -m benchmarks.mutation redraw             # follow code that moved; draw others for what is gone
    python -m benchmarks.mutation run                # run what has no verdict; go on where the last run was stopped
    python -m benchmarks.mutation run --seconds 150  # the same, and begin no mutant after so many seconds
    python -m benchmarks.mutation run survived       # run those again
    python -m benchmarks.mutation report             # print the score, and each survivor

A mutant is made in a copy of the checkout. The tests that reach its lines run first, the fastest of them first, and
then all tests of its area; the first failure ends the run.
"""

import argparse
import ast
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

from .mutation_sample import AREAS, ROOT, SEED, Area, Mutant, lines_of, mutated, redraw, sample

RESULTS = Path(os.environ.get("MUTATION_RESULTS", ROOT / "benchmarks/results/mutation.json"))
SLACK = 3
"""How many times the processor time of the unchanged code a mutant may take."""
CLOCK = 1_800
"""Seconds by the clock after which tests that wait for something count as timed out."""
MEMORY = 6 << 30
"""Bytes that the tests of a mutant may take."""
PYTEST = ("pytest", "-q", "-p", "no:cacheprovider", "-W", "ignore::SyntaxWarning")
"""`is` beside a literal, which some mutants have, is told of by linters: it is not what a test noticed."""


def run(wanted: str, seconds: float) -> None:
    """Run the tests of each mutant whose verdict is the wanted one, and write down what came of it."""
    until = time.monotonic() + seconds
    document = json.loads(RESULTS.read_text())
    with tempfile.TemporaryDirectory() as scratch:
        tree = Path(scratch)
        files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
        subprocess.run(["cp", "--parents", *files.decode().strip("\0").split("\0"), scratch], cwd=ROOT, check=True)
        for name, area in AREAS.items():
            due = [each for each in document["mutants"] if each["area"] == name and each["verdict"] == wanted]
            reach = _traced(tree, area, name) if due and time.monotonic() < until else None
            for mutant in due:
                if reach is None or time.monotonic() > until:
                    return
                began = time.monotonic()
                mutant["verdict"], mutant["why"] = _verdict(tree, area, mutant, reach)
                took = time.monotonic() - began
                print(f"{mutant['verdict']} in {took:.0f} s: {mutant['module']}:{mutant['line']}", flush=True)
                _save(document)


class Reach(NamedTuple):
    """Which tests reach which lines.

    Attributes:
        processor: the seconds of processor time that all tests of the area took.
        failing: the tests that fail without a mutant, which are left out.
        tests: by module and line, the tests; a line that runs when its module is imported has none.
        seconds: how long each test took, all its parameters together.
    """

    processor: float
    failing: list[str]
    tests: dict[str, dict[int, list[str]]]
    seconds: dict[str, float]


def _traced(tree: Path, area: Area, name: str) -> Reach:
    """Run the tests of an area, and see what they reach; what an earlier run saw is kept."""
    kept = RESULTS.parent / f".mutation-{name}.json"
    if not kept.exists():
        options = f"[run]\nsource_pkgs = cio_schemas\ndynamic_context = test_function\ndata_file = {tree}/traced\n"
        (tree / "tracing.ini").write_text(options)
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        tests = (f"--junitxml={tree}/timed.xml", *area.tests)
        code, output = _test(tree, ["-m", "coverage", "run", "--rcfile=tracing.ini", "-m", *PYTEST, *tests], 3_600)
        failing = [line.split(" ")[1].partition("[")[0] for line in output.splitlines() if line.startswith("FAILED")]
        if code and not failing:
            sys.exit(f"{name}: the tests don't run without a mutant\n{output[-2_000:]}")
        processor = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
        kept.write_text(json.dumps(Reach(processor, failing, _reached(tree), _timed(tree))))
    processor, failing, reached, seconds = json.loads(kept.read_text())
    lines = {path: {int(line): each for line, each in lines.items()} for path, lines in reached.items()}
    return Reach(processor, failing, lines, seconds)


def _timed(tree: Path) -> dict[str, float]:
    """Read what pytest wrote: how long each test took."""
    seconds: dict[str, float] = defaultdict(float)
    for case in ET.parse(tree / "timed.xml").iter("testcase"):
        seconds[_node(case.attrib["classname"], case.attrib["name"].partition("[")[0])] += float(case.attrib["time"])
    return seconds


def _node(module: str, function: str) -> str:
    return f"{module.replace('.', '/')}.py::{function}"


def _reached(tree: Path) -> dict[str, dict[int, list[str]]]:
    """Read what coverage.py wrote: its contexts are `package.module.function`."""
    from coverage import CoverageData

    data = CoverageData(str(tree / "traced"))
    data.read()
    found: dict[str, dict[int, list[str]]] = {}
    for path in data.measured_files():
        if not Path(path).is_file():  # generated code
            continue
        lines = found.setdefault(str(Path(path).relative_to(tree)), {})
        for line, contexts in data.contexts_by_lineno(path).items():
            named = [each.rpartition(".") for each in contexts if each.startswith("tests.")]
            lines[line] = sorted(_node(module, function) for module, _, function in named)
    return found


def _reaching(tree: Path, mutant: Mutant, line: int, reach: Reach) -> list[str]:
    """The tests that reach the statement of a mutant, the fastest first; none where it runs when it is imported."""
    within = [
        node
        for node in ast.walk(ast.parse((tree / mutant["module"]).read_text()))
        if isinstance(node, ast.stmt) and node.lineno <= line <= (node.end_lineno or 0)
    ]
    first = max((node.lineno for node in within), default=line)
    lines = reach.tests.get(mutant["module"], {})
    tests = {test for each in range(first, line + len(mutant["before"])) for test in lines.get(each, ())}
    return sorted(tests - {*reach.failing}, key=lambda test: (reach.seconds.get(test, 0), test))


def _verdict(tree: Path, area: Area, mutant: Mutant, reach: Reach) -> tuple[str, str]:
    """What becomes of a mutant, and the test that notices it."""
    module = tree / mutant["module"]
    lines = lines_of(module, mutant["before"]) if module.exists() else []
    if not lines:
        return "gone", ""
    line = min(lines, key=lambda each: abs(each - mutant["line"]))
    original = module.read_text()
    everything = (*area.tests, *(f"--deselect={each}" for each in reach.failing))
    reaching = _reaching(tree, mutant, line, reach)
    module.write_text(mutated(original, mutant, line))
    try:
        for tests in (reaching, everything) if reaching else (everything,):
            code, output = _test(tree, ["-m", *PYTEST, "-x", *tests], SLACK * reach.processor + 20)
            if code is None:
                return "timeout", ""
            if code:
                failed = [line for line in output.splitlines() if line.startswith(("FAILED", "ERROR"))]
                return "killed", failed[0][:160] if failed else ""
    finally:
        module.write_text(original)
        for compiled in (module.parent / "__pycache__").glob(f"{module.stem}.*"):
            compiled.unlink()
    return "survived", ""


def _test(tree: Path, arguments: list[str], seconds: float) -> tuple[int | None, str]:
    """Run tests; return the exit status, None where the processor time ran out, and the output."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 5))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPATH": str(tree), "PYTHONHASHSEED": "0"}
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
    parser.add_argument("--seconds", type=float, default=float("inf"), help="with run: begin no mutant after these")
    given = parser.parse_args(arguments)
    if given.what == "run":
        run(given.verdict, given.seconds)
    elif given.what == "report":
        report()
    else:
        commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True)
        mutants = redraw(json.loads(RESULTS.read_text())["mutants"]) if given.what == "redraw" else sample([])
        _save({"seed": SEED, "commit": commit.stdout.strip(), "mutants": mutants})


if __name__ == "__main__":
    main()
