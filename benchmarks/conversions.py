"""Do upgraded, bundled and dereferenced schemas judge as before? Asked of SchemaStore's schemas.

    CIO_SCHEMASTORE=FOLDER python -m benchmarks.conversions LOG [MINUTES [INSTANCES]]

FOLDER is a checkout of https://github.com/SchemaStore/schemastore. Each schema is upgraded to 2020-12 together with the
schemas that it refers to, bundled, and dereferenced. The original and the results then judge SchemaStore's own test
instances and a thousand generated ones: valid fixtures, fixtures that break one assertion, and variations of both. A
line for each schema is appended to LOG; a run ends after MINUTES, and the next one goes on from there, in an order that
makes any part a sample. What the log holds is written to `benchmarks/results/conversions.md`. INSTANCES other than a
thousand, such as 0, save nothing.
"""

import hashlib
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any, NamedTuple

from jsonschema import SchemaError

from benchmarks.report import Section, Table, Target, environment, save, section_markdown
from benchmarks.schemastore import RESULTS, STORE, instances_of, known_documents, schemas_of
from benchmarks.time_limit import OutOfTimeError, within
from cio_schemas.conversion.bundling import BundleError, bundled
from cio_schemas.conversion.dereferencing import dereferenced
from cio_schemas.conversion.survey import SchemaText
from cio_schemas.conversion.upgrading import Upgraded, upgraded
from cio_schemas.conversion.verifying import has_whole_float
from cio_schemas.exceptions import CompileError
from cio_schemas.fixtures.lists import attempted, valid_fixtures
from cio_schemas.lint.fixing.verify import variations
from cio_schemas.runtime import DepthError
from cio_schemas.schema import catalog
from cio_schemas.schema.documents import Documents
from cio_schemas.schema.drafts import DRAFT_2020_12
from cio_schemas.strategies import NothingFoundError, OmissionError, RejectedError, UnsatisfiableError
from cio_schemas.validators import Validator

QUESTION = "Conversions: do upgraded, bundled and dereferenced schemas judge as before?"
GENERATED = 1000
"""How many instances are generated for a schema."""
SECONDS = 1
"""How much processor time fixtures of one kind may take; variations make up for what is missing then."""
_REFUSED = (CompileError, DepthError, SchemaError)
_UNMADE = (UnsatisfiableError, NothingFoundError, RejectedError, OmissionError, CompileError)

_NONE = object()

Record = dict[str, Any]
"""What came of a schema: a line of the log."""


class Converted(NamedTuple):
    """A schema and what it was converted to.

    Attributes:
        before: The schema.
        after: The conversions that can be compiled, by name.
        outcomes: What became of each conversion.
        takes_whole_floats: Whether the upgrade says that 1.0 is an integer now.
    """

    before: Validator
    after: dict[str, Validator]
    outcomes: dict[str, str]
    takes_whole_floats: bool


# -- converting --


def convert(schema: Any, known: dict[str, Any]) -> Converted:
    """Convert a schema in each way.

    Args:
        schema: The schema.
        known: The documents that it may refer to, by URI.

    Raises:
        CompileError: It can't be compiled; likewise DepthError and SchemaError.
    """
    used: dict[str, Any] = {}

    def remember(uri: str) -> Any:
        if uri in known:
            used[uri] = known[uri]
        return known.get(uri)

    before = Validator(schema, registry=remember)
    before.is_valid(None)
    results, newer = upgrade(schema, used)
    made: dict[str, Callable[[], Validator]] = {
        "upgrade": lambda: Validator(json.loads(results[0].text), registry=newer),
        "bundle": lambda: Validator(bundled(schema, "", Documents(used))),
        "dereference": lambda: Validator(dereferenced(schema, "", Documents(used))),
    }
    outcomes = {"upgrade": _outcome(results[0], schema)}
    after = {}
    for name, make in made.items():
        try:
            after[name] = make()
            after[name].is_valid(None)
            outcomes.setdefault(name, "done")
        except BundleError as error:
            outcomes[name] = f"refused: {error.message}"
        except _REFUSED as error:
            after.pop(name, None)
            outcomes[name] = f"can't be compiled: {error}".partition("\n")[0]
    kept = {each.path[-1] for result in results for each in result.rewrites if each.kind == "kept" and each.path}
    return Converted(before, after, outcomes, "type" in kept)


def upgrade(schema: Any, used: dict[str, Any]) -> tuple[list[Upgraded], dict[str, Any]]:
    """Upgrade a schema and the documents that it refers to; return what became of each, and the new documents."""

    def retrieve(uri: str) -> Any:
        return used.get(uri, catalog.known(uri))

    documents = {id(document): document for document in used.values() if document is not schema}
    uris = {id(document): uri for uri, document in used.items()}
    roots = [schema, *documents.values()]
    sources = [SchemaText(json.dumps(root, indent=2), root, uris.get(id(root), ""), retrieve) for root in roots]
    results = upgraded(sources, default=DRAFT_2020_12)
    newer = {id(root): json.loads(result.text) for root, result in zip(roots, results, strict=True)}
    return results, {uri: newer[id(document)] for uri, document in used.items()}


def _outcome(result: Upgraded, schema: Any) -> str:
    left = next((each.message for each in result.rewrites if each.kind == "left"), "")
    if result.problem or left:
        return f"left: {result.problem or left}"
    return "nothing to do" if result.root is schema else "done"


# -- generating --


def generated(validators: Sequence[Validator], count: int, counts: Counter[str]) -> Iterator[Any]:
    """Yield instances of schemas; their kinds are counted.

    Args:
        validators: The schemas.
        count: How many.
        counts: Takes how many of each kind there are.
    """
    made: list[Any] = []
    for kind, make, most in (("faulty", _faulty, count // 2), ("valid", _valid, count * 3 // 4)):
        try:
            with within(SECONDS):
                for instance in islice(make(validators), most - len(made)):
                    counts[kind] += 1
                    made.append(instance)
        except OutOfTimeError:
            counts["out of time"] = 1
    yield from made
    for instance in islice(_varied(made or [{}]), count - len(made)):
        counts["varied"] += 1
        yield instance


def _varied(made: Sequence[Any]) -> Iterator[Any]:
    """Yield variations of instances, one of each in turn."""
    turns = zip_longest(*(variations(each) for each in made), fillvalue=_NONE)
    return (each for turn in turns for each in turn if each is not _NONE)


def _faulty(validators: Sequence[Validator]) -> Iterator[Any]:
    for validator in validators:
        with suppress(*_UNMADE):
            yield from (broken.instance for _, broken in attempted(validator, misses=2) if broken is not None)


def _valid(validators: Sequence[Validator]) -> Iterator[Any]:
    for seed in range(GENERATED // 100):
        with suppress(*_UNMADE):
            yield from valid_fixtures(validators[seed % len(validators)], 100, seed, allow_omissions=True)


# -- judging --


def record(name: str, schema: Any, own: Sequence[Any], known: dict[str, Any], count: int) -> Record:
    """Convert a schema, and let the results judge instances.

    Args:
        name: The schema's name.
        schema: The schema.
        own: The test instances that the store has for it.
        known: The documents that it may refer to, by URI.
        count: How many instances to generate.
    """
    start = time.process_time()
    declared = schema.get("$schema") if isinstance(schema, dict) else None
    result: Record = {"schema": name, "declared": declared}
    try:
        converted = convert(schema, known)
    except _REFUSED as error:
        return {**result, "refused": str(error).partition("\n")[0]}
    counts = Counter(own=len(own))
    flips: dict[str, list[Any]] = {}
    accepted = 0
    upgraded_and_original = [converted.before, *converted.after.values()][:2]
    for instance in [*own, *generated(upgraded_and_original, count, counts)]:
        verdict = converted.before.is_valid(instance)
        accepted += verdict
        for way, validator in converted.after.items():
            if validator.is_valid(instance) is verdict:
                continue
            if way == "upgrade" and converted.takes_whole_floats and has_whole_float(instance):
                counts["whole float"] += 1
            else:
                flips.setdefault(way, []).append(instance)
    seconds = round(time.process_time() - start, 1)
    shown = {way: {"count": len(each), "first": min(map(_written, each), key=len)} for way, each in flips.items()}
    return {**result, **converted.outcomes, "accepted": accepted, **counts, "flips": shown, "seconds": seconds}


def _written(instance: Any) -> str:
    return json.dumps(instance, ensure_ascii=False)[:2000]


def go_on(log: Path, deadline: float, count: int) -> list[Record]:
    """Append what comes of each schema that the log lacks, until a time; return what the log holds.

    Args:
        log: A file of one record a line.
        deadline: When to end, by `time.monotonic`.
        count: How many instances to generate for each schema.
    """
    source = Path(os.environ[STORE]) / "src"
    schemas = schemas_of(source)
    known = known_documents(schemas)
    done = [json.loads(line) for line in log.read_text("utf-8").splitlines()] if log.exists() else []
    left = schemas.keys() - {each["schema"] for each in done}
    with log.open("a", encoding="utf-8") as stream:
        for name in sorted(left, key=lambda name: hashlib.sha256(name.encode()).digest()):
            if time.monotonic() > deadline:
                break
            own = [json.loads(path.read_text("utf-8")) for path in instances_of(source, name)]
            done.append(record(name, schemas[name], own, known, count))
            stream.write(json.dumps(done[-1], ensure_ascii=False) + "\n")
            stream.flush()
    return done


# -- reporting --

WAYS = ("upgrade", "bundle", "dereference")


def section(records: Sequence[Record]) -> Section:
    """Return what came of all schemas."""
    judged = [each for each in records if "refused" not in each]
    outcomes = Counter((way, each[way].partition(":")[0]) for each in judged for way in WAYS)
    kinds = ("own", "valid", "faulty", "varied", "accepted", "whole float")
    counts = [(kind, sum(each.get(kind, 0) for each in judged)) for kind in kinds]
    short = [each for each in judged if sum(each.get(kind, 0) for kind in kinds[1:4]) < GENERATED]
    reasons = [
        (each["schema"], way, each[way])
        for each in judged
        for way in WAYS
        if each[way].startswith(("left", "can't", "refused: two", "refused: more"))
    ]
    flips = [
        (each["schema"], way, flip["count"], flip["first"][:200])
        for each in judged
        for way, flip in each["flips"].items()
    ]
    count = {way: sum(flip[2] for flip in flips if flip[1] == way) for way in WAYS}
    return Section(
        QUESTION,
        [
            Table("Schemas", ("conversion", "outcome", "schemas"), [(*key, n) for key, n in sorted(outcomes.items())]),
            Table("Instances", ("kind", "count"), counts),
            Table("Schemas that are not converted", ("schema", "conversion", "reason"), reasons),
            Table("Verdicts that differ", ("schema", "conversion", "instances", "shortest"), flips),
        ],
        [Target(f"verdicts that differ after {way}", number, at_most=0) for way, number in count.items()],
        _notes(records, judged, len(short)),
    )


def _notes(records: Sequence[Record], judged: Sequence[Record], short: int) -> list[str]:
    ended = sum("out of time" in each for each in judged)
    others = "the others refer to documents that are not there, or are proven broken"
    differs = "the one reason for which a verdict may differ, counted where it did"
    return [
        f"{len(judged)} of {len(records)} schemas (of some 950) compile; {others}.",
        f"Of {ended} the fixtures of a kind ended after {SECONDS} s of processor time.",
        f"{short} have fewer than {GENERATED:,} instances.",
        f"A whole float such as 1.0 is an integer in all drafts but 4: {differs}.",
    ]


def main() -> None:
    """Go on with the log; print and save what it holds."""
    log, *rest = sys.argv[1:]
    minutes, count = [*rest, *("inf", GENERATED)[len(rest) :]]
    records = go_on(Path(log), time.monotonic() + 60 * float(minutes), int(count))
    found = section(sorted(records, key=lambda each: str(each["schema"])))
    if int(count) == GENERATED:
        save(RESULTS, environment(), [found], name="conversions")
    sys.stdout.write(section_markdown(found))


if __name__ == "__main__":
    main()
