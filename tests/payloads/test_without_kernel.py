"""Everything that judges payloads answers the same if the kernel is not there."""

import json
import os
import subprocess
import sys

from cio_schemas import Validator, check, check_json, validator
from cio_schemas.payloads.compiled import Payloads
from cio_schemas.payloads.parallel_ndjson import check_all
from cio_schemas.payloads.rules.choice import choose

EVENTS = [
    {"name": "signed up", "timestamp": 1715937000},
    {"name": "signed up", "timestamp": 1715937000000},
    {"name": "x "},
    {"name": ""},
    {"name": "x", "data": {"n": 2**53 + 1}},
    {"name": "x", "data": {"recipient": "ada"}},
]


def doubled(levels):
    """Return an object whose members are the same object, on each level."""
    value = {}
    for _ in range(levels):
        value = {"x": value, "y": value}
    return value


def answers(path):
    """Return the codes and places of what is found in each way of asking."""
    lines = Payloads(path, validator("event"), rules=choose(validator("event")))
    found = [
        *(check(event, "event") for event in EVENTS),
        *(check_json(json.dumps(event), "event") for event in EVENTS),
        check({"name": "x", "data": doubled(60)}, "event"),
        check(doubled(60), True),
        check(doubled(10), True),
        [*check_all([lines], jobs=1)],
        [*check_all([lines], jobs=2)],
        [*check_all([lines._replace(validator=Validator({"required": ["data"]}), rules=None)], jobs=1)],
    ]
    return [[[each.code, each.pointer, each.record] for each in some] for some in found]


def test_the_same_answers(tmp_path):
    path = tmp_path / "a.ndjson"
    path.write_text("".join(json.dumps(event) + "\n" for event in EVENTS * 2_000))
    environment = {**os.environ, "CIO_SCHEMAS_KERNEL": "0"}
    done = subprocess.run(
        [sys.executable, __file__, str(path)], env=environment, capture_output=True, text=True, check=False
    )

    assert done.stderr == ""
    assert json.loads(done.stdout) == answers(str(path))


if __name__ == "__main__":
    print(json.dumps(answers(sys.argv[1])))  # noqa: T201
