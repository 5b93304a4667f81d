"""Find which tests reach a line, so that a mutant is first judged by those alone: see `benchmarks/mutation.py`."""

import re
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

OPTIONS = ("--cov=cio_schemas", "--cov-context=test", "--cov-report=", "--cov-fail-under=0", "--durations=0")
"""What pytest is asked for, so that `reach` finds what it ran."""

FIRST = 8
"""How many seconds the tests may take that reach a mutant and judge it before all others do."""


class Reach(NamedTuple):
    """Which tests reach which lines.

    Attributes:
        tests: For each module, and each line in it that runs in a test, the tests by their ids, the quickest first.
        seconds: How long each test takes, if it is not the fraction of a second.
    """

    tests: dict[str, dict[str, list[str]]]
    seconds: dict[str, float]

    def of(self, module: str, line: int, count: int) -> list[str]:
        """Return the tests that reach some of the lines of a module, the quickest first.

        These are the tests that reach the module where none reaches the lines, as they run while it is imported.
        """
        lines = self.tests.get(module, {})
        found = {test for each in range(line, line + count) for test in lines.get(str(each), ())}
        found = found or {test for tests in lines.values() for test in tests}
        several = sorted(found, key=lambda test: (self.seconds.get(test, 0.0), test))
        taken = accumulate(self.seconds.get(test, 0.0) for test in several)
        return [test for test, seconds in zip(several, taken, strict=True) if seconds <= FIRST]

    def processor_time(self, tests: list[str]) -> float:
        """Return how long some tests take together."""
        return sum(self.seconds.get(test, 0.0) for test in tests)


def reach(tree: Path, data: Path, output: str) -> Reach:
    """Read what pytest ran with `OPTIONS`.

    Args:
        tree: Where the modules are.
        data: The file that coverage wrote.
        output: What pytest wrote.
    """
    from coverage import CoverageData

    seconds = {test: float(took) for took, test in re.findall(r"^(\d+\.\d+)s call +(\S.*)$", output, re.MULTILINE)}
    found = CoverageData(str(data))
    found.read()
    tests = {
        str(Path(module).relative_to(tree)): {
            str(line): sorted({each.rpartition("|")[0] for each in names if each})
            for line, names in found.contexts_by_lineno(module).items()
        }
        for module in found.measured_files()
        if Path(module).is_file()
    }
    return Reach(tests, seconds)
