"""The schema files that are linted, as they were read."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path as File
from typing import TYPE_CHECKING, Any, BinaryIO, Final, NamedTuple

from cio_schemas.source import ABSENT, parse, read

if TYPE_CHECKING:
    from cio_schemas.source import Batch, Problem

BOM: Final = "P-bom"
DUPLICATE: Final = "P-duplicate-key"


class SchemaFile(NamedTuple):
    """A file that was read.

    Attributes:
        path: As the user named it.
        batch: Its one document; None if it could not be read as one.
        problems: What is wrong with its text.
        syntax: How it is written.
        broken: What could not be read as a document, for excerpts of its text.
    """

    path: str
    batch: Batch | None
    problems: tuple[Problem, ...]
    syntax: str
    broken: Batch | None = None

    @property
    def root(self) -> Any:
        """The document, ABSENT if there is none."""
        return self.batch.instances[0] if self.batch else ABSENT

    @property
    def is_fixable(self) -> bool:
        """Whether its text can be edited."""
        return self.root is not ABSENT and self.unwritable is None

    @property
    def unwritable(self) -> str | None:
        """Why its text can't be edited; None if nothing is wrong with it but a byte order mark, which stays."""
        if self.syntax != "json":
            kind = "JSON with comments" if self.syntax == COMMENTED else "YAML"
            return f"{kind} is not edited, only plain JSON"
        if _is_compressed(self.path):
            return "compressed files are not edited"
        problems = [problem for problem in self.problems if problem.code != BOM]
        return f"its text is at fault: {problems[0].message}" if problems else None

    def encoded(self) -> bytes:
        """Return its text as bytes, with the byte order mark that it had."""
        assert self.batch is not None
        mark = "\ufeff" if any(problem.code == BOM for problem in self.problems) else ""
        return (mark + self.batch.text(0)).encode("utf-8", "surrogatepass")


def _is_compressed(path: str) -> bool:
    return path.endswith((".gz", ".zst"))


def load(path: str, *, name: str | None = None, stream: BinaryIO | None = None) -> SchemaFile:
    """Read a schema file.

    Args:
        path: The file; its suffix says whether it is YAML.
        name: How to call it in findings.
        stream: An open binary stream to read in its place.
    """
    found: list[Problem] = []
    kept: Batch | None = None
    broken: Batch | None = None
    syntax = "json"
    if path.endswith(SUFFIX):
        stream = _without_comments(path, stream)
    for chunk in read(path, stream=stream, syntax="json" if path.endswith(SUFFIX) else None):
        syntax = COMMENTED if path.endswith(SUFFIX) else chunk.syntax
        for batch in parse(chunk):
            found += [problem for problems in batch.problems.values() for problem in problems]
            if kept is None and batch.instances and batch.instances[0] is not ABSENT:
                kept = batch
            elif broken is None and batch.problems:
                broken = batch
    return SchemaFile(name or path, kept, tuple(found), syntax, broken)


def _without_comments(path: str, stream: BinaryIO | None) -> BinaryIO | None:
    """Return a stream of the text with comments and trailing commas blanked out."""
    try:
        data = stream.read() if stream else File(path).read_bytes()
        text = data.decode("utf-8", "surrogateescape")
    except (OSError, ValueError):
        return stream  # reading reports the error
    for pattern in (_COMMENT, _TRAILING_COMMA):
        text = pattern.sub(lambda match: match[0] if match[0][0] == '"' else _BLANK.sub(" ", match[0]), text)
    return BytesIO(text.encode("utf-8", "surrogateescape"))


SUFFIX: Final = ".jsonc"
COMMENTED: Final = "jsonc"
_STRING: Final = r'"(?:\\.|[^"\\])*"'
_COMMENT: Final = re.compile(rf"{_STRING}|//[^\n]*|/\*.*?\*/", re.DOTALL)
_TRAILING_COMMA: Final = re.compile(rf"{_STRING}|,(?=\s*[}}\]])", re.DOTALL)
_BLANK: Final = re.compile(r"[^\r\n]")


def is_schema(file: SchemaFile) -> bool:
    """Return whether a file that nobody named may be a schema: a folder holds other JSON too."""
    root = file.root
    if file.batch is not None and len(file.batch.instances) > 1:
        return False
    declared = root.get("$schema") if isinstance(root, dict) else None
    if isinstance(declared, str):
        return "json-schema.org/" in declared or "$vocabulary" in declared
    return root is ABSENT or (isinstance(root, dict) and not TELLING.isdisjoint(root))


TELLING: Final = frozenset({"$id", "$ref", "$defs", "properties", "allOf", "anyOf", "oneOf", "patternProperties"})
"""What a schema without `$schema` has at its root, and hardly any other object."""


def of_text(text: str, name: str = "-") -> SchemaFile:
    """Return a JSON text as a file that was read."""
    return load("-.json", name=name, stream=BytesIO(text.encode("utf-8", "surrogatepass")))
