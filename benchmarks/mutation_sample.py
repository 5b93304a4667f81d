"""Draw random mutants of the code, and find them again after it has changed: see `benchmarks/mutation.py`."""

import ast
import difflib
import random
import tempfile
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
SEED = 27_112_210
LONG_ENOUGH = 40
"""Characters of code that are found again in another module only if they were moved there."""

SAME_BYTES = "test_the_same_seed_gives_the_same_bytes_whatever_else_is_imported_and_drawn"

Mutant = dict[str, Any]
"""Area, module, line, definition, operator, the lines before and after, and the verdict."""


class Area(NamedTuple):
    """What is mutated together.

    Attributes:
        sample: how many mutants are drawn.
        code: what of the package is mutated.
        tests: pytest's arguments, the quickest tests first. Golden files are left out, as is what takes longest: a
            survivor may be one less with it.
    """

    sample: int
    code: tuple[str, ...]
    tests: tuple[str, ...]


AREAS = {
    "failures": Area(40, ("cio_schemas/failures",), ("tests/failures", "tests/suite/test_suite.py")),
    "payloads": Area(
        80,
        ("cio_schemas/payloads",),
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
        40,
        ("cio_schemas/lint/fixing", "cio_schemas/lint/workspace.py", "cio_schemas/cli/lint_job.py"),
        (
            "tests/lint/fixing",
            "tests/lint/test_lint_options.py",
            "tests/lint/test_command.py",
            "tests/lint/test_workspace.py",
        ),
    ),
    "compiler": Area(
        90,
        ("cio_schemas/compiler", "cio_schemas/runtime.py"),
        (
            *(f"tests/compiler/test_{each}.py" for each in ("generated_code", "expression", "loops", "evaluated")),
            "tests/suite/test_suite.py",
            "tests/compiler",
            "tests/validators/test_shared_parts.py",
            "tests/strategies/test_variants.py",
            "--ignore=tests/compiler/test_golden.py",
            "--ignore=tests/compiler/test_hostile_schemas.py",
            "--deselect=tests/compiler/test_runtime.py::test_depth_is_counted",
            "--deselect=tests/compiler/test_number_keywords.py::test_what_is_no_number_is_of_no_type",
        ),
    ),
    "proofs": Area(
        60,
        (
            "cio_schemas/strategies/breaking",
            "cio_schemas/strategies/satisfiability.py",
            *(
                f"cio_schemas/strategies/analysis/{each}.py"
                for each in ("contradictions", "dropped_assertion", "emptiness", "finite")
            ),
        ),
        (
            "tests/strategies/test_breakable.py",
            "tests/strategies/test_broken_cases.py",
            "tests/strategies/test_coverage.py",
            "tests/strategies/test_emptiness.py",
            "tests/strategies/test_proof.py",
            "tests/strategies/test_satisfiability.py",
            "tests/strategies/test_variants.py",
            "tests/strategies/test_finite.py",
            "tests/strategies/test_spaces.py",
            "tests/strategies/test_faults.py",
            "tests/test_pytest.py",
            "tests/pages/test_coverage_page.py",
            "tests/fixtures",
            f"--deselect=tests/fixtures/test_fixtures.py::{SAME_BYTES}",
        ),
    ),
}


def sample(kept: list[Mutant], seed: int) -> list[Mutant]:
    """Draw mutants beside those that are kept: places of the code evenly, and one of the mutants of each."""
    chosen = [*kept]
    for name, area in AREAS.items():
        drawn = random.Random(f"{name} {seed}")
        places: dict[tuple[str, Any, Any], list[Any]] = {}
        for item in _mutations([ROOT / each for each in area.code]):
            places.setdefault((str(item.module_path), item.start_pos, item.end_pos), []).append(item)
        made = (_as_text(name, drawn.choice(places[place])) for place in drawn.sample(sorted(places), len(places)))
        known = [_changes(each) for each in kept if each["area"] == name]
        new = (each for each in made if each is not None and _changes(each) not in known)
        chosen += islice(new, area.sample - len(known))
    return sorted(chosen, key=lambda each: (list(AREAS).index(each["area"]), each["module"], each["line"]))


def _changes(mutant: Mutant) -> tuple[Any, ...]:
    return mutant["module"], mutant["before"], mutant["after"]


def redraw(mutants: list[Mutant], seed: int) -> list[Mutant]:
    """Follow the mutants whose code moved, and draw others for those whose code is gone or that are not Python."""
    kept = []
    for mutant in mutants:
        place = _found(mutant) if mutant["verdict"] != "gone" else None
        if place is None or not _is_python(ROOT / place[0], mutant, place[1]):
            print(f"gone: {mutant['module']}:{mutant['line']} ({mutant['area']})")
        else:
            kept.append(mutant | {"module": place[0], "line": place[1]})
    return sample(kept, seed)


def _found(mutant: Mutant) -> tuple[str, int] | None:
    """The module and the line where the code of a mutant is now; another module where it was moved to one alone."""
    here = ROOT / mutant["module"]
    if here.exists() and (lines := lines_of(here, mutant["before"])):
        return mutant["module"], min(lines, key=lambda line: abs(line - mutant["line"]))
    if sum(len(line.strip()) for line in mutant["before"]) < LONG_ENOUGH:
        return None
    modules = sorted(path for code in AREAS[mutant["area"]].code for path in (ROOT / code).rglob("*.py"))
    there = [(path, line) for path in modules for line in lines_of(path, mutant["before"])]
    return (str(there[0][0].relative_to(ROOT)), there[0][1]) if len(there) == 1 else None


def lines_of(module: Path, before: list[str]) -> list[int]:
    """The lines of a module at which some lines begin, from 1."""
    lines = module.read_text().splitlines()
    return [i + 1 for i in range(len(lines)) if lines[i : i + len(before)] == before]


def _is_python(module: Path, mutant: Mutant, line: int) -> bool:
    """Whether a mutant compiles: `*` in the parameters of a function or `**` in a call is no operator."""
    try:
        ast.parse(mutated(module.read_text(), mutant, line))
    except SyntaxError:
        return False
    return True


def mutated(text: str, mutant: Mutant, line: int) -> str:
    """Return the text of a module with the lines of a mutant in place of those at a line."""
    lines = text.splitlines()
    lines[line - 1 : line - 1 + len(mutant["before"])] = mutant["after"]
    return "\n".join(lines) + "\n"


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
    """A mutation as the lines that it changes; None if cosmic-ray can't make what it announced."""
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
    try:
        ast.parse(after)
    except SyntaxError:  # of `*` in the parameters of a function, or `**` in a call
        return None
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
