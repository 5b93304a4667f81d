"""Which assertions can be broken alone, and is each proven or is there a reason?"""

import os
from collections import Counter
from pathlib import Path
from typing import Any

import cio_schemas
from cio_schemas.fixtures.lists import invalid_fixtures
from cio_schemas.strategies import Fault, RejectedError, UnsatisfiableError, faults
from tests.suite.official import groups, remotes

from .report import Section, Table, Target

QUESTION = "Faults: assertions that are broken alone, proven"
SUITE = "JSON_SCHEMA_TEST_SUITE"
STATUSES = ("feasible", "shadowed", "redundant", "unproven")


def measure(_: Any = None) -> Section:
    """Work out the faults of the bundled schemas and of the suite's."""
    rows, targets = [], []
    for name in ("event", "customer"):
        found = faults(name)
        rows.append(_row(name, found))
        targets.append(Target(f"{name}: neither proven nor explained", _unproven(found), at_most=0))
    outside, inside, wrong = [], [], 0
    root = Path(os.environ[SUITE])
    registry = remotes(root)
    for group in groups(root, "required"):
        validator = cio_schemas.Validator(group.schema, registry=registry, format_checker=group.format_checker)
        try:
            found = faults(validator)
            wrong += sum(validator.is_valid(each.instance) for each in invalid_fixtures(validator))
        except UnsatisfiableError:
            continue
        except RejectedError:
            wrong += 1
        outside += [each for each in found if not each.in_branch]
        inside += [each for each in found if each.in_branch]
    rows += [_row("suite, outside anyOf and oneOf", outside), _row("suite, in their branches", inside)]
    targets += [
        Target("suite: proven of feasible, outside, %", _proven(outside), at_least=98),
        Target("suite: proven of feasible, inside, %", _proven(inside), at_least=90),
        Target("suite: invalid fixtures that are valid, or not made", wrong, at_most=0),
    ]
    return Section(QUESTION, [Table("Assertions", ("schema", *STATUSES), rows)], targets)


def _row(name: str, found: list[Fault]) -> tuple[Any, ...]:
    counts = Counter(each.status for each in found)
    return (name, *(counts[status] for status in STATUSES))


def _unproven(found: list[Fault]) -> int:
    return sum(each.status == "unproven" for each in found)


def _proven(found: list[Fault]) -> float:
    """Of the assertions that aren't explained away, how many percent are proven."""
    feasible = sum(each.status == "feasible" for each in found)
    return 100 * feasible / max(1, feasible + _unproven(found))
