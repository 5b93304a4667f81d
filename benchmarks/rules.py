"""What payload rules add to validation, for each kind of body: `python -m benchmarks.rules`, from the repository root.

The provider's own example bodies, read from the folder that CUSTOMERIO_EXAMPLES names, each many times as NDJSON with
identifiers and addresses of its own. `check --jobs 1` of them with rules and with `--no-rules` takes turns, with the
kernel and without it; what is compared is processor time. Saves `benchmarks/results/rules.json` and `rules.md`; a
shorter run saves nothing.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cio_schemas

from .report import Section, Table, Target, environment, save, section_markdown, summary

RESULTS = Path(__file__).parent / "results"
VARIABLE = "CUSTOMERIO_EXAMPLES"
RECORDS, ROUNDS = 40_000, 3
IDENTIFIERS = frozenset(("id", "cio_id", "object_id", "anonymous_id", "userId", "anonymousId", "groupId", "previousId"))


def schema_of(kind: str) -> str:
    """Return the name of the schema of the bodies in a folder."""
    if kind == "reporting-webhook":
        return "webhooks/reporting"
    api, rest = kind.split("-", 1)
    return f"{api}/{rest.replace('-', '/', 1)}" if api == "track" else f"{api}/{rest}"


def examples() -> dict[str, list[Any]]:
    """Return the provider's bodies that `check` finds clean, by schema.

    Raises:
        SystemExit: There are none.
    """
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for path in sorted(Path(os.environ.get(VARIABLE, "")).rglob("*.json")) if os.environ.get(VARIABLE) else ():
        example = json.loads(path.read_text(encoding="utf-8"))
        schema = schema_of(example["kind"])
        if not cio_schemas.check(example["payload"], schema):
            found[schema].append(example["payload"])
    if not found:
        raise SystemExit(f"there are no example bodies: {VARIABLE} has to name the folder that holds them")
    return found


def varied(value: Any, number: int) -> Any:
    """Return a body with identifiers and addresses of its own."""
    if isinstance(value, dict):
        return {
            name: f"{member}{number:x}" if name in IDENTIFIERS and isinstance(member, str) else varied(member, number)
            for name, member in value.items()
        }
    if isinstance(value, list):
        return [varied(each, number) for each in value]
    return value.replace("@", f"{number}@", 1) if isinstance(value, str) else value


def seconds(path: Path, schema: str, switch: str, *options: str) -> float:
    """Return the processor time of `check`, which finds nothing."""
    command = [sys.executable, "-m", "cio_schemas", "check", "--isolated", "--jobs=1", f"--schema={schema}", *options]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environ = {**os.environ, "CIO_SCHEMAS_KERNEL": switch}
    done = subprocess.run([*command, str(path)], env=environ, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise SystemExit(f"{schema}: the bodies are not clean: {done.stdout}{done.stderr}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def ratios(records: int, rounds: int, switch: str) -> Iterator[tuple[str, float, float]]:
    """Yield for each schema the seconds that `check` takes without rules, and how many times as long with them."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bodies.ndjson"
        for schema, bodies in sorted(examples().items()):
            lines = [json.dumps(varied(bodies[number % len(bodies)], number)) for number in range(records)]
            path.write_text("\n".join(lines), encoding="utf-8")
            turns = [
                (seconds(path, schema, switch, "--no-rules"), seconds(path, schema, switch)) for _ in range(rounds)
            ]
            plain, ruled = map(min, zip(*turns, strict=True))
            yield schema, plain, ruled / plain


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark; return 0 if every target was met, else 1."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rules", description="Time rules beside validation.")
    parser.add_argument("--records", type=int, default=RECORDS, help="lines of each kind")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="turns with rules and without")
    options = parser.parse_args(arguments)
    sections = [_section(switch, options.records, options.rounds) for switch in ("require", "0")]
    where = environment()
    for section in sections:
        print(section_markdown(section), end="\n\n")
    print(summary(where, sections))
    if (options.records, options.rounds) == (RECORDS, ROUNDS):
        save(RESULTS, where, sections, name="rules")
    return 0 if all(target.met for section in sections for target in section.targets) else 1


def _section(switch: str, records: int, rounds: int) -> Section:
    """Measure with the kernel, or without it."""
    rows = [*ratios(records, rounds, switch)]
    kind = "Without the kernel" if switch == "0" else "With the kernel"
    worst = max(rows, key=lambda row: row[2])
    return Section(
        kind,
        [Table("NDJSON of clean bodies", ("schema", "s without rules", "with rules, times"), rows)],
        [Target(f"{kind.lower()}: rules over none, at worst ({worst[0]})", worst[2], at_most=1.5)],
        [f"{records:,} records of each kind"],
    )


if __name__ == "__main__":
    sys.exit(main())
