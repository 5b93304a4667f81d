"""How fast is a verdict on schemas of all shapes met in the wild?"""

import json
from collections.abc import Callable, Iterable, Sequence
from statistics import median
from typing import Any

from .peers import OURS, PEERS, verdicts
from .report import Cell, Section, Table, Target
from .schemas import CASES, Case
from .timing import Effort, Rounds, geometric_mean, take_turns

QUESTION = "is_valid on real-world shapes"
COLUMNS = ("schema", "shape", "µs", *(f"{peer} takes" for peer in PEERS))
NO_NUMBER = "-"
FIGURES: dict[str, Callable[[list[float]], float]] = {
    "geometric mean": geometric_mean,
    "median": median,
    "lowest": min,
    "highest": max,
}
Ratios = dict[str, float]


def measure(effort: Effort) -> Section:
    """Time every contender on the small and the large instance of every case."""
    rows: dict[str, list[tuple[Cell, ...]]] = {"small": [], "large": []}
    ratios: list[Ratios] = []
    notes = []
    for case in CASES:
        small, large, invalid = (json.loads(json.dumps(each)) for each in (case.small, case.large, case.invalid))
        field = verdicts(case.schema, {"small": (small, True), "large": (large, True), "invalid": (invalid, False)})
        notes += [f"{peer} left out of {case.name}: {reason}" for peer, reason in field.left_out.items()]
        for size, instance in (("small", small), ("large", large)):
            rounds = take_turns(field.contenders, instance, effort)
            ratios.append({peer: rounds.ratio(peer, OURS) for peer in PEERS if peer in field.contenders})
            rows[size].append(_row(case, rounds, ratios[-1]))
    return Section(
        QUESTION,
        [
            _overview(ratios),
            *(Table(f"{size.capitalize()} instances", COLUMNS, table) for size, table in rows.items()),
        ],
        targets(ratios),
        notes,
    )


def targets(ratios: Iterable[Ratios]) -> list[Target]:
    """Return what the ratios must show: against jsonschema-rs on the whole, against fastjsonschema on each."""
    rust, fast = (_of(peer, ratios := list(ratios)) for peer in ("jsonschema-rs", "fastjsonschema"))
    return [
        Target("real-world shapes, jsonschema-rs over ours", geometric_mean(rust), at_least=1.9),
        Target("real-world shapes, jsonschema-rs over ours, worst", min(rust), at_least=0.9),
        Target("real-world shapes, fastjsonschema over ours", geometric_mean(fast), at_least=1),
        Target("real-world shapes, fastjsonschema over ours, worst", min(fast), at_least=1),
    ]


def _of(peer: str, ratios: Iterable[Ratios]) -> list[float]:
    return [each[peer] for each in ratios if peer in each]


def _overview(ratios: Sequence[Ratios]) -> Table:
    """Return what all instances of all cases amount to; the median is deaf to a single slow keyword of a peer."""
    columns = [_of(peer, ratios) for peer in PEERS]
    rows: list[tuple[Cell, ...]] = [(name, *map(figure, columns)) for name, figure in FIGURES.items()]
    return Table("All instances", ("figure", *(f"{peer} takes" for peer in PEERS)), rows)


def _row(case: Case, rounds: Rounds, ratios: Ratios) -> tuple[Any, ...]:
    return (case.name, case.shape, rounds.best(OURS) * 1e6, *(ratios.get(peer, NO_NUMBER) for peer in PEERS))
