"""Are fixtures of real schemas valid, by two validators?

    CIO_SCHEMASTORE=FOLDER python -m benchmarks.fixtures_real LOG [--seed 0] [--seconds 150] [--draws 500]

FOLDER is a checkout of https://github.com/SchemaStore/schemastore. Fixtures of each schema that compiles are drawn from
the seed, and judged by jsonschema-rs; the Validator judges each before it is returned, and what it refuses is counted
too. A line for each schema is appended to LOG. A run begins no schema after the seconds; the next one with that seed
goes on, and another seed draws other fixtures. What the log holds is saved as `benchmarks/results/fixtures_real.md`.
jsonschema-rs divides floats: to it 1e37 is not a multiple of 1e-6.
"""

import argparse
import json
import logging
import os
import random
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import jsonschema_rs
from jsonschema import SchemaError

from benchmarks.fixtures_soundness import Caught
from benchmarks.report import Section, Table, Target, environment, save
from benchmarks.schemastore import RESULTS, STORE, known_documents, schemas_of
from benchmarks.time_limit import OutOfTimeError, within
from cio_schemas import CompileError, DepthError, Validator
from cio_schemas.fixtures import valid_fixtures
from cio_schemas.strategies import NothingFoundError, OmissionError, RejectedError, UnsatisfiableError

QUESTION = "Soundness: are fixtures of real schemas valid, by two validators?"
LOG = logging.getLogger("cio_schemas.strategies")
SECONDS = 20
"""So much processor time the fixtures of one schema may take."""
_UNMADE = (CompileError, DepthError, SchemaError, UnsatisfiableError, NothingFoundError, OmissionError, RejectedError)

Record = dict[str, Any]
"""What came of a schema and a seed: a line of the log."""


def record(name: str, schema: Any, known: dict[str, Any], seed: int, draws: int) -> Record:
    """Draw from one schema, and let both judge."""
    caught = Caught()
    LOG.addHandler(caught)
    made: Record = {"schema": name, "seed": seed, "drawn": 0, "judged": 0, "refused": [], "formats": 0, "left": ""}
    try:
        with within(SECONDS):
            fixtures = valid_fixtures(Validator(schema, registry=known), draws, seed, allow_omissions=True)
            _judge(made, fixtures, partial(_peer, schema, known))
    except OutOfTimeError:
        made["left"] = "out of time"
    except _UNMADE as error:
        made["left"] = type(error).__name__
    finally:
        LOG.removeHandler(caught)
    return made | {"caught": caught.messages}


def _judge(made: Record, fixtures: list[Any], peer: Callable[..., Any]) -> None:
    """Count what the peer says of fixtures; what it refuses for a format alone is counted apart."""
    made["drawn"] = len(fixtures)
    try:
        strict, lenient = peer(validate_formats=True), peer(validate_formats=False)
    except Exception as error:  # of a pattern that it doesn't take, or a document that it would fetch
        made["left"] = f"jsonschema-rs: {type(error).__name__}"
        return
    for fixture in fixtures:
        made["judged"] += 1
        if not lenient.is_valid(fixture):
            made["refused"].append(json.dumps(fixture))
        elif not strict.is_valid(fixture):
            made["formats"] += 1
    made["refused"] = made["refused"][:3]


def _peer(schema: Any, known: dict[str, Any], **settings: Any) -> Any:
    return jsonschema_rs.validator_for(schema, retriever=known.__getitem__, **settings)


def section(records: list[Record]) -> Section:
    """What the log comes to."""
    counted = {name: sum(each[name] for each in records) for name in ("drawn", "judged", "formats")}
    left = Counter(each["left"] for each in records if each["left"])
    rows = [
        ("schemas", len({each["schema"] for each in records if each["drawn"]})),
        ("seeds", len({each["seed"] for each in records})),
        ("fixtures", counted["drawn"]),
        ("of them judged by jsonschema-rs too", counted["judged"]),
        ("of them refused by its formats alone", counted["formats"]),
        *((f"left: {reason}", number) for reason, number in left.most_common()),
    ]
    refused = [(each["schema"], instance[:200]) for each in records for instance in each["refused"]]
    caught = [(each["schema"], message[:200]) for each in records for message in each["caught"]]
    return Section(
        QUESTION,
        [Table("Fixtures", ("what", "count"), rows), Table("Refused by jsonschema-rs", ("schema", "fixture"), refused)],
        [Target("invalid fixtures that the last check caught", len(caught), at_most=0)],
        [f"{name}: {message}" for name, message in caught[:20]],
    )


def main(arguments: list[str] | None = None) -> None:
    """Draw, and save what the log holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("log", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=150)
    parser.add_argument("--draws", type=int, default=500)
    given = parser.parse_args(arguments)
    until = time.monotonic() + given.seconds
    schemas = schemas_of(Path(os.environ[STORE]) / "src")
    known = known_documents(schemas)
    records = [json.loads(line) for line in given.log.read_text().splitlines()] if given.log.exists() else []
    done = {(each["schema"], each["seed"]) for each in records}
    names = random.Random(given.seed).sample(sorted(schemas), len(schemas))
    with given.log.open("a") as log:
        for name in names:
            if (name, given.seed) in done:
                continue
            if time.monotonic() > until:
                break
            records.append(record(name, schemas[name], known, given.seed, given.draws))
            print(json.dumps(records[-1]), file=log, flush=True)
    save(RESULTS, environment(), [section(records)], name="fixtures_real")


if __name__ == "__main__":
    main()
