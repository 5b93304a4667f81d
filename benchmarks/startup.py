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
NOTHING, CONFIGURED = "python -c pass", "in a folder with a pyproject.toml"
OWN = {
    "with a schema of one's own": {"properties": {"name": {"type": "string", "minLength": 1}}, "required": ["name"]},
    "with a pattern in it": {"properties": {"name": {"type": "string", "pattern": "^[a-z]+(?:_[a-z0-9]{2,})*$"}}},
    "with formats in it": {"properties": {"context": {"properties": {"ip": {"format": "ipv4"}}}}},
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
    small = _small_commands(few)
    over = {name: small.ratio(name, NOTHING) for name in small.seconds}
    return Section(
        QUESTION,
        [
            _milliseconds("Compiling the event schema, which includes checking it", compiling),
            _milliseconds("Compiling the 2020-12 meta-schema", meta),
            _milliseconds("A fresh Python process that imports and ends, or gives its first verdict", started),
            _milliseconds("A command that checks one good file", checking),
            _milliseconds("cio-schemas check of one good file, and a Python process that does nothing", small),
        ],
        [
            Target("compiling the event schema, ms", compiling.best(OURS) * 1e3, at_most=15),
            Target("compiling the 2020-12 meta-schema, ms", meta.best(OURS) * 1e3, at_most=60),
            Target("one good file, cio-schemas check over check-jsonschema", command, at_most=1 / 3),
            Target(f"one good file over `{NOTHING}`", over["with a bundled schema"], at_most=3),
            Target("the same in a folder with a pyproject.toml", over[CONFIGURED], at_most=3.3),
            *(Target(f"the same {name}", over[name], at_most=4) for name in OWN),
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


def _small_commands(effort: Effort) -> Rounds:
    """Time our own command where it has little to do, beside a process that does nothing."""
    with tempfile.TemporaryDirectory() as folder:
        payload = Path(folder, "event.json")
        payload.write_text(json.dumps(FULL_EVENT | {"name": "signed_up"}), encoding="utf-8")
        (configured := Path(folder, "configured")).mkdir()
        configured.joinpath("pyproject.toml").write_text('[tool.cio-schemas]\nexclude = ["x"]\n', encoding="utf-8")
        check = ("-m", "cio_schemas", "check", "--schema")
        commands = {
            NOTHING: _python("-c", "pass"),
            "with a bundled schema": _python(*check, "event", str(payload), folder=folder),
            CONFIGURED: _python(*check, "event", str(payload), folder=str(configured)),
        }
        for number, (name, schema) in enumerate(OWN.items()):
            path = Path(folder, f"{number}.schema.json")
            path.write_text(json.dumps(schema), encoding="utf-8")
            commands[name] = _python(*check, str(path), str(payload), folder=folder)
        return take_turns(commands, None, effort, perf_counter)


def _python(*arguments: str, folder: str | None = None) -> Call:
    command = (sys.executable, *arguments)
    return lambda _: subprocess.run(command, check=True, capture_output=True, cwd=folder)
