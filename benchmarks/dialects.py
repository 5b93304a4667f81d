"""The official suite in every dialect: how many tests each validator passes.

    JSON_SCHEMA_TEST_SUITE=FOLDER python -m benchmarks.dialects

The results are saved.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
from jsonschema_specifications import REGISTRY
from referencing import Registry, Resource
from referencing.jsonschema import specification_with

import cio_schemas
from benchmarks.report import Section, Table, environment, save, section_markdown

VARIABLE = "JSON_SCHEMA_TEST_SUITE"
FOLDERS = {name: f"draft{name}" for name in ("4", "6", "7", "2019-09", "2020-12")} | {"v1": "v1"}
SECTIONS = {"required": "*.json", "optional": "optional/*.json", "format": "optional/format/*.json"}
ANNOTATED = ("format.json", "optional/format-assertion.json", "optional/format-annotation.json")
"""The files in which formats are annotations, unless a meta-schema says otherwise."""

RESULTS = Path(__file__).parent / "results"

Accepts = Callable[[Any], bool]


def main() -> None:
    """Print the table."""
    root = Path(os.environ[VARIABLE])
    remotes = {
        f"http://localhost:1234/{path.relative_to(root / 'remotes').as_posix()}": json.loads(path.read_text("utf-8"))
        for path in sorted((root / "remotes").rglob("*.json"))
        if "draft3" not in path.parts
    }
    rows = [
        (dialect, section, *_passed(root, dialect, section, remotes)) for dialect in FOLDERS for section in SECTIONS
    ]
    heading = ("dialect", "section", "tests", *CONTENDERS)
    tables = [Table("Tests of the official suite that are passed", heading, rows)]
    where, sections = environment(), [Section("Which schemas are taken?", tables)]
    save(RESULTS, where, sections, name="dialects")
    sys.stdout.write(section_markdown(sections[0]))


def _passed(root: Path, dialect: str, section: str, remotes: dict[str, Any]) -> list[int]:
    passed, count = dict.fromkeys(CONTENDERS, 0), 0
    for schema, formats, tests in _groups(root, dialect, section):
        count += len(tests)
        for name, make in CONTENDERS.items():
            try:
                accepts = make(schema, dialect, formats, remotes)
                passed[name] += sum(accepts(test["data"]) is test["valid"] for test in tests)
            except Exception:  # a contender that raises passes none of the group
                continue
    return [count, *passed.values()]


def _groups(root: Path, dialect: str, section: str) -> Iterator[tuple[Any, bool, list[Any]]]:
    pattern = SECTIONS[section]
    folder = root / "tests" / FOLDERS[dialect]
    if (dialect, section) == ("v1", "format"):
        pattern = pattern.removeprefix("optional/")
    for path in sorted(folder.glob(pattern)):
        for group in json.loads(path.read_text(encoding="utf-8")):
            yield group["schema"], path.relative_to(folder).as_posix() not in ANNOTATED, group["tests"]


def _ours(schema: Any, dialect: str, formats: bool, remotes: dict[str, Any]) -> Accepts:
    settings: dict[str, Any] = {} if formats else {"format_checker": None}
    return cio_schemas.Validator(schema, registry=remotes, dialect=dialect, **settings).is_valid


def _jsonschema(schema: Any, dialect: str, formats: bool, remotes: dict[str, Any]) -> Accepts:
    validator = _PEERS[dialect]
    specification = specification_with(validator.META_SCHEMA["$schema"])

    def retrieve(uri: str) -> Resource[Any]:
        document = remotes[uri]
        declared = str(document.get("$schema", "")) if isinstance(document, dict) else ""
        return specification_with(declared, default=specification).create_resource(document)

    registry: Any = Registry(retrieve=retrieve).combine(REGISTRY)
    checker = validator.FORMAT_CHECKER if formats else None
    accepts: Accepts = validator(schema, registry=registry, format_checker=checker).is_valid
    return accepts


_PEERS: dict[str, Any] = {
    "4": jsonschema.Draft4Validator,
    "6": jsonschema.Draft6Validator,
    "7": jsonschema.Draft7Validator,
    "2019-09": jsonschema.Draft201909Validator,
    "2020-12": jsonschema.Draft202012Validator,
}


def _rust(schema: Any, dialect: str, formats: bool, remotes: dict[str, Any]) -> Accepts:
    draft = _RUST[dialect]
    resources = [  # of other drafts' documents, those that say so: it resolves all at once
        (uri, each)
        for uri, each in remotes.items()
        if f"/{FOLDERS[dialect]}/" in uri or ("/v1/" not in uri and ("/draft" not in uri or "$schema" in each))
    ]
    registry = jsonschema_rs.Registry(resources, draft=getattr(jsonschema_rs, draft))
    make = getattr(jsonschema_rs, f"{draft}Validator")
    accepts: Accepts = make(schema, registry=registry, validate_formats=formats).is_valid
    return accepts


_RUST = {
    "4": "Draft4",
    "6": "Draft6",
    "7": "Draft7",
    "2019-09": "Draft201909",
    "2020-12": "Draft202012",
}

CONTENDERS: dict[str, Callable[[Any, str, bool, dict[str, Any]], Accepts]] = {
    "cio-schemas": _ours,
    "jsonschema": _jsonschema,
    "jsonschema-rs": _rust,
}


if __name__ == "__main__":
    main()
