"""Time jobs with the package of one checkout: what `benchmarks.earlier` runs once for each, in a process of its own."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from .timing import Effort, take_turns


class Job(NamedTuple):
    """What is timed in both checkouts.

    Attributes:
        kind: A row of `CALLS`.
        schema: A draft 2020-12 schema.
        instance: What it is asked about.
    """

    kind: str
    schema: Any
    instance: Any


CALLS: dict[str, Callable[[Any, Job], Callable[[Any], object]]] = {
    "valid payloads": lambda package, job: package.Validator(job.schema).is_valid,
    "valid shapes": lambda package, job: package.Validator(job.schema).is_valid,
    "invalid shapes": lambda package, job: package.Validator(job.schema).is_valid,
    "all errors": lambda package, job: _all_errors(package.Validator(job.schema)),
    "compiling": lambda package, job: lambda _: package.Validator(job.schema).is_valid(None),
}
"""What is timed, given the package and the job: a function of the instance."""


def _all_errors(validator: Any) -> Callable[[Any], object]:
    return lambda instance: list(validator.iter_errors(instance))


def main(checkout: str) -> None:
    """Time the jobs that arrive on standard input, with the package of a checkout."""
    sys.path.insert(0, checkout)
    import cio_schemas

    if not Path(cio_schemas.__file__).is_relative_to(checkout):
        raise SystemExit(f"{cio_schemas.__file__} is not of {checkout}")
    calls: dict[str, Callable[[Any], object]] = {}
    for line in sys.stdin:
        kind, schema, instance, rounds, slot = json.loads(line)
        key = json.dumps([kind, schema])
        if key not in calls:
            calls[key] = CALLS[kind](cio_schemas, Job(kind, schema, instance))
        best = take_turns({kind: calls[key]}, instance, Effort(rounds, slot)).best(kind)
        print(best, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
