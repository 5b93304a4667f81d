"""Reading the official suite: its groups of tests, its remote documents, and the setting each file is written for."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from jsonschema_specifications import REGISTRY as META_SCHEMAS
from referencing.jsonschema import DRAFT202012, SchemaRegistry, specification_with

import cio_schemas

# output-tests and annotations are left alone: a Validator yields neither output units nor annotations.
SECTIONS = {"required": "*.json", "optional": "optional/*.json", "format": "optional/format/*.json"}

# The folder of each dialect, by the name that `Validator(dialect=...)` takes.
FOLDERS = {
    "4": "draft4",
    "6": "draft6",
    "7": "draft7",
    "2019-09": "draft2019-09",
    "2020-12": "draft2020-12",
    "v1": "v1",
}

# Where format is an annotation unless $vocabulary says otherwise. No other schema outside optional/format has a format.
ANNOTATED = {"format.json", "optional/format-assertion.json", "optional/format-annotation.json"}


class Group(NamedTuple):
    """One schema of the suite and its tests: description, data, and whether it is valid."""

    file: str
    description: str
    schema: Any
    tests: list[dict[str, Any]]

    @property
    def format_checker(self) -> Any:
        return None if self.file in ANNOTATED else cio_schemas.FORMAT_CHECKER

    def name(self, test: dict[str, Any]) -> str:
        return f"{self.file} | {self.description} | {test['description']}"


def groups(root: Path, section: str, dialect: str = "2020-12") -> Iterator[Group]:
    folder = root / "tests" / FOLDERS[dialect]
    pattern = (
        SECTIONS[section].removeprefix("optional/") if (dialect, section) == ("v1", "format") else SECTIONS[section]
    )
    for path in sorted(folder.glob(pattern)):
        for group in json.loads(path.read_text(encoding="utf-8")):
            file = path.relative_to(folder).as_posix()
            yield Group(file, group["description"], group["schema"], group["tests"])


def documents(root: Path) -> dict[str, Any]:
    """Every document of the suite's remotes folder under its URL, but for those of drafts that are not implemented."""
    folder = root / "remotes"
    return {
        f"http://localhost:1234/{path.relative_to(folder).as_posix()}": json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.json"))
        if not {"draft3", "draft-next"} & set(path.parts)
    }


def remotes(root: Path) -> SchemaRegistry:
    """Every document of the suite's remotes folder under its URL, those of other drafts as resources of theirs."""
    folder = root / "remotes"
    documents = {
        f"http://localhost:1234/{path.relative_to(folder).as_posix()}": json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.json"))
        if "draft-next" not in path.parts  # a dialect that nobody has published
    }
    return META_SCHEMAS.with_resources(
        (url, specification_with(document.get("$schema", ""), default=DRAFT202012).create_resource(document))
        for url, document in documents.items()
    )
