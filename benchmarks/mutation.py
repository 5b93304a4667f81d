"""How many random mutants of the code do its tests notice?

cosmic-ray (the extra `mutation`) makes the mutants. A sample of them, drawn by a seed, is kept with the verdict of each
in `benchmarks/results/mutation.json`: as lines of text, so that they can be read there, and run again after the code
around them has changed.

    python -m benchmarks.mutation sample         # draw a new sample
    python -m benchmarks.mutation run            # run what has no verdict yet; may be stopped, and goes on where it was
    python -m benchmarks.mutation run survived   # run those again, with all tests of their area
    python -m benchmarks.mutation report         # print the score, and each survivor
"""

import ast
import difflib
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
RESULTS = Path(os.environ.get("MUTATION_RESULTS", ROOT / "benchmarks/results/mutation.json"))
SEED = 20_261_127
SLACK = 3
"""How many times the processor time of the unchanged code a mutant may take."""
CLOCK = 1_800
"""Seconds by the clock after which tests that wait for something count as timed out."""
MEMORY = 6 << 30
"""Bytes that the tests of a mutant may take."""

SAME_BYTES = "test_the_same_seed_gives_the_same_bytes_whatever_else_is_imported_and_drawn"

PYTEST = ("pytest", "-q", "-p", "no:cacheprovider")

Mutant = dict[str, Any]
"""Area, module, line, definition, operator, the lines before and after, and the verdict."""


class Area(NamedTuple):
    """What is mutated together.

    Attributes:
        sample: how many mutants are drawn.
        code: what of the package is mutated.
        tests: pytest's arguments, the quickest tests first: the first failure ends the run. Golden files are left out,
            as is what takes longest: a survivor may be one less with it.
    """

    sample: int
    code: tuple[str, ...]
    tests: tuple[str, ...]


AREAS = {
    "failures": Area(45, ("cio_schemas/failures",), ("tests/failures", "tests/suite/test_suite.py")),
    "payloads": Area(
        80,
        (
            "cio_schemas/payloads/judge.py",
            "cio_schemas/payloads/diagnosis.py",
            "cio_schemas/payloads/hints.py",
            "cio_schemas/payloads/rules",
        ),
        (
            "tests/payloads",
            "tests/schemas",
            "tests/cli/test_check_command.py",
            "tests/cli/test_check_baseline.py",
            "tests/cli/test_configured_rules.py",
            "tests/cli/test_failing.py",
            "tests/cli/test_no_values.py",
            "tests/cli/test_nothing_checked.py",
            "tests/cli/test_neighbours.py",
        ),
    ),
    "fixing": Area(
        35,
        ("cio_schemas/lint/fixing",),
        (
            "tests/lint/fixing",
            "tests/lint/test_lint_options.py",
            "tests/lint/test_command.py",
            "tests/lint/test_workspace.py",
        ),
    ),
    "compiler": Area(
        90,
        ("cio_schemas/compiler",),
        (
            "tests/suite/test_suite.py",
            "tests/compiler",
            "--ignore=tests/compiler/test_golden.py",
            "--ignore=tests/compiler/test_hostile_schemas.py",
            "--deselect=tests/compiler/test_runtime.py::test_depth_is_counted",
            "--deselect=tests/compiler/test_number_keywords.py::test_what_is_no_number_is_of_no_type",
        ),
    ),
    "proofs": Area(
        50,
        ("cio_schemas/strategies/breaking",),
        (
            "tests/strategies/test_faults.py",
            "tests/fixtures",
            f"--deselect=tests/fixtures/test_fixtures.py::{SAME_BYTES}",
        ),
    ),
}


def sample(seed: int = SEED) -> list[Mutant]:
    """Draw mutants: places of the code evenly, and one of the mutants of each."""
    chosen = []
    for name, area in AREAS.items():
        drawn = random.Random(f"{name} {seed}")
        places: dict[tuple[str, Any, Any], list[Any]] = {}
        for item in _mutations([ROOT / each for each in area.code]):
            places.setdefault((str(item.module_path), item.start_pos, item.end_pos), []).append(item)
        made = (_as_text(name, drawn.choice(places[place])) for place in drawn.sample(sorted(places), len(places)))
        chosen += islice(filter(None, made), area.sample)
    return sorted(chosen, key=lambda each: (list(AREAS).index(each["area"]), each["module"], each["line"]))


def _mutations(code: list[Path]) -> Iterator[Any]:
    """All that cosmic-ray would change in some code, but for annotations, which nothing evaluates."""
    from cosmic_ray.commands.init import init
    from cosmic_ray.modules import find_modules
    from cosmic_ray.work_db import use_db

    with tempfile.TemporaryDirectory() as scratch, use_db(f"{scratch}/session.sqlite") as session:
        init(sorted(find_modules(code)), session, {})
        for item in session.work_items:
            mutation = item.mutations[0]
            if not any(start <= mutation.start_pos < end for start, end in _annotations(mutation.module_path)):
                yield mutation


@cache
def _annotations(module: Path) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """From where to where the annotations of a module reach, and what only a type checker runs."""
    nodes = []
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            nodes.append(node)
        nodes += [getattr(node, name) for name in ("annotation", "returns") if getattr(node, name, None)]
    return [((n.lineno, n.col_offset), (n.end_lineno, n.end_col_offset)) for n in nodes]


def _as_text(area: str, mutation: Any) -> Mutant | None:
    """A mutation as the lines that it changes; None where cosmic-ray can't make what it announced."""
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator

    path = Path(mutation.module_path)
    operator = get_operator(mutation.operator_name)(**mutation.operator_args)
    before = path.read_text()
    try:
        after = mutate_code(before, operator, mutation.occurrence)
    except AttributeError:  # of `except module.Error`
        return None
    old, new = before.splitlines(), after.splitlines()
    changes = [
        each for each in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if each[0] != "equal"
    ]
    first, last = changes[0], changes[-1]
    return {
        "area": area,
        "module": str(path.relative_to(ROOT)),
        "line": first[1] + 1,
        "definition": mutation.definition_name,
        "operator": mutation.operator_name.removeprefix("core/"),
        "before": old[first[1] : last[2]],
        "after": new[first[3] : last[4]],
        "verdict": "",
        "why": "",
    }


def run(wanted: str = "") -> None:
    """Run the tests of each mutant whose verdict is the wanted one, and write down what came of it."""
    document = json.loads(RESULTS.read_text())
    with tempfile.TemporaryDirectory() as scratch:
        tree = Path(scratch)
        files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
        subprocess.run(["cp", "--parents", *files.decode().strip("\0").split("\0"), scratch], cwd=ROOT, check=True)
        for name, area in AREAS.items():
            due = [each for each in document["mutants"] if each["area"] == name and each["verdict"] == wanted]
            reach = _traced(tree, area, name) if due else None
            for mutant in due:
                mutant["verdict"], mutant["why"] = _verdict(tree, area, mutant, reach, everything=bool(wanted))
                print(f"{mutant['verdict']}: {mutant['module']}:{mutant['line']}", flush=True)
                _save(document)


class Reach(NamedTuple):
    """Which tests reach which lines.

    Attributes:
        seconds: the processor time that all tests of the area took.
        failing: the tests that fail without a mutant, which are left out.
        tests: by module and line, the tests; a line that runs when its module is imported has none.
    """

    seconds: float
    failing: list[str]
    tests: dict[str, dict[int, list[str]]]


def _traced(tree: Path, area: Area, name: str) -> Reach:
    """Run the tests of an area, and see what they reach; what an earlier run saw is kept."""
    kept = RESULTS.parent / f".mutation-{name}.json"
    if not kept.exists():
        options = f"[run]\nsource_pkgs = cio_schemas\ndynamic_context = test_function\ndata_file = {tree}/traced\n"
        (tree / "tracing.ini").write_text(options)
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        code, output = _test(tree, ["-m", "coverage", "run", "--rcfile=tracing.ini", "-m", *PYTEST, *area.tests], 3_600)
        failing = [line.split(" ")[1].partition("[")[0] for line in output.splitlines() if line.startswith("FAILED")]
        if code and not failing:
            sys.exit(f"{name}: the tests don't run without a mutant\n{output[-2_000:]}")
        seconds = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
        kept.write_text(json.dumps(Reach(seconds, failing, _reached(tree))))
    seconds, failing, tests = json.loads(kept.read_text())
    return Reach(
        seconds, failing, {path: {int(line): each for line, each in lines.items()} for path, lines in tests.items()}
    )


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
            lines[line] = sorted(f"{module.replace('.', '/')}.py::{function}" for module, _, function in named)
    return found


def _reaching(tree: Path, mutant: Mutant, reach: Reach) -> list[str]:
    """The tests that reach the statement of a mutant; none where it runs when its module is imported."""
    line = mutant["line"]
    within = [
        node
        for node in ast.walk(ast.parse((tree / mutant["module"]).read_text()))
        if isinstance(node, ast.stmt) and node.lineno <= line <= (node.end_lineno or 0)
    ]
    first = max((node.lineno for node in within), default=line)
    lines = reach.tests.get(mutant["module"], {})
    return sorted({test for each in range(first, line + len(mutant["before"])) for test in lines.get(each, ())})


def _verdict(tree: Path, area: Area, mutant: Mutant, reach: Reach, *, everything: bool) -> tuple[str, str]:
    """What becomes of a mutant, and the test that notices it."""
    module = tree / mutant["module"]
    original = module.read_text() if module.exists() else ""
    lines, before = original.splitlines(), mutant["before"]
    at = [i for i in range(len(lines)) if lines[i : i + len(before)] == before]
    if not at:
        return "gone", ""
    start = min(at, key=lambda i: abs(i + 1 - mutant["line"]))
    tests = (not everything and _reaching(tree, mutant | {"line": start + 1}, reach)) or area.tests
    lines[start : start + len(before)] = mutant["after"]
    module.write_text("\n".join(lines) + "\n")
    try:
        code, output = _test(
            tree,
            ["-m", *PYTEST, "-x", *tests, *(f"--deselect={each}" for each in reach.failing)],
            SLACK * reach.seconds + 20,
        )
    finally:
        module.write_text(original)
        for compiled in (module.parent / "__pycache__").glob(f"{module.stem}.*"):
            compiled.unlink()
    if code is None:
        return "timeout", ""
    failed = [line for line in output.splitlines() if line.startswith(("FAILED", "ERROR"))]
    return ("killed", failed[0][:160] if failed else "") if code else ("survived", "")


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


def main(arguments: list[str]) -> None:
    """Do what the command line asks for."""
    match arguments:
        case ["sample"]:
            commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True)
            _save({"seed": SEED, "commit": commit.stdout.strip(), "mutants": sample()})
        case ["run"]:
            run()
        case ["run", wanted]:
            run(wanted)
        case ["report"]:
            report()
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
