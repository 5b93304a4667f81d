"""How long until the first verdict: compiling, importing, a whole command?"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

import jsonschema

import cio_schemas

from .payloads import FULL_EVENT
from .peers import COMPILERS, OURS
from .report import Section, Table, Target
from .timing import Call, Effort, Rounds, take_turns

QUESTION = "time until the first verdict"
META_SCHEMA = jsonschema.Draft202012Validator.META_SCHEMA
IMPORTS = {
    OURS: "cio_schemas",
    **{name: name.replace("-", "_") for name in ("jsonschema", "fastjsonschema", "jsonschema-rs")},
}
COLD = "import cio_schemas; cio_schemas.is_valid({'name': 'a'}, 'event')"


def measure(effort: Effort) -> Section:
    """Time compiling in this process, and imports and commands in fresh ones."""
    few = effort._replace(rounds=max(3, effort.rounds // 4))
    event = cio_schemas.SCHEMAS["event"]
    compiling = take_turns(COMPILERS, event, effort)
    meta = take_turns({name: COMPILERS[name] for name in (OURS, "jsonschema-rs")}, META_SCHEMA, few)
    fresh = {f"import {module}": _python("-c", f"import {module}") for module in IMPORTS.values()}
    started = take_turns(
        {"nothing": _python("-c", ""), **fresh, "first verdict": _python("-c", COLD)}, None, few, perf_counter
    )
    checking = _commands(few)
    command = checking.ratio("cio-schemas check", "check-jsonschema")
    return Section(
        QUESTION,
        [
            _milliseconds("Compiling the event schema, which includes checking it", compiling),
            _milliseconds("Compiling the 2020-12 meta-schema", meta),
            _milliseconds("A fresh Python process that imports and ends, or gives its first verdict", started),
            _milliseconds("A command that checks one good file", checking),
        ],
        [
            Target("compiling the event schema, ms", compiling.best(OURS) * 1e3, at_most=15),
            Target("compiling the 2020-12 meta-schema, ms", meta.best(OURS) * 1e3, at_most=60),
            Target("one good file, cio-schemas check over check-jsonschema", command, at_most=1 / 3),
        ],
        ["jsonschema compiles nothing; fastjsonschema has no $dynamicRef and can't compile the meta-schema"],
    )


def _milliseconds(title: str, rounds: Rounds) -> Table:
    return Table(title, ("what", "ms"), [(name, rounds.best(name) * 1e3) for name in rounds.seconds])


def _commands(effort: Effort) -> Rounds:
    with tempfile.TemporaryDirectory() as folder:
        schema, payload = Path(folder, "event.schema.json"), Path(folder, "event.json")
        schema.write_text(json.dumps(cio_schemas.SCHEMAS["event"]), encoding="utf-8")
        payload.write_text(json.dumps(FULL_EVENT), encoding="utf-8")
        commands = {
            "cio-schemas check": _python("-m", "cio_schemas", "check", "--schema", "event", str(payload)),
            "check-jsonschema": _python("-m", "check_jsonschema", "--schemafile", str(schema), str(payload)),
        }
        return take_turns(commands, None, effort, perf_counter)


def _python(*arguments: str) -> Call:
    command = (sys.executable, *arguments)
    return lambda _: subprocess.run(command, check=True, capture_output=True)
