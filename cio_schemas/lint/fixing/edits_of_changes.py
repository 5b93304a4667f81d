"""Turn changes into text edits by offset, which leave every other byte as it is."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.lint.fixing.apply_edits import TextEdit
from cio_schemas.lint.fixing.renaming import is_held
from cio_schemas.rules.changes import Insert, Precede, Rename, Reorder, Replace, Splice, Trim, Verbatim
from cio_schemas.schema.pointer import value_at
from cio_schemas.source import Target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cio_schemas.lint.document import Document
    from cio_schemas.lint.files import SchemaFile
    from cio_schemas.rules.changes import Change, Member, Path
    from cio_schemas.source import Span


MAX_LEVELS: Final = 200  # steps of the deepest path in a document that is edited


def edits_of(file: SchemaFile, document: Document, fixes: Sequence[Sequence[Change]]) -> list[list[TextEdit]]:
    """Turn the fixes of a file into edits.

    Args:
        file: The file.
        document: Its document.
        fixes: The changes of each finding, empty if there are none.

    Returns:
        The edits of each in the order of the text; none if the file can't be edited, or if a reference leads to
        what would move.
    """
    wanted = [fix if fix and not is_held(document, fix) else () for fix in fixes] if any(fixes) else []
    if not any(wanted) or not file.is_fixable or max(map(len, document.nodes)) > MAX_LEVELS:
        return [[] for _ in fixes]
    assert file.batch is not None
    batch = file.batch
    return edits(batch.text(0), file.root, wanted, lambda targets: batch.locate(0, targets))


def edits(
    text: str, root: Any, fixes: Sequence[Sequence[Change]], locate: Callable[[Sequence[Target]], list[Span | None]]
) -> list[list[TextEdit]]:
    """Turn changes into edits.

    Args:
        text: The JSON text of the document.
        root: The document.
        fixes: Of each finding, the changes that belong together.
        locate: From targets to spans in the text; asked once.

    Returns:
        For each fix its edits, which do not overlap; none if a place is not found.
    """
    writer = _Writer(text, root)
    needed = [list(dict.fromkeys(target for change in fix for target in writer.needed(change))) for fix in fixes]
    targets = list(dict.fromkeys(target for each in needed for target in each))
    writer.spans = dict(zip(targets, locate(targets), strict=True))
    return [
        [] if any(writer.spans[target] is None for target in wanted) else sorted(writer.edits(fix))
        for fix, wanted in zip(fixes, needed, strict=True)
    ]


class _Writer:
    """A text, with the spans of the places that changes name."""

    def __init__(self, text: str, root: Any) -> None:
        self.text = text
        self.root = root
        self.spans: dict[Target, Span | None] = {}
        self._numbered: dict[Path, tuple[list[str | int], dict[str | int, int]]] = {}

    def needed(self, change: Change) -> Iterator[Target]:
        container = change.path[:-1] if isinstance(change, Splice | Precede) else change.path
        yield from (Target(container), Target(change.path), Target(change.path, key=True))
        for step in self._beside(container, change):
            yield from (Target((*container, step)), Target((*container, step), key=True))
        values = change.members if isinstance(change, Splice | Insert | Precede) else ()
        held = [member.value for member in values] + ([change.value] if isinstance(change, Replace) else [])
        for source in _sources(held):
            yield from (Target(source.path), Target(source.path, key=True))

    def _beside(self, container: Path, change: Change) -> Iterable[str | int]:
        """Return the members of a container whose places a change is written by, besides the one that it is about."""
        if not isinstance(change, Splice | Insert | Precede | Reorder):
            return ()
        steps, number_of = self._steps(container)
        if isinstance(change, Splice):
            number = number_of[change.path[-1]]
            return {steps[0], *steps[max(number - 1, 0) : number + 2]}
        return steps[:1] if isinstance(change, Insert | Precede) else steps

    def _steps(self, container: Path) -> tuple[list[str | int], dict[str | int, int]]:
        """Return the keys or indices of a container in their order, and the number of each; listed once."""
        found = self._numbered.get(container)
        if found is None:
            steps = list(_steps(self._value(container)))
            found = self._numbered[container] = steps, {step: number for number, step in enumerate(steps)}
        return found

    def _value(self, path: Path) -> Any:
        return value_at(self.root, path)

    def edits(self, changes: Sequence[Change]) -> list[TextEdit]:
        found: list[TextEdit] = []
        spliced: dict[Path, dict[str | int, tuple[Member, ...]]] = {}
        for change in changes:
            if isinstance(change, Splice):
                spliced.setdefault(change.path[:-1], {})[change.path[-1]] = change.members
            else:
                found += _EDITORS[type(change)](self, change)
        for container, members in spliced.items():
            found += self.splices(container, members)
        return found

    def start(self, path: Path) -> int:
        """Return where a member begins, with its key."""
        return self.span(path, key=True).start

    def end(self, path: Path) -> int:
        return self.span(path).end

    def span(self, path: Path, *, key: bool = False) -> Span:
        span = self.spans[Target(path, key)]
        assert span is not None
        return span

    def splices(self, container: Path, members: dict[str | int, tuple[Member, ...]]) -> Iterator[TextEdit]:
        steps, number_of = self._steps(container)
        paths = {number: (*container, steps[number]) for number in {0, *map(number_of.__getitem__, members)}}
        gone: list[int] = []
        for number in sorted(map(number_of.__getitem__, members)):
            new = members[steps[number]]
            if gone and (new or number > gone[-1] + 1):
                yield self.without(container, steps, gone[0], gone[-1])
                gone = []
            if new:
                text = self.join(container, paths[0], new)
                yield TextEdit(self.start(paths[number]), self.end(paths[number]), text)
            else:
                gone.append(number)
        if gone:
            yield self.without(container, steps, gone[0], gone[-1])

    def without(self, container: Path, steps: list[str | int], first: int, last: int) -> TextEdit:
        """Remove members, with the comma and the white space that would be superfluous."""
        if last + 1 < len(steps):
            return TextEdit(self.start((*container, steps[first])), self.start((*container, steps[last + 1])), "")
        if first > 0:
            return TextEdit(self.end((*container, steps[first - 1])), self.end((*container, steps[last])), "")
        whole = self.span(container)
        return TextEdit(whole.start + 1, whole.end - 1, "")

    def join(self, container: Path, first: Path, members: Sequence[Member]) -> str:
        lead = self.text[self.span(container).start + 1 : self.start(first)]
        separator = "," + (lead if "\n" in lead else " ")
        indent = _indent(self.text, self.start(first))
        return separator.join(self.member(member, indent) for member in members)

    def member(self, member: Member, indent: str) -> str:
        value = self.write(member.value, indent)
        return value if member.key is None else f"{_dump(member.key)}: {value}"

    def write(self, value: Any, indent: str) -> str:
        """Write a value; one that is moved keeps its spelling, and takes the indentation of its new place."""
        if isinstance(value, Verbatim):
            start, end = self.span(value.path).start, self.span(value.path).end
            return self.text[start:end].replace("\n" + _indent(self.text, self.start(value.path)), "\n" + indent)
        if isinstance(value, dict):
            return "{" + ", ".join(f"{_dump(name)}: {self.write(each, indent)}" for name, each in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(self.write(each, indent) for each in value) + "]"
        return _dump(value)

    def replace(self, change: Replace) -> Iterator[TextEdit]:
        span = self.span(change.path)
        yield TextEdit(span.start, span.end, self.write(change.value, _indent(self.text, span.start)))

    def rename(self, change: Rename) -> Iterator[TextEdit]:
        span = self.span(change.path, key=True)
        yield TextEdit(span.start, span.end, _dump(change.key))

    def insert(self, change: Insert) -> Iterator[TextEdit]:
        at = self.span(change.path).start + 1
        steps = list(_steps(self._value(change.path)))
        if not steps:
            yield TextEdit(at, at, ", ".join(self.member(member, "") for member in change.members))
            return
        first = (*change.path, steps[0])
        lead = self.text[at : self.start(first)]
        text = self.join(change.path, first, change.members)
        yield TextEdit(at, at, f"{lead}{text}," + ("" if "\n" in lead else " " if not lead else ""))

    def precede(self, change: Precede) -> Iterator[TextEdit]:
        container, at = change.path[:-1], self.start(change.path)
        first = (*container, next(iter(_steps(self._value(container)))))
        lead = self.text[self.span(container).start + 1 : self.start(first)]
        text = self.join(container, first, change.members)
        yield TextEdit(at, at, f"{text}," + (lead if "\n" in lead else " "))

    def trim(self, change: Trim) -> Iterator[TextEdit]:
        span = self.span(change.path)
        tokens = list(_TOKEN.finditer(self.text, span.start + 1, span.end - 1))
        kept = [token for token in tokens if token[0] not in _SPACES]
        if kept:
            yield TextEdit(span.start + 1, kept[0].start(), "")
            yield TextEdit(kept[-1].end(), span.end - 1, "")

    def reorder(self, change: Reorder) -> Iterator[TextEdit]:
        for step, wanted in zip(_steps(self._value(change.path)), change.keys, strict=True):
            if step != wanted:
                slot, source = (*change.path, step), (*change.path, wanted)
                text = self.text[self.start(source) : self.end(source)]
                yield TextEdit(self.start(slot), self.end(slot), text)


_EDITORS: Final[dict[type, Any]] = {
    Replace: _Writer.replace,
    Rename: _Writer.rename,
    Insert: _Writer.insert,
    Precede: _Writer.precede,
    Trim: _Writer.trim,
    Reorder: _Writer.reorder,
}
_TOKEN: Final = re.compile(r"\\u[0-9a-fA-F]{4}|\\.|[^\\]", re.DOTALL)
_SPACES: Final = frozenset({" ", r"\n", r"\r", r"\t", r"\u0020", r"\u0009", r"\u000a", r"\u000A", r"\u000d", r"\u000D"})


def _steps(container: Any) -> Iterable[str | int]:
    return range(len(container)) if isinstance(container, list) else container


def _sources(values: Iterable[Any]) -> Iterator[Verbatim]:
    for value in values:
        if isinstance(value, Verbatim):
            yield value
        elif isinstance(value, dict):
            yield from _sources(value.values())
        elif isinstance(value, list):
            yield from _sources(value)


def _indent(text: str, at: int) -> str:
    """Return the white space that the line of an offset begins with."""
    begin = text.rfind("\n", 0, at) + 1
    return text[begin : begin + len(text[begin:at]) - len(text[begin:at].lstrip(" \t"))]


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
