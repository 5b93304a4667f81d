"""How do time and memory grow: with the payload, with the properties, with the validators?"""

import json
import math
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import cio_schemas

from .payloads import customer
from .peers import COMPILERS, OURS, PEERS, verdicts
from .report import Cell, Section, Table
from .timing import Effort, Rounds, take_turns

QUESTION = "growth of time and memory"
ROOT = Path(__file__).parents[1]
VALIDATORS = 200
SEGMENTS = (10, 100, 1_000, 10_000)
PROPERTIES = (10, 100, 1_000, 5_000)
MEMBERS = 5
WIDE_TABLES = (
    ("Milliseconds to compile a schema of so many properties", 1e3),
    (f"Microseconds for an object with {MEMBERS} of so many properties", 1e6),
    ("Microseconds for an object with all of so many properties", 1e6),
)
KINDS: Sequence[dict[str, Any]] = (
    {"type": "string"},
    {"type": ["string", "null"]},
    {"type": "string", "maxLength": 100},
    {"enum": ["x", "y"]},
)


def measure(effort: Effort) -> Section:
    """Measure many validators, growing customers and growing schemas."""
    few = effort._replace(rounds=max(3, effort.rounds // 4))
    customers = {size: _segments(size, few) for size in SEGMENTS}
    wide = {size: _wide(size, few) for size in PROPERTIES}
    return Section(
        QUESTION,
        [
            _memory(),
            _by_size("Microseconds for a customer in so many segments", customers, 1e6),
            *(
                _by_size(title, {size: rounds[part] for size, rounds in wide.items()}, unit)
                for part, (title, unit) in enumerate(WIDE_TABLES)
            ),
        ],
        notes=["An exponent is that between the two largest sizes: 1 is linear, 0 is constant."],
    )


def exponent(times: Mapping[int, float]) -> float:
    """Return p where time grows as size to the p, between the two largest sizes."""
    (size, seconds), (larger, longer) = sorted(times.items())[-2:]
    return math.log(longer / seconds) / math.log(larger / size)


def wide_schema(properties: int) -> dict[str, Any]:
    """Return the schema of an object with so many properties, of four kinds in turn."""
    return {"type": "object", "properties": {f"property{n}": KINDS[n % len(KINDS)] for n in range(properties)}}


def _memory() -> Table:
    rows: list[tuple[Cell, ...]] = [
        (name, *(_kibibytes(name, schema) for schema in ("event", "customer"))) for name in (OURS, *PEERS)
    ]
    return Table("Resident KiB a validator, its schema included", ("contender", "event", "customer"), rows)


def _kibibytes(contender: str, schema: str) -> float:
    command = [sys.executable, "-m", "benchmarks.memory", contender, schema, str(VALIDATORS)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout) / 1024


def _segments(size: int, effort: Effort) -> Rounds:
    instance = json.loads(json.dumps(customer(size)))
    contenders = verdicts(cio_schemas.SCHEMAS["customer"], {"valid": (instance, True)}).contenders
    return take_turns(contenders, instance, effort)


def _wide(size: int, effort: Effort) -> tuple[Rounds, Rounds, Rounds]:
    """Return the times to compile, and to check an object with few and one with all of so many properties."""
    schema = wide_schema(size)
    few, every = (json.loads(json.dumps({f"property{n}": "x" for n in range(count)})) for count in (MEMBERS, size))
    contenders = verdicts(schema, {"few": (few, True), "every": (every, True)}).contenders
    return (
        take_turns(COMPILERS, schema, effort._replace(rounds=3)),
        take_turns(contenders, few, effort),
        take_turns(contenders, every, effort),
    )


def _by_size(title: str, by_size: Mapping[int, Rounds], unit: float) -> Table:
    names = next(iter(by_size.values())).seconds
    rows: list[tuple[Cell, ...]] = []
    for name in names:
        times = {size: rounds.best(name) for size, rounds in by_size.items()}
        rows.append((name, *(seconds * unit for seconds in times.values()), exponent(times)))
    return Table(title, ("contender", *(f"{size:,}" for size in by_size), "exponent"), rows)
