"""Measure columns: `python -m benchmarks.columns`, from the repository root.

200,000 events of a shop (58 MB, one in 1,000 bad) as an Arrow array: `columns.is_valid` beside the kernel on the same
bytes as NDJSON, beside a loop of orjson and jsonschema-rs over the array, and beside DuckDB and Polars, each on one
thread; the same without the kernel; two threads; and the memory of `check` on a Parquet file of 5 GB in row groups of
128 MB, which is written into a temporary folder (`--gigabytes 0` leaves it out). Saves
`benchmarks/results/columns.json` and `columns.md`; a run that is made shorter saves nothing, unless `--output` says
where.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ["POLARS_MAX_THREADS"] = "1"  # before it is imported

import duckdb
import jsonschema_rs
import orjson
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

import cio_schemas
import cio_schemas.columns.polars
from cio_schemas import columns, kernel
from cio_schemas.columns import native
from cio_schemas.columns.duckdb import register

from .bulk import event
from .report import Section, Table, Target, environment, save, section_markdown, summary
from .timing import Effort, Rounds, take_turns

RESULTS = Path(__file__).parent / "results"
EVENTS, ROUNDS, GIGABYTES = 200_000, 15, 5.0
SEED = 3
GROUP = 1 << 27  # bytes of a row group

OURS, LINES = "columns.is_valid", "the kernel on NDJSON"
LOOP, OWN_LOOP = "a loop of orjson and jsonschema-rs", "a loop of orjson and our Validator"
WARY_LOOP = "a loop of orjson and our Validator that looks for duplicate keys"
FLOOR = "DuckDB: a function that does nothing"
DUCKDB, POLARS, CHECKED = "DuckDB: json_schema_valid", "Polars: json_schema.is_valid", "columns.check, without rules"

# A process counts the memory of the one that started it as its own, so a small one starts what is measured.
MEASURED = """
import os, subprocess, sys, time
started = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, _, usage = os.wait4(process.pid, 0)
print(time.perf_counter() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
"""

WITHOUT = """
import sys
from benchmarks.columns import without_kernel
without_kernel(*map(int, sys.argv[1:]))
"""


def texts_of(events: int) -> list[str]:
    """Return the events as JSON texts."""
    chance = random.Random(SEED)
    return [json.dumps(event(number, chance)) for number in range(events)]


def loop(array: pa.Array, is_valid: Callable[[Any], bool]) -> list[bool]:
    """Judge the texts of an array as one does without us."""
    return [is_valid(orjson.loads(text)) for text in array.to_pylist()]


def wary_loop(array: pa.Array, is_valid: Callable[[Any], bool]) -> list[bool]:
    """Judge the texts of an array, and find those with two members of one name, as `columns.is_valid` does."""
    verdicts = []
    for text in array.cast(pa.binary()).to_pylist():
        instance = orjson.loads(text)
        verdicts.append(is_valid(instance) and orjson.dumps(instance).count(b":") == text.count(b":"))
    return verdicts


def contenders(texts: list[str]) -> dict[str, Callable[[Any], Any]]:
    """Return what is timed; each returns how many texts are valid."""
    array = pa.array(texts)
    peer = jsonschema_rs.Draft202012Validator(cio_schemas.SCHEMAS["event"], validate_formats=True)
    connection = register(duckdb.connect(config={"threads": 1}))
    connection.register("given", pa.table({"body": array}))
    connection.execute("CREATE TABLE events AS SELECT body FROM given")
    frame = pl.DataFrame({"body": texts})
    lines = "\n".join(texts).encode()
    tables = kernel.tables_of(cio_schemas.validator("event").is_valid)
    connection.create_function(
        "nothing", _nothing, ["VARCHAR", "VARCHAR"], "BOOLEAN", type="arrow", null_handling="special"
    )
    query = "SELECT count(*) FILTER (json_schema_valid(body, 'event')) FROM events"
    valid = pl.col("body").json_schema.is_valid("event")  # type: ignore[attr-defined]
    found: dict[str, Callable[[Any], Any]] = {
        OURS: lambda _: columns.is_valid(array, "event").true_count,
        CHECKED: lambda _: sum(
            batch["valid"].true_count
            for batch in columns.check(pa.table({"body": array}), "event", "body", rules=False)
        ),
        DUCKDB: lambda _: connection.execute(query).fetchall()[0][0],
        POLARS: lambda _: frame.select(valid.sum())["body"][0],
        LOOP: lambda _: sum(loop(array, peer.is_valid)),
        OWN_LOOP: lambda _: sum(loop(array, cio_schemas.validator("event").is_valid)),
        WARY_LOOP: lambda _: sum(wary_loop(array, cio_schemas.validator("event").is_valid)),
        FLOOR: lambda _: connection.execute(query.replace("json_schema_valid", "nothing")).fetchall(),
    }
    if tables is not None:
        found[LINES] = lambda _: tables.accept_lines(lines)[0]
    return found


def _nothing(texts: pa.ChunkedArray, _names: pa.ChunkedArray) -> pa.Array:
    return _NOTHING if len(texts) == len(_NOTHING) else _NOTHING.slice(0, len(texts))


_NOTHING = pa.array([True] * 2048)  # a vector of DuckDB's


def timed(calls: dict[str, Callable[[Any], Any]], rounds: int, clock: Callable[[], float]) -> Rounds:
    """Time contenders in turns, and hold them to one answer."""
    answers = {name: call(None) for name, call in calls.items() if name != FLOOR}
    if len(set(answers.values())) > 1:
        raise SystemExit(f"they disagree: {answers}")
    return take_turns(calls, None, Effort(rounds, 0.0), clock)


def speed(texts: list[str], rounds: int) -> Section:
    """Time one thread of each."""
    native._cores = lambda: 1  # noqa: SLF001
    taken = timed(contenders(texts), rounds, time.process_time)
    megabytes = sum(map(len, texts)) / 1e6
    rows = [
        (name, 1e3 * taken.best(name), megabytes / taken.best(name), len(texts) / taken.best(name) / 1e6)
        for name in sorted(taken.seconds, key=taken.best)
    ]
    targets = [Target("speed over that of the loop of orjson and jsonschema-rs", taken.ratio(LOOP, OURS), at_least=4.5)]
    if LINES in taken.seconds:
        targets.insert(0, Target("time over the kernel's on NDJSON", taken.ratio(OURS, LINES), at_most=1.25))
    targets += [
        Target(f"{name.partition(':')[0]}: time over that of columns.is_valid", taken.ratio(name, OURS), at_most=1.3)
        for name in (DUCKDB, POLARS)
    ]
    return Section(
        f"{len(texts):,} events in a column, one thread",
        [Table("Verdicts", ("what", "ms", "MB/s", "million records a second"), rows)],
        targets,
        [
            f"{megabytes:.0f} MB of JSON text in one array of strings",
            f"what DuckDB itself takes to call a function is {taken.ratio(FLOOR, OURS):.2f} of columns.is_valid's time",
        ],
    )


def threads(texts: list[str], rounds: int) -> Section:
    """Time two threads beside one, by the clock."""
    array = pa.array(texts)

    def call(cores: int) -> Callable[[Any], Any]:
        def judged(_: Any) -> int:
            native._cores = lambda: cores  # noqa: SLF001
            return int(columns.is_valid(array, "event").true_count)

        return judged

    taken = timed({"one thread": call(1), "two threads": call(2)}, 3 * rounds, time.perf_counter)
    rows = [(name, 1e3 * taken.best(name)) for name in taken.seconds]
    return Section(
        "Two cores",
        [Table("columns.is_valid, by the clock", ("what", "ms"), rows)],
        [Target("speed of two threads over one", taken.ratio("one thread", "two threads"), at_least=1.5)],
        [f"with a load of {os.getloadavg()[0]:.0f} on the machine: where others take its cores, this shows nothing"],
    )


def without_kernel(events: int, rounds: int) -> None:
    """Print the time of `columns.is_valid` without the kernel over that of the loop with our Validator."""
    calls = contenders(texts_of(events))
    taken = timed({name: calls[name] for name in (OURS, OWN_LOOP, WARY_LOOP)}, rounds, time.process_time)
    print(taken.ratio(OURS, OWN_LOOP), taken.ratio(OURS, WARY_LOOP))


def generated(events: int, rounds: int) -> Section:
    """Measure without the kernel, in a process of its own."""
    command = [sys.executable, "-c", WITHOUT, str(events), str(rounds)]
    done = subprocess.run(command, env={**os.environ, "CIO_SCHEMAS_KERNEL": "0"}, capture_output=True, text=True)  # noqa: PLW1510
    if done.returncode:
        raise SystemExit(done.stderr)
    plain, wary = map(float, done.stdout.split())
    target = Target("without the kernel: time over a loop of orjson and our Validator", plain, at_most=1)
    note = f"columns.is_valid looks for duplicate keys: over a loop that does so too, the ratio is {wary:.2f}"
    return Section("Without the kernel", [], [target], [note])


def memory(texts: list[str], gigabytes: float) -> Section:
    """Check a large Parquet file by its column, and measure the memory of the process."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "events.parquet"
        size = sum(map(len, texts))
        rows = pa.array(texts * max(1, GROUP // size))
        schema = pa.schema([("id", pa.int64()), ("body", pa.string())])
        with pq.ParquetWriter(path, schema, compression="none", use_dictionary=False) as writer:
            number = 0
            while path.stat().st_size < gigabytes * 1e9:
                table = pa.table({"id": range(number, number + len(rows)), "body": rows}, schema)
                writer.write_table(table, row_group_size=len(rows))
                number += len(rows)
        options = ["--schema", "event", "--column", "body", "--no-rules", "--isolated", "--statistics"]
        command = [sys.executable, "-c", MEASURED, sys.executable, "-m", "cio_schemas", "check", *options, str(path)]
        seconds, processors, megabytes = map(
            float, subprocess.run(command, capture_output=True, check=True).stdout.split()
        )
        file = path.stat().st_size / 1e9
    row = (f"{number:,} records, {file:.1f} GB", seconds, processors, megabytes)
    return Section(
        "A large Parquet file",
        [
            Table(
                "cio-schemas check --column body", ("file", "s by the clock", "s of processors", "MB of memory"), [row]
            )
        ],
        [Target("megabytes of memory", megabytes, at_most=400)],
        [f"row groups of {GROUP >> 20} MB, without compression"],
    )


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmarks; return 0 if every target was met, else 1."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.columns", description="Time columns beside peers.")
    parser.add_argument("--events", type=int, default=EVENTS, help="how many events the column has")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="turns each contender takes")
    parser.add_argument("--gigabytes", type=float, default=GIGABYTES, help="how large the Parquet file is; 0 for none")
    parser.add_argument("--output", type=Path, help="folder to save into (default: benchmarks/results)")
    options = parser.parse_args(arguments)
    texts = texts_of(options.events)
    sections = [speed(texts, options.rounds), generated(options.events, max(3, options.rounds // 3))]
    sections += [threads(texts, options.rounds)]
    if options.gigabytes:
        sections.append(memory(texts, options.gigabytes))
    where = environment()
    for section in sections:
        print(section_markdown(section), end="\n\n")
    print(summary(where, sections))
    shortened = (options.events, options.rounds, options.gigabytes) != (EVENTS, ROUNDS, GIGABYTES)
    folder = options.output or (None if shortened else RESULTS)
    if folder:
        save(folder, where, sections, name="columns")
    return 0 if all(target.met for section in sections for target in section.targets) else 1


if __name__ == "__main__":
    sys.exit(main())
