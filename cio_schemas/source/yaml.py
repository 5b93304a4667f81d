"""YAML 1.2 by its core schema, limited to JSON: ruamel.yaml's events become instances and positions.

Events carry their marks and come without recursion, so that we control deep nesting, aliases and duplicate keys.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cio_schemas.source.parsed_text import Batch
from cio_schemas.source.problems import ABSENT, MAX_DEPTH, MAX_DIGITS, Problem, RefusedError, Unplaced, not_utf8, placed
from cio_schemas.source.span import spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cio_schemas.source.reader import Chunk
    from cio_schemas.source.span import Span, Target

MAX_NODES: Final = 1_000_000  # of a document with its aliases written out: what a "billion laughs" file would exceed

_SURROGATE: Final = re.compile("[\ud800-\udfff]")

# The core schema's plain scalars (YAML 1.2.2, section 10.3.2), the first that fits.
_CORE: Final[tuple[tuple[re.Pattern[str], Callable[[str], Any]], ...]] = (
    (re.compile(r"null|Null|NULL|~|"), lambda _: None),
    (re.compile(r"true|True|TRUE"), lambda _: True),
    (re.compile(r"false|False|FALSE"), lambda _: False),
    (re.compile(r"[-+]?[0-9]+"), int),
    (re.compile(r"0o[0-7]+"), lambda text: int(text, 0)),
    (re.compile(r"0x[0-9a-fA-F]+"), lambda text: int(text, 0)),
    (re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"), float),
    (re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"), lambda _: math.nan),
)
_TAGS: Final = "tag:yaml.org,2002:"


@dataclass(slots=True)
class _Node:
    """A value with its place, and the nodes and keys it holds."""

    start: int
    end: int = -1  # until the node is closed
    value: Any = ABSENT
    size: int = 1  # in nodes, with aliases written out
    children: dict[str | int, _Node] = field(default_factory=dict)
    keys: dict[str | int, tuple[int, int]] = field(default_factory=dict)
    key: str | None = None  # of a mapping, the key that waits for its value
    merges: list[tuple[int, _Node]] = field(default_factory=list)  # of a mapping, where each `<<` is and its value
    merged: dict[str | int, int] = field(default_factory=dict)  # members that are there by a `<<`, and where that is


_NOWHERE: Final = _Node(0)


def _refused(code: str, message: str, event: Any) -> RefusedError:
    return RefusedError(Unplaced(code, message, event.start_mark.index, event.end_mark.index))


def documents(chunk: Chunk) -> Iterator[Batch]:
    """Parse a YAML stream; each of its documents becomes a batch.

    Args:
        chunk: The whole file.

    Yields:
        The documents in order. Text that is not YAML ends the stream with a problem; what comes before it is kept.
    """
    try:
        from cio_schemas.source.yaml_events import events  # noqa: PLC0415 - an optional dependency
    except ImportError:
        yield Batch([ABSENT], [b""], [1], {0: (Problem("P-extra", "to read YAML files, install cio-schemas[yaml]"),)})
        return
    try:
        text = chunk.data.decode()
    except UnicodeDecodeError as error:
        yield Batch([ABSENT], [b""], [1], {0: (not_utf8(chunk.data, error, 1),)})
        return
    some, head = False, 0
    for node, problems in _compose(events(text), len(text)):
        some = True
        found = {0: placed(text, problems)} if problems else {}
        line = spans(text, [(node.start, node.start)])[0].line
        yield Batch([node.value], [chunk.data], [line], found, {0: _Places(text, node, head)})
        end = max(node.start, node.end)
        head = end if text[end - 1 : end] == "\n" else text.find("\n", end) + 1 or len(text)
    if not some:
        yield Batch([ABSENT], [b""], [1], {0: (Problem("P-empty", "the file is empty: it holds no document"),)})


class _Places(NamedTuple):
    """Where the values of a document are."""

    text: str
    root: _Node
    start: int

    def head(self) -> tuple[int, int]:
        """Return the offsets of the comments that precede the document."""
        return self.start, self.root.start

    def locate(self, targets: Sequence[Target]) -> list[Span | None]:
        """Find values and keys; those that are merged are where they are written."""
        ranges: list[tuple[int, int] | None] = []
        for path, key in targets:
            parent, node = self.root, self.root
            for step in path:
                parent, node = node, node.children.get(step, _NOWHERE)
            place = parent.keys.get(path[-1]) if key and path else None
            ranges.append(place or (None if node is _NOWHERE else (node.start, node.end)))
        found = iter(spans(self.text, [pair for pair in ranges if pair]))
        return [next(found) if pair else None for pair in ranges]

    def note(self, path: Sequence[str | int]) -> str | None:
        """Say which merge key a place is there by, if any."""
        node = self.root
        for step in path:
            if step in node.merged:
                return f"merged by << on line {spans(self.text, [(node.merged[step],) * 2])[0].line}"
            node = node.children.get(step, _NOWHERE)
        return None


def _compose(events: Iterator[Any], length: int) -> Iterator[tuple[_Node, list[Unplaced]]]:
    """Gather events into documents."""
    document, start, refused = _Document(), 0, False
    for event in _until_broken(events, length):
        kind = type(event).__name__
        if kind == "DocumentStartEvent":
            document, start, refused = _Document(), event.end_mark.index, False
        elif kind == "DocumentEndEvent":
            yield document.root or _Node(start, start), document.problems
        elif kind == "RefusedError":
            if not refused:
                document.refuse(event.problem)
            yield document.root or _Node(start, start), document.problems
        elif not refused and kind in _HANDLERS:
            try:
                _HANDLERS[kind](document, event)
            except RefusedError as error:
                document.refuse(error.problem)
                refused = True
                if error.problem.code == "P-depth":  # to go on would cost the parser more and more
                    yield document.root or _Node(start, start), document.problems
                    return


def _until_broken(events: Iterator[Any], length: int) -> Iterator[Any]:
    """Pass events on; what ends them before their time is passed on in their place."""
    try:
        yield from events
    except RefusedError as error:
        yield error
    except Exception as error:  # noqa: BLE001 - if the parser raises anything, the text is wrong
        yield RefusedError(_syntax_problem(error, length))


_TUPLE = re.compile(r"\(('[^']*'),\)")
"""What the parser writes in some of its messages for the token that it found: a tuple of one, as Python prints it."""


def _syntax_problem(error: Exception, length: int) -> Unplaced:
    mark = getattr(error, "problem_mark", None)
    at = min(mark.index if mark else getattr(error, "position", 0), length)
    problem = getattr(error, "problem", None) or str(error).partition("\n")[0] or type(error).__name__
    problem = _TUPLE.sub(r"\1", problem)
    context = getattr(error, "context", None)
    return Unplaced("P-syntax", f"{problem} ({context})" if context else problem, at, min(at + 1, length))


class _Document:
    """A document while its events come in."""

    def __init__(self) -> None:
        self.root: _Node | None = None
        self.problems: list[Unplaced] = []
        self.open: list[_Node] = []
        self.anchors: dict[str, _Node] = {}

    def refuse(self, problem: Unplaced) -> None:
        """End the document; it is not an instance."""
        self.problems.append(problem)
        self.root = _Node(self.root.start if self.root else problem.start, problem.end)

    def scalar(self, event: Any) -> None:
        """Take a scalar, which may be a key."""
        node = _Node(event.start_mark.index, event.end_mark.index)
        if self.open and isinstance(self.open[-1].value, dict) and self.open[-1].key is None:
            self._key(event)
        else:
            node.value = _scalar(event)
            self._add(node, event)

    def start(self, event: Any, value: Any) -> None:
        """Open a sequence or a mapping."""
        if len(self.open) == MAX_DEPTH:
            raise _refused("P-depth", f"nested deeper than {MAX_DEPTH} levels", event)
        if event.tag not in (None, "!", _TAGS + ("map" if value == {} else "seq")):
            raise _refused("P-tag", f"the tag {event.tag} has no counterpart in JSON", event)
        self._no_key(event)
        node = _Node(event.start_mark.index, value=value)
        self._add(node, event)
        self.open.append(node)

    def finish(self, event: Any) -> None:
        """Close a sequence or a mapping."""
        node = self.open.pop()
        inner = (*node.children.values(), *(value for _, value in node.merges))
        last = max((child.end for child in inner), default=node.start)
        # The end of a block collection is not marked; a flow collection ends with its bracket.
        flow = event.end_mark.index > event.start_mark.index
        node.end = event.end_mark.index if flow else max(last, *(end for _, end in node.keys.values()), node.start)
        for place, value in node.merges:
            _merge(node, place, value)
        if self.open:
            self._count(self.open[-1], node, event)

    def alias(self, event: Any) -> None:
        """Use the value of an anchor."""
        self._no_key(event)
        anchored = self.anchors.get(event.anchor)
        if anchored is None:
            raise _refused("P-alias", f"the alias *{event.anchor} has no anchor before it", event)
        if anchored.end < 0:
            raise _refused("P-alias", f"the alias *{event.anchor} is within what it names", event)
        self._add(replace(anchored, start=event.start_mark.index, end=event.end_mark.index), event)

    def _key(self, event: Any) -> None:
        parent, place = self.open[-1], (event.start_mark.index, event.end_mark.index)
        key = _text(event)
        if _is_merge_key(event):
            if parent.merges:
                message = "duplicate key '<<': to merge several mappings, write a list of them"
                self.problems.append(Unplaced("P-duplicate-key", message, *place))
            parent.key, parent.merges = key, [*parent.merges, (place[0], _NOWHERE)]
            return
        if not isinstance(_scalar(event), str):
            self.problems.append(Unplaced("P-key", f"the key {_shorten(key)} is not a string: quote it", *place))
        if key in parent.value:
            shown = f"duplicate key {_shorten(key)}: only the last value is kept"
            self.problems.append(Unplaced("P-duplicate-key", shown, *place))
        parent.key, parent.keys[key] = key, place
        if event.anchor:
            self.anchors[event.anchor] = _Node(*place, key)

    def _no_key(self, event: Any) -> None:
        if self.open and isinstance(self.open[-1].value, dict) and self.open[-1].key is None:
            raise _refused("P-key", "this key is not a scalar: JSON has strings as keys", event)

    def _add(self, node: _Node, event: Any) -> None:
        if getattr(event, "anchor", None) and type(event).__name__ != "AliasEvent":
            self.anchors[event.anchor] = node
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        if isinstance(parent.value, list):
            parent.children[len(parent.value)] = node
            parent.value.append(node.value)
        elif parent.merges and parent.merges[-1][1] is _NOWHERE:
            parent.merges[-1] = parent.merges[-1][0], node
            parent.key = None
        else:
            assert parent.key is not None
            parent.children[parent.key] = node
            parent.value[parent.key] = node.value
            parent.key = None
        if node.end >= 0:
            self._count(parent, node, event)

    @staticmethod
    def _count(parent: _Node, node: _Node, event: Any) -> None:
        parent.size += node.size
        if parent.size > MAX_NODES:
            raise _refused("P-alias", f"more than {MAX_NODES:,} values, with aliases written out", event)


def _is_merge_key(event: Any) -> bool:
    """Return whether a key is a plain `<<` (https://yaml.org/type/merge.html), which people use in YAML 1.2 too."""
    plain = event.implicit[0] and event.style is None and event.tag is None
    return event.value == "<<" and (plain or event.tag == _TAGS + "merge")


def _merge(node: _Node, place: int, value: _Node) -> None:
    """Add the members of other mappings that a mapping has not: its own come first, then those of earlier ones."""
    for source in value.children.values() if isinstance(value.value, list) else (value,):
        if not isinstance(source.value, dict):
            message = "a merge key (<<) takes a mapping or a list of mappings; quote it to make it an ordinary key"
            start, end = (source.start, source.end) if source.end > source.start else (place, place + 2)
            raise RefusedError(Unplaced("P-merge", message, start, end))
        for key in [key for key in source.value if key not in node.value]:
            node.value[key], node.merged[key] = source.value[key], place
            node.children[key], node.keys[key] = source.children[key], source.keys[key]


_HANDLERS: Final[dict[str, Callable[[_Document, Any], None]]] = {
    "ScalarEvent": _Document.scalar,
    "AliasEvent": _Document.alias,
    "SequenceStartEvent": lambda document, event: document.start(event, []),
    "MappingStartEvent": lambda document, event: document.start(event, {}),
    "SequenceEndEvent": _Document.finish,
    "MappingEndEvent": _Document.finish,
}


def _scalar(event: Any) -> Any:
    text, tag = event.value, event.tag
    plain = event.implicit[0] and event.style is None
    if tag in ("!", _TAGS + "str") or (tag is None and not plain):
        return _text(event)
    if tag is not None and tag not in _TYPES:
        raise _refused("P-tag", f"the tag {tag} has no counterpart in JSON", event)
    read = next((read for pattern, read in _CORE if pattern.fullmatch(text)), None)
    value = _convert(read, event) if read else _text(event)
    if tag is not None and type(value) not in _TYPES[tag]:
        raise _refused("P-tag", f"{_shorten(text)} is not what the tag {tag} says", event)
    return value


_TYPES: Final = {
    _TAGS + "null": (type(None),),
    _TAGS + "bool": (bool,),
    _TAGS + "int": (int,),
    _TAGS + "float": (float, int),
}


def _text(event: Any) -> str:
    text: str = event.value
    if not _SURROGATE.search(text):
        return text
    try:  # a pair of escapes is one character, as in JSON
        return text.encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeDecodeError:
        raise _refused("P-surrogate", "a lone surrogate is not a character", event) from None


def _convert(read: Callable[[str], Any], event: Any) -> Any:
    value = read(event.value) if len(event.value) <= MAX_DIGITS else math.nan
    if isinstance(value, float) and not math.isfinite(value):
        raise _refused("P-number", f"{_shorten(event.value)} is not a JSON number, or is too large a one", event)
    return value


def _shorten(text: str) -> str:
    return repr(text if len(text) <= 40 else f"{text[:30]}…")
