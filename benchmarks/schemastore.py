"""The schemas that people have: SchemaStore's, compiled and judged on its own test instances beside jsonschema-rs.

    CIO_SCHEMASTORE=FOLDER python -m benchmarks.schemastore

FOLDER is a checkout of https://github.com/SchemaStore/schemastore. Every schema is compiled with the others known by
URL; those that jsonschema-rs compiles too are compared on their test instances, first with formats left out, then with
formats asserted. The times are processor time, those of the two side by side. The results are saved.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any, Final

import jsonschema_rs

import cio_schemas
from benchmarks.report import Section, Table, environment, save, section_markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

STORE: Final = "CIO_SCHEMASTORE"
RESULTS: Final = Path(__file__).parent / "results"
_HOSTS: Final = ("json.schemastore.org", "www.schemastore.org")
_ENDS: Final = ("", ".json")
_OURS, _PEER = "cio-schemas", "jsonschema-rs"


class Comparison:
    """What came of all schemas, with formats asserted or not."""

    def __init__(self, *, formats: bool) -> None:
        self.formats = formats
        self.outcomes: Counter[str] = Counter()
        self.seconds: Counter[tuple[str, str]] = Counter()
        self.differences: list[tuple[str, str, bool]] = []

    def compile(self, schema: Any, known: dict[str, Any]) -> dict[str, Callable[[Any], bool]] | None:
        """Return what either accepts; None if one of them can't compile the schema."""
        settings: dict[str, Any] = {} if self.formats else {"format_checker": None}
        makers: dict[str, Callable[[], Any]] = {
            _OURS: lambda: cio_schemas.Validator(schema, registry=known, **settings),
            _PEER: lambda: jsonschema_rs.validator_for(schema, validate_formats=self.formats),
        }
        made, taken = {}, {}
        for who, make in makers.items():
            start = process_time()
            try:
                made[who] = make().is_valid
            except Exception as error:  # the peer would fetch what a schema refers to
                self.outcomes[f"{who}: {type(error).__name__}"] += 1
            taken[who] = process_time() - start
        self.outcomes[f"{_OURS}: compiled"] += _OURS in made
        if len(made) < len(makers):
            return None
        for who, seconds in taken.items():
            self.seconds[who, "compile"] += seconds
        return made

    def judge(self, name: str, accepting: dict[str, Callable[[Any], bool]], instances: Iterator[Path]) -> None:
        """Let both judge the test instances of a schema."""
        for path in instances:
            instance = json.loads(path.read_text("utf-8"))
            verdicts = {}
            for who, accepts in accepting.items():
                start = process_time()
                verdicts[who] = accepts(instance)
                self.seconds[who, "judge"] += process_time() - start
            alike = verdicts[_OURS] is verdicts[_PEER]
            self.outcomes["judged alike" if alike else "judged otherwise"] += 1
            if not alike:
                self.differences.append((name, path.name, verdicts[_OURS]))

    def tables(self) -> list[Table]:
        """What there is to print."""
        asserted = "asserted" if self.formats else "left out"
        times = [
            (what, f"{self.seconds[_OURS, what]:.2f}", f"{self.seconds[_PEER, what]:.2f}", self._ratio(what))
            for what in ("compile", "judge")
        ]
        rows = [(name, file, "accepted" if ours else "refused") for name, file, ours in self.differences]
        return [
            Table(f"Formats {asserted}: outcomes", ("outcome", "number"), self.outcomes.most_common()),
            Table(f"Formats {asserted}: seconds for what both compile", ("work", _OURS, _PEER, "ratio"), times),
            Table(f"Formats {asserted}: differences", ("schema", "instance", _OURS), rows),
        ]

    def _ratio(self, what: str) -> str:
        return f"{self.seconds[_OURS, what] / self.seconds[_PEER, what]:.1f}"


def main() -> None:
    """Compare, print and save."""
    source = Path(os.environ[STORE]) / "src"
    schemas = schemas_of(source)
    tables = []
    for formats in (False, True):
        comparison = Comparison(formats=formats)
        known = known_documents(schemas)
        for name, schema in schemas.items():
            accepting = comparison.compile(schema, known)
            if accepting is not None:
                comparison.judge(name, accepting, instances_of(source, name))
        tables += comparison.tables()
    section = Section("SchemaStore: are its schemas taken, and judged as jsonschema-rs judges?", tables)
    save(RESULTS, environment(), [section], name="schemastore")
    sys.stdout.write(section_markdown(section))


def schemas_of(source: Path) -> dict[str, Any]:
    """Return every schema by its name."""
    return {path.stem: json.loads(path.read_text("utf-8")) for path in sorted((source / "schemas/json").glob("*.json"))}


def known_documents(schemas: dict[str, Any]) -> dict[str, Any]:
    """Return every schema by its URLs and by its identifier."""
    known = {f"https://{host}/{name}{end}": each for name, each in schemas.items() for host in _HOSTS for end in _ENDS}
    for schema in schemas.values():
        identifier = schema.get("$id", schema.get("id"))
        if isinstance(identifier, str):
            known.setdefault(identifier.removesuffix("#"), schema)
    return known


def instances_of(source: Path, name: str) -> Iterator[Path]:
    """Yield the paths of the test instances of a schema."""
    for kind in ("test", "negative_test"):
        folder = source / kind / name
        yield from sorted(folder.glob("*.json")) if folder.is_dir() else ()


if __name__ == "__main__":
    main()
