"""Do fixtures reach every property and every branch of real schemas, and are their faults proven?

    REAL_SCHEMAS=/path/to/folder python -m benchmarks.fixtures_coverage [--sample 200] [--faults] [--hypothesis]

The folder holds JSON Schemas, such as `src/schemas/json` of https://github.com/SchemaStore/schemastore. What refers to
documents beyond the folder's own is left out.
"""

import argparse
import json
import logging
import multiprocessing
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import mean
from typing import Any, NamedTuple

from hypothesis import HealthCheck, Phase, given, settings

from cio_schemas import Validator, ecma
from cio_schemas.fixtures import valid_fixtures
from cio_schemas.strategies import faults, valid
from cio_schemas.strategies.analysis.budget import Budget, OverBudgetError
from cio_schemas.strategies.analysis.subschemas import Subschemas
from cio_schemas.strategies.preparation import subschemas_of
from cio_schemas.strategies.schema_space import space_of
from cio_schemas.strategies.shapes.goals import Goal, both
from cio_schemas.strategies.shapes.listed_values import Enum
from cio_schemas.strategies.shapes.object_shape import Object
from cio_schemas.validators.options import DEFAULT

FOLDER = "REAL_SCHEMAS"
LARGEST = 400_000
"""No schema of more bytes is measured."""

SECONDS = 120
"""So much processor time may one schema take."""

COUNT = 100
SMALL, MIDDLE = 200, 500
"""Up to so many property locations a schema is small, and of a middle size."""

FAULTS_TO = 14_000
"""Up to so many bytes of a schema its faults are worked out."""

Place = tuple[str, str | int]
"""A keyword's location and the name or the number in it."""

UNIONS = ("anyOf", "oneOf")
IN_PLACE = (*UNIONS, "allOf", "then", "else", "$ref", "$dynamicRef", "$recursiveRef")

STEPS_TO_PROVE = 3_000_000
"""How many steps may be taken to prove places of a schema unreachable."""

MOST_STEPS = 20_000
"""How many ways from one subschema to another are looked at for that; with more, all places count."""


class Walk:
    """Which properties and branches of a schema there are, and which of them instances reach."""

    def __init__(self, subschemas: Subschemas) -> None:
        self.subschemas = subschemas
        self.properties: dict[Place, Any] = {}
        self.branches: dict[Place, Any] = {}

    def there(self) -> None:
        """Find all that is reached from the root."""
        pending, seen = [self.subschemas.start], set()
        for location in pending:
            if location in seen:
                continue
            seen.add(location)
            if not isinstance(self.subschemas.index[location], dict):
                continue
            schema, steps = self.subschemas.keywords(location)
            for keyword, value in schema.items():
                for key, inner in self.children(location, schema, steps, keyword, value):
                    if self.subschemas.index[inner] is False:
                        continue
                    if keyword == "properties":
                        self.properties[str(location), key] = inner
                    elif keyword in UNIONS:
                        self.branches[f"{location}/{keyword}", key] = inner
                    pending.append(inner)

    def children(
        self, location: Any, schema: dict[str, Any], steps: dict[str, str], keyword: str, value: Any
    ) -> Iterator[tuple[Any, Any]]:
        """Yield the subschemas in a keyword, each with its name or number in it."""
        if keyword in ("$ref", "$dynamicRef", "$recursiveRef"):
            yield keyword, self.subschemas.target(location, keyword, value, ())
        elif keyword in ("allOf", "anyOf", "oneOf", "prefixItems"):
            for i in range(len(value)):
                yield i, self.subschemas.index.child(location, steps.get(keyword, keyword), i)
        elif keyword in ("properties", "patternProperties", "dependentSchemas"):
            for name in value:
                yield name, self.subschemas.index.child(location, steps.get(keyword, keyword), name)
        elif keyword in ("items", "additionalProperties", "unevaluatedProperties", "unevaluatedItems") or (
            keyword in ("then", "else") and "if" in schema
        ):
            yield keyword, self.subschemas.index.child(location, steps.get(keyword, keyword))

    def reached(self, instances: Iterable[Any]) -> tuple[set[Place], set[Place]]:
        """Return the properties and the branches that some valid instances are of."""
        properties: set[Place] = set()
        branches: set[Place] = set()
        for instance in instances:
            self._visit(self.subschemas.start, instance, properties, branches, ())
        return properties, branches

    def _visit(
        self, location: Any, instance: Any, properties: set[Place], branches: set[Place], around: tuple[Any, ...]
    ) -> None:
        if not isinstance(self.subschemas.index[location], dict) or (location, id(instance)) in around:
            return
        around = (*around, (location, id(instance)))
        schema, steps = self.subschemas.keywords(location)
        for keyword, value in schema.items():
            if keyword in ("then", "else"):
                holds = (
                    self.subschemas.functions(self.subschemas.index.child(location, "if")).is_valid(instance)
                    if "if" in schema
                    else None
                )
                if holds is not (keyword == "then"):
                    continue
            for key, inner in self.children(location, schema, steps, keyword, value):
                for part in _parts(schema, keyword, key, instance):
                    if keyword in UNIONS:
                        if not self.subschemas.functions(inner).is_valid(part):
                            continue
                        branches.add((f"{location}/{keyword}", key))
                    elif keyword == "properties":
                        properties.add((str(location), key))
                    self._visit(inner, part, properties, branches, around)


def _parts(schema: dict[str, Any], keyword: str, key: Any, instance: Any) -> list[Any]:
    """The parts of an instance that a subschema applies to."""
    if keyword in (
        "properties",
        "patternProperties",
        "additionalProperties",
        "dependentSchemas",
        "unevaluatedProperties",
    ):
        if not isinstance(instance, dict):
            return []
        if keyword == "properties":
            return [instance[key]] if key in instance else []
        if keyword == "dependentSchemas":
            return [instance] if key in instance else []
        named = schema.get("properties", {})
        if keyword == "patternProperties":
            return [value for name, value in instance.items() if ecma.compile(key).search(name)]
        return [value for name, value in instance.items() if name not in named]
    if keyword in ("items", "prefixItems", "unevaluatedItems"):
        if not isinstance(instance, list):
            return []
        if keyword == "prefixItems":
            return instance[key : key + 1]
        return instance[len(schema.get("prefixItems", ())) :]
    return [instance]


class Reachable:
    """Which properties and branches of a schema instances may reach: all that are not proven unreachable.

    A step from a subschema to another one is dead if nothing satisfies all subschemas on the way that apply to the same
    instance, or if what satisfies them can't have the member; a place is unreachable if all ways to it are dead.
    """

    def __init__(self, walk: Walk) -> None:
        self.properties: set[Place] = set()
        self.branches: set[Place] = set()
        self._walk = walk
        self._space = space_of(walk.subschemas, Budget(STEPS_TO_PROVE))
        start = walk.subschemas.start
        pending = [(start, walk.subschemas.goal(start, ()))]
        seen = set(pending)
        for location, goal in pending:  # grows while it is walked
            for step in self._steps(location, goal):
                if step not in seen and len(seen) < MOST_STEPS:
                    seen.add(step)
                    pending.append(step)
        if len(seen) >= MOST_STEPS:
            self.properties, self.branches = set(walk.properties), set(walk.branches)

    def _steps(self, location: Any, goal: Goal) -> Iterator[tuple[Any, Goal]]:
        """Yield the subschemas that may apply below one, each with all that applies to the same instance."""
        index = self._walk.subschemas.index
        if not isinstance(index[location], dict):
            return
        schema, steps = self._walk.subschemas.keywords(location)
        for keyword, value in schema.items():
            for key, inner in self._walk.children(location, schema, steps, keyword, value):
                own = self._walk.subschemas.goal(inner, ())
                if keyword in IN_PLACE:
                    own = both(goal, own)
                    if keyword in ("then", "else"):
                        condition = index.child(location, "if")
                        own = both(own, self._walk.subschemas.goal(condition, (), holds=keyword == "then"))
                if self._is_dead(own) or (keyword == "properties" and self._lacks(goal, key)):
                    continue
                if keyword == "properties":
                    self.properties.add((str(location), key))
                elif keyword in UNIONS:
                    self.branches.add((f"{location}/{keyword}", key))
                yield inner, own

    def _is_dead(self, goal: Goal) -> bool:
        try:
            return self._space.surely_empty(goal)
        except OverBudgetError:
            return False

    def _lacks(self, goal: Goal, name: str) -> bool:
        """Return whether certainly nothing that satisfies a goal has a member."""
        with self._space.omissions.apart("") as doubts:
            shapes = [option.case.shape for option in self._space.options(goal)]
        objects = [shape for shape in shapes if isinstance(shape, Object)]
        listed = [value for shape in shapes if isinstance(shape, Enum) for value in shape.values]
        return (
            not doubts
            and not any(isinstance(value, dict) and name in value for value in listed)
            and all(name in shape.barred or self._is_dead(shape.goal(name)) for shape in objects)
        )


class Measured(NamedTuple):
    """What was seen of one schema: of each kind of place those reached and all, without those proven unreachable."""

    name: str
    refused: str = ""
    seconds: float = 0
    properties: tuple[int, int] = (0, 0)
    branches: tuple[int, int] = (0, 0)
    drawn: tuple[int, int] | None = None
    statuses: dict[str, int] | None = None
    invalid: int = 0
    missed: tuple[Any, ...] = ()
    unreachable: int = 0


def measure_one(path: Path, *, with_faults: bool, with_hypothesis: bool) -> Measured:
    """Measure one schema."""
    text = path.read_text(encoding="utf-8-sig")
    start = time.process_time()
    try:
        validator = Validator(json.loads(text))
        instances = valid_fixtures(validator, COUNT)
    except Exception as error:
        return Measured(path.name, f"{type(error).__name__}: {error}"[:300], time.process_time() - start)
    seconds = time.process_time() - start
    invalid = sum(not validator.is_valid(each) for each in instances)
    walk = Walk(subschemas_of(validator, None, DEFAULT))
    walk.there()
    seen = walk.reached(instances)
    missed: list[Any] = []
    totals = []
    unreachable = 0
    reachable = None
    for places, reached in zip((walk.properties, walk.branches), seen, strict=True):
        live = set(places)
        if not live <= reached:
            reachable = reachable or Reachable(walk)
            live &= reached | (reachable.properties if places is walk.properties else reachable.branches)
        unreachable += len(places) - len(live)
        missed += sorted(map(str, live - reached))
        totals.append((len(live & reached), len(live)))
    drawn = None
    if with_hypothesis and totals[0][1] <= SMALL:
        found = walk.reached(_drawn(validator))[0]
        drawn = (len(found & set(walk.properties)), totals[0][1])
    statuses = None
    if with_faults and len(text) <= FAULTS_TO:
        statuses = dict(Counter(each.status for each in faults(validator)))
    return Measured(path.name, "", seconds, *totals, drawn, statuses, invalid, tuple(missed), unreachable)


def _drawn(validator: Validator) -> list[Any]:
    found: list[Any] = []

    @settings(
        max_examples=COUNT,
        database=None,
        derandomize=True,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(valid(validator))
    def draw(instance: Any) -> None:
        found.append(instance)

    draw()
    return found


def _work(job: tuple[Path, bool, bool]) -> Measured:
    def late(*_: Any) -> None:
        raise TimeoutError

    logging.disable()
    signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        return measure_one(job[0], with_faults=job[1], with_hypothesis=job[2])
    except TimeoutError:
        return Measured(job[0].name, f"takes over {SECONDS} s", SECONDS)
    except Exception as error:
        return Measured(job[0].name, f"failed: {type(error).__name__}: {error}"[:300])
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def summary(several: list[Measured]) -> Iterator[str]:
    """Yield the figures, one a line."""
    refused = [each for each in several if each.refused]
    done = [each for each in several if not each.refused]
    yield f"{len(done)} schemas drawn from, {len(refused)} refused or not read"
    for title, low, high in (("up to 500", 1, MIDDLE), ("above 500", MIDDLE + 1, 10**9)):
        shares = [100 * a / b for a, b in (each.properties for each in done) if low <= b <= high]
        if shares:
            yield f"properties seen in {COUNT} fixtures, {title} locations: mean {mean(shares):.1f} % of {len(shares)}"
    a, b = (sum(each.branches[i] for each in done) for i in (0, 1))
    shares = [100 * x / y for x, y in (each.branches for each in done) if y]
    yield f"branches seen: mean {mean(shares or [0]):.1f} %; {a} of {b}"
    shares = [100 * x / y for x, y in (each.drawn for each in done if each.drawn) if y]
    if shares:
        yield f"properties seen in {COUNT} draws, up to {SMALL} locations: mean {mean(shares):.1f} % of {len(shares)}"
    statuses: Counter[str] = Counter()
    for each in done:
        statuses.update(each.statuses or {})
    if statuses:
        proven = statuses["feasible"] + statuses["redundant"]
        yield f"faults {dict(statuses)}: proven or redundant {100 * proven / statuses.total():.1f} %"
        shares = [
            100 * (s.get("feasible", 0) + s.get("redundant", 0)) / sum(s.values())
            for s in (x.statuses for x in done)
            if s
        ]
        yield f"faults: mean of schemas {mean(shares):.1f} % of {len(shares)}"
    yield f"places proven unreachable, which do not count: {sum(each.unreachable for each in done)}"
    yield f"invalid fixtures: {sum(each.invalid for each in done)}"
    seconds = [each.seconds for each in done] or [0]
    yield f"processor seconds: {sum(seconds):.0f}, most {max(seconds):.0f}"


def main() -> None:
    """Measure, and report each schema and the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--largest", type=int, default=LARGEST)
    parser.add_argument("--faults", action="store_true")
    parser.add_argument("--hypothesis", action="store_true")
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--output", type=Path)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    paths = sorted(Path(os.environ[FOLDER]).glob("*.json"))
    paths = [path for path in paths if path.stat().st_size <= options.largest]
    if options.names:
        paths = [path for path in paths if path.name in options.names]
    if options.sample:
        paths = sorted(random.Random(options.seed).sample(paths, min(options.sample, len(paths))))
    jobs = [(path, options.faults, options.hypothesis) for path in paths]
    several = []
    with multiprocessing.Pool(options.processes, maxtasksperchild=10) as pool:
        for each in pool.imap_unordered(_work, jobs):
            several.append(each)
            line = (
                each.refused
                or f"{each.properties} {each.branches} {each.drawn or ''} {each.statuses or ''} {each.seconds:.1f} s"
            )
            print(f"{each.name}: {line}", file=sys.stderr, flush=True)
    if options.output:
        options.output.write_text(json.dumps([each._asdict() for each in several], indent=1))
    print("\n".join(summary(several)))


if __name__ == "__main__":
    main()
