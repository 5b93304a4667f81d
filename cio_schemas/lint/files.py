"""From files to findings: reading, what the schemas know of each other, places in the text, fixing."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path as File
from typing import TYPE_CHECKING, Any, BinaryIO, Final, NamedTuple
from urllib.parse import urldefrag, urljoin, urlsplit

from cio_schemas import catalog
from cio_schemas.diagnostic import Diagnostic, Edit, excerpt, in_order
from cio_schemas.documents import copied
from cio_schemas.lint.document import Document
from cio_schemas.lint.engine import IGNORE
from cio_schemas.lint.fix import TextEdit, apply, edits, is_held, overlap
from cio_schemas.lint.rule import Safety
from cio_schemas.source import ABSENT, UNREAD, Target, json_pointer, parse, read, spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cio_schemas.lint.engine import Found, Linter
    from cio_schemas.lint.rule import Change
    from cio_schemas.source import Batch, Fault

MAX_PASSES: Final = 100
MAX_LEVELS: Final = 200  # steps of the deepest path in a document that is edited
_DUPLICATE: Final = "P-duplicate-key"


class SchemaFile(NamedTuple):
    """A file that was read.

    Attributes:
        path: As the user named it.
        batch: Its one document; None where it could not be read as one.
        faults: What is wrong with its text.
        syntax: How it is written.
    """

    path: str
    batch: Batch | None
    faults: tuple[Fault, ...]
    syntax: str

    @property
    def root(self) -> Any:
        """The document, ABSENT where there is none."""
        return self.batch.instances[0] if self.batch else ABSENT

    @property
    def is_fixable(self) -> bool:
        """Whether its text can be edited: JSON, and nothing wrong with it."""
        return self.syntax == "json" and not self.faults and self.root is not ABSENT and not _is_compressed(self.path)


def _is_compressed(path: str) -> bool:
    return path.endswith((".gz", ".zst"))


def load(path: str, *, name: str | None = None, stream: BinaryIO | None = None) -> SchemaFile:
    """Read a schema file.

    Args:
        path: The file; its suffix says whether it is YAML.
        name: How to call it in findings.
        stream: An open binary stream to read in its place.
    """
    found: list[Fault] = []
    kept: Batch | None = None
    syntax = "json"
    for chunk in read(path, stream=stream):
        syntax = chunk.syntax
        for batch in parse(chunk):
            found += [fault for faults in batch.faults.values() for fault in faults]
            if kept is None and batch.instances and batch.instances[0] is not ABSENT:
                kept = batch
    return SchemaFile(name or path, kept, tuple(found), syntax)


def is_schema(file: SchemaFile) -> bool:
    """Whether a file that nobody named may be a schema: a folder holds other JSON too."""
    root = file.root
    if file.batch is not None and len(file.batch.instances) > 1:
        return False
    declared = root.get("$schema") if isinstance(root, dict) else None
    if isinstance(declared, str):
        return "json-schema.org/" in declared or "$vocabulary" in declared
    return root is ABSENT or (isinstance(root, dict) and not _TELLING.isdisjoint(root))


# What a schema without `$schema` has at its root, and hardly any other object.
_TELLING: Final = frozenset({"$id", "$ref", "$defs", "properties", "allOf", "anyOf", "oneOf", "patternProperties"})


def of_text(text: str, name: str = "-") -> SchemaFile:
    """Take a JSON text for a file."""
    from io import BytesIO  # noqa: PLC0415 - few callers have text

    return load("-.json", name=name, stream=BytesIO(text.encode("utf-8", "surrogatepass")))


@dataclass
class Workspace:
    """What the schemas that are linted know of each other, and of the files beside them.

    Attributes:
        documents: By their absolute `$id`.
        beside: Whether files that are not linted themselves are read where a reference names them.
    """

    documents: dict[str, Any] = field(default_factory=dict)
    beside: bool = True
    _read: dict[str, Any] = field(default_factory=dict)

    def add(self, file: SchemaFile) -> None:
        """Make a file known by its `$id`."""
        identifier = file.root.get("$id") if isinstance(file.root, dict) else None
        if isinstance(identifier, str) and urlsplit(identifier).scheme:
            self.documents.setdefault(urldefrag(identifier).url, file.root)

    def retriever(self, file: SchemaFile) -> Callable[[str], Any]:
        """Give what finds other documents for those of a file.

        Args:
            file: A file; relative references are resolved from where it lies.
        """
        identifier = file.root.get("$id") if isinstance(file.root, dict) else None
        base = urljoin(identifier, ".") if isinstance(identifier, str) and urlsplit(identifier).scheme else None

        def retrieve(uri: str) -> Any:
            known = self.documents.get(uri)
            if known is None:
                known = catalog.known(uri)
            if known is not None or not self.beside or file.path == "-":
                return known
            if not urlsplit(uri).scheme:
                return self._file(File(file.path).parent / uri, None)
            if base and uri.startswith(base):
                return self._file(File(file.path).parent / uri.removeprefix(base), uri)
            return None

        return retrieve

    def _file(self, path: File, identifier: str | None) -> Any:
        key = str(path)
        if key not in self._read:
            root = load(key).root if "\0" not in key and path.is_file() else None
            self._read[key] = root if isinstance(root, dict | bool) else None
        root = self._read[key]
        own = root.get("$id") if isinstance(root, dict) else None
        return root if identifier is None or own in (None, identifier) else None


def document_of(file: SchemaFile, workspace: Workspace) -> Document:
    """Make a document of a file that could be read."""
    root = copied(file.root) if file.syntax == "yaml" else file.root  # aliases of YAML are one object twice
    duplicates = tuple(fault for fault in file.faults if fault.code == _DUPLICATE)
    return Document(root, retrieve=workspace.retriever(file), duplicates=duplicates)


def lint_file(file: SchemaFile, linter: Linter, workspace: Workspace, *, excerpts: bool = False) -> list[Diagnostic]:
    """Find what rules say of a file.

    Args:
        file: The file.
        linter: The rules.
        workspace: What other schemas there are.
        excerpts: Whether findings show their source line.

    Returns:
        Findings in the order of the text; what is wrong with the text itself among them.
    """
    found = [
        Diagnostic(file.path, fault.code, fault.message, fault.span)
        for fault in file.faults
        if fault.code != _DUPLICATE or file.root is ABSENT
    ]
    if file.root is not ABSENT:
        document = document_of(file, workspace)
        found += diagnostics(file, document, linter.lint(document))
    if excerpts and file.batch and file.syntax == "json":
        text = file.batch.text(0)
        found = [each._replace(excerpt=excerpt(text, each.span)) if each.span else each for each in found]
    return sorted(found, key=in_order)


def diagnostics(file: SchemaFile, document: Document, found: Sequence[Found]) -> list[Diagnostic]:
    """Give findings their places and edits."""
    if not found:
        return []
    assert file.batch is not None
    places = file.batch.locate(0, [Target(finding.path, finding.key) for _, finding in found])
    fixes = edits_of(file, document, [finding.fix for _, finding in found])
    return [
        Diagnostic(
            file.path,
            rule.code,
            finding.message,
            finding.span or place,
            rule.severity,
            json_pointer(finding.path),
            fix=_with_places(file, fix),
        )
        for (rule, finding), place, fix in zip(found, places, fixes, strict=True)
    ]


def edits_of(file: SchemaFile, document: Document, fixes: Sequence[Sequence[Change]]) -> list[list[TextEdit]]:
    """Turn fixes into edits.

    Args:
        file: The file.
        document: Its document.
        fixes: Of each finding the changes, empty where there are none.

    Returns:
        For each its edits in the order of the text; none where the file can't be edited, or where a reference leads to
        what would move.
    """
    wanted = [fix if fix and not is_held(document, fix) else () for fix in fixes] if any(fixes) else []
    if not any(wanted) or not file.is_fixable or max(map(len, document.nodes)) > MAX_LEVELS:
        return [[] for _ in fixes]
    assert file.batch is not None
    batch = file.batch
    return edits(batch.text(0), file.root, wanted, lambda targets: batch.locate(0, targets))


def _with_places(file: SchemaFile, fix: list[TextEdit]) -> tuple[Edit, ...]:
    if not fix or file.batch is None:
        return ()
    found = spans(file.batch.text(0), [(edit.start, edit.end) for edit in fix])
    return tuple(Edit(span, edit.text) for span, edit in zip(found, fix, strict=True))


# -- fixing --


class Fixed(NamedTuple):
    """What fixing made of a file.

    Attributes:
        file: With its new text.
        mended: How many findings were mended.
    """

    file: SchemaFile
    mended: int


def fix_file(
    file: SchemaFile,
    linter: Linter,
    workspace: Workspace,
    *,
    unsafe: bool = False,
    unwanted: frozenset[str] = frozenset(),
) -> Fixed:
    """Mend what can be mended, in passes until nothing changes; the file on disk is not touched.

    Args:
        file: The file.
        linter: The rules.
        workspace: What other schemas there are.
        unsafe: Whether to apply unsafe fixes too.
        unwanted: Codes whose findings are left alone.
    """
    allowed = {Safety.SAFE, Safety.UNSAFE} if unsafe else {Safety.SAFE}
    count = 0
    if file.batch and IGNORE not in file.batch.text(0):  # else every rule has to run, to tell what suppresses nothing
        linter = linter.narrowed(lambda rule: rule.fix in allowed)
    for _ in range(MAX_PASSES):
        if not file.is_fixable:
            break
        document = document_of(file, workspace)
        found = [each for each in linter.lint(document) if each.rule.code not in unwanted]
        chosen = _chosen(file, document, [each for each in found if each.rule.fix in allowed])
        if not chosen:
            break
        assert file.batch is not None
        text = apply(file.batch.text(0), [edit for fix in chosen for edit in fix])
        file, count = of_text(text, file.path), count + len(chosen)
    return Fixed(file, count)


def _chosen(file: SchemaFile, document: Document, found: Iterable[Found]) -> list[list[TextEdit]]:
    """Fixes that may be applied at once: at most one for each object or array, and none overlapping another."""
    chosen: list[list[TextEdit]] = []
    taken: list[TextEdit] = []
    touched: set[tuple[str | int, ...]] = set()
    ordered = sorted(found, key=lambda each: (tuple(map(str, each.finding.path)), each.rule.code))
    for (_, finding), fix in zip(
        ordered, edits_of(file, document, [each.finding.fix for each in ordered]), strict=True
    ):
        containers = {change.path[:-1] for change in finding.fix}
        if fix and not containers & touched and not overlap([*taken, *fix]):
            chosen.append(fix)
            taken += fix
            touched |= containers
    return chosen


def is_unread(file: SchemaFile) -> bool:
    """Whether a file could not be read at all."""
    return any(fault.code in UNREAD for fault in file.faults)
