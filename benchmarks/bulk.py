"""Measure whole commands on much input: `python -m benchmarks.bulk`, from the repository root.

Writes its input into a temporary folder: 100,000 events as NDJSON (29 MB, one in 1,000 bad), a million of them, a
document of 100 MB, one small file, and a thousand. Prints every table and which targets were met, and saves
`benchmarks/results/bulk.json` and `bulk.md`. `--events` and `--rounds` make it shorter; then nothing is saved,
unless `--output` says where.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import cio_schemas

from .report import Section, Table, Target, environment, save, section_markdown, summary
from .timing import Effort, Rounds, take_turns

RESULTS = Path(__file__).parent / "results"
EVENTS = 100_000
BAD = 1_000  # one in so many
MANY = 1_000  # files in one call
SEED = 3

OURS, ONE_THREAD = "cio-schemas check --no-rules", "cio-schemas check --no-rules --jobs 1"
RULES, OWN = "cio-schemas check", "cio-schemas check --no-rules, with a copy of the schema"
LOOP, CHECK_JSONSCHEMA = "orjson and jsonschema-rs, a loop", "check-jsonschema"
SOURCEMETA, SOURCEMETA_FAST = "sourcemeta jsonschema validate", "sourcemeta jsonschema validate --fast"
EACH, PARSE = "cio-schemas check --each", "orjson.loads"
MEGABYTES = 100  # of the single document

LOOP_SOURCE = """
import json, sys
import jsonschema_rs, orjson
with open(sys.argv[1]) as file:
    validator = jsonschema_rs.Draft202012Validator(json.load(file), validate_formats=True)
with open(sys.argv[2], "rb") as lines:
    print(sum(not validator.is_valid(orjson.loads(line)) for line in lines))
"""

PARSE_SOURCE = """
import sys
import orjson
with open(sys.argv[1], "rb") as file:
    print(len(orjson.loads(file.read())))
"""


class Input(NamedTuple):
    """The files of a run."""

    folder: Path
    schema: Path
    events: Path
    more: Path
    document: Path
    one: Path
    many: Path


class Ended(NamedTuple):
    """What a command did: standard output, and the peak memory of the largest of its processes in megabytes."""

    out: bytes
    megabytes: float


def event(number: int, chance: random.Random) -> dict[str, Any]:
    """Return an event like those of a shop; one in BAD has two faults."""
    names = ("signed_up", "product_viewed", "order_completed", "cart_updated")
    made: dict[str, Any] = {
        "name": chance.choice(names),
        "type": "event",
        "customer_id": f"cust-{chance.randrange(10**6)}",
        "timestamp": 1715937000 + number,
        "data": {
            "order_id": f"A-{number}",
            "total": round(chance.uniform(1, 500), 2),
            "lines": [{"sku": f"W-{chance.randrange(99)}", "quantity": chance.randrange(1, 9)}],
        },
        "context": {"ip": f"198.51.100.{chance.randrange(256)}", "locale": "en-GB"},
    }
    if number % 3 == 0:
        page = {"url": f"https://shop.example.com/p/{number}", "title": "Widget", "path": f"/p/{number}"}
        made["context"] |= {"timezone": "Europe/London", "page": page}
    if number % BAD == BAD // 2:
        made |= {"name": "", "timestamp": "yesterday"}
    return made


def write_input(folder: Path, events: int) -> Input:
    """Write the files that the commands are given."""
    paths = Input(
        folder,
        *(folder / name for name in ("s.json", "events.jsonl", "more.jsonl", "document.json", "one.json", "many")),
    )
    chance = random.Random(SEED)
    schema = cio_schemas.SCHEMAS["event"]
    paths.schema.write_text(json.dumps(schema), encoding="utf-8")
    with paths.events.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(event(number, chance)) + "\n" for number in range(events))
    with paths.more.open("wb") as target:
        for _ in range(10):
            with paths.events.open("rb") as source:
                shutil.copyfileobj(source, target)
    with paths.document.open("w", encoding="utf-8") as file:
        file.write("[")
        for number in range(MEGABYTES * 1_000_000 * events // EVENTS // 288):
            file.write(", " * (number > 0) + json.dumps(event(number * BAD, chance)))
        file.write("]")
    paths.one.write_text(json.dumps(event(0, chance)), encoding="utf-8")
    paths.many.mkdir()
    for number in range(MANY):
        made = event(number if number != BAD // 2 else 0, chance)
        (paths.many / f"{number}.json").write_text(json.dumps(made), encoding="utf-8")
    return paths


def run(*command: str | Path) -> Ended:
    """Run a command as an installed program runs: its bytecode kept, its output buffered."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen([*map(str, command)], stdout=out, stderr=subprocess.DEVNULL, env=variables)
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0  # it has been waited for
        out.seek(0)
        return Ended(out.read(), usage.ru_maxrss / 1024)


def ours(
    *files: Path, jobs: int | None = None, schema: str | Path = "event", rules: bool = False, each: bool = False
) -> Sequence[str | Path]:
    """Return our own command."""
    options = [] if jobs is None else ["--jobs", str(jobs)]
    options += [option for option, wanted in (("--no-rules", not rules), ("--each", each)) if wanted]
    command = [sys.executable, "-m", "cio_schemas", "check", "--schema", schema, "--isolated", *options]
    return [*command, "--output-format", "json-lines", *files]


def sourcemeta(paths: Input, *options: str) -> Sequence[str | Path] | None:
    """Return sourcemeta's command, None if it is not installed."""
    program = shutil.which("jsonschema", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if program is None or b"metaschema" not in subprocess.run([program, "--help"], capture_output=True).stdout:  # noqa: PLW1510
        return None
    return [program, "validate", "--format-assertion", *options, paths.schema, paths.events]


def timed(commands: dict[str, Sequence[str | Path] | None], rounds: int) -> Rounds:
    """Time commands in turns, by the clock."""
    calls: dict[str, Callable[[Any], object]] = {
        name: lambda _, command=command: run(*command) for name, command in commands.items() if command
    }
    return take_turns(calls, None, Effort(rounds, 0.0), time.perf_counter)


def bulk(paths: Input, events: int, rounds: int) -> Section:
    """Check NDJSON beside the peers, and ten times as much of it."""
    loop = [sys.executable, "-c", LOOP_SOURCE, paths.schema]
    prove(paths, events, int(run(*loop, paths.events).out))
    commands = {
        OURS: ours(paths.events),
        ONE_THREAD: ours(paths.events, jobs=1),
        RULES: ours(paths.events, rules=True),
        OWN: ours(paths.events, schema=paths.schema),
        LOOP: [*loop, paths.events],
        SOURCEMETA: sourcemeta(paths),
        SOURCEMETA_FAST: sourcemeta(paths, "--fast"),
    }
    taken = timed(commands, rounds)
    names = (OURS, ONE_THREAD, RULES)
    options: tuple[dict[str, Any], ...] = ({}, {"jobs": 1}, {"rules": True})
    larger = {name: ours(paths.more, **given) for name, given in zip(names, options, strict=True)}
    grown = timed({**larger, LOOP: [*loop, paths.more]}, max(3, rounds // 3))
    small, large = run(*ours(paths.events)), run(*ours(paths.more))
    megabytes = paths.events.stat().st_size / 1e6
    targets = [
        Target("time over that of the loop", taken.ratio(OURS, LOOP), at_most=0.45),
        Target("ten times the input: time over that of the loop", grown.ratio(OURS, LOOP), at_most=0.25),
        Target("the same in one thread", grown.ratio(ONE_THREAD, LOOP), at_most=0.35),
        Target("time with rules over that without", grown.ratio(RULES, OURS), at_most=1.5),
        Target("megabytes of memory more for ten times the input", large.megabytes - small.megabytes, at_most=50),
    ]
    if SOURCEMETA in taken.seconds:
        targets.append(Target("time over that of sourcemeta's CLI", taken.ratio(OURS, SOURCEMETA), at_most=1))
    return Section(
        f"{events:,} events, one in {BAD:,} bad",
        [
            Table(
                title, ("what", "s", "MB/s"), [(name, time.best(name), size / time.best(name)) for name in time.seconds]
            )
            for title, time, size in (
                ("Whole commands", taken, megabytes),
                ("Whole commands, ten times the input", grown, 10 * megabytes),
            )
        ],
        targets,
        [
            f"{megabytes:.0f} MB of NDJSON, {len(os.sched_getaffinity(0))} cores; --jobs is the cores by default",
            f"{large.megabytes:.0f} MB of memory at most on ten times the input",
            "cio-schemas lists all errors of bad records in order, with line and column, and refuses duplicate keys",
            "the loop counts the bad records and no more; check-jsonschema can't read NDJSON",
        ],
    )


def document(paths: Input, rounds: int) -> Section:
    """Check one large document, an array of events."""
    commands = {
        EACH: ours(paths.document, each=True),
        PARSE: [sys.executable, "-c", PARSE_SOURCE, paths.document],
    }
    taken = timed(commands, max(3, rounds // 3))
    megabytes = paths.document.stat().st_size / 1e6
    rows = [(name, taken.best(name), run(*command).megabytes) for name, command in commands.items()]
    return Section(
        f"one JSON document of {megabytes:.0f} MB",
        [Table("Whole commands", ("what", "s", "MB of memory"), rows)],
        [Target("time over that of orjson's parse", taken.ratio(EACH, PARSE), at_most=0.6)],
    )


def prove(paths: Input, events: int, bad: int) -> None:
    """Hold our own findings to what was put into the file, and to the loop's count."""
    found = [json.loads(line) for line in run(*ours(paths.events)).out.splitlines()]
    told = [(each["record"], each["code"]) for each in found]
    expected = [(number, code) for number in range(BAD // 2 + 1, events + 1, BAD) for code in ("V-minLength", "V-type")]
    if told != expected or bad != len(expected) / 2:
        raise SystemExit(f"expected {len(expected)} findings, found {len(told)}; the loop counts {bad} records")


def files(paths: Input, rounds: int) -> Section:
    """Check one file, and a thousand in one call."""
    peer = [sys.executable, "-m", "check_jsonschema", "--schemafile", paths.schema]
    all_files = sorted(paths.many.iterdir())
    one = timed({OURS: ours(paths.one), CHECK_JSONSCHEMA: [*peer, paths.one]}, rounds)
    many = timed({OURS: ours(*all_files), CHECK_JSONSCHEMA: [*peer, *all_files]}, max(3, rounds // 2))
    rows = [(name, one.best(name) * 1e3, many.best(name) * 1e3) for name in (OURS, CHECK_JSONSCHEMA)]
    return Section(
        "few and many small files",
        [Table("Whole commands", ("what", "one file, ms", f"{MANY:,} files, ms"), rows)],
        [
            Target("one file: time over check-jsonschema's", one.ratio(OURS, CHECK_JSONSCHEMA), at_most=1 / 3),
            Target(f"{MANY:,} files: time over check-jsonschema's", many.ratio(OURS, CHECK_JSONSCHEMA), at_most=0.5),
        ],
    )


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmarks; return 0 if every target was met, else 1."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bulk", description="Time whole commands and peers.")
    parser.add_argument("--events", type=int, default=EVENTS, help="how many events the file has")
    parser.add_argument("--rounds", type=int, default=9, help="turns each command takes")
    parser.add_argument("--output", type=Path, help="folder to save into (default: benchmarks/results)")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        paths = write_input(Path(folder), options.events)
        sections = [
            files(paths, options.rounds),
            bulk(paths, options.events, options.rounds),
            document(paths, options.rounds),
        ]
    where = environment()
    for section in sections:
        print(section_markdown(section), end="\n\n")
    print(summary(where, sections))
    shortened = options.events != EVENTS or options.rounds != 9
    folder_to = options.output or (None if shortened else RESULTS)
    if folder_to:
        save(folder_to, where, sections, name="bulk")
    return 0 if all(target.met for section in sections for target in section.targets) else 1


if __name__ == "__main__":
    sys.exit(main())
