"""YAML 1.2 by its core schema, as far as it is JSON: ruamel.yaml's events, read into instances and positions.

Events carry their marks and come without recursion, so that deep nesting, aliases and duplicate keys stay in our hands.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from functools import partial
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.source.batch import Batch
from cio_schemas.source.problems import ABSENT, MAX_DEPTH, MAX_DIGITS, Problem, RefusedError, Unplaced, not_utf8, placed
from cio_schemas.source.span import spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cio_schemas.source.reader import Chunk
    from cio_schemas.source.span import Span, Target

MAX_FLOW_DEPTH: Final = 128  # of brackets in brackets, on top of what indentation nests
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


_NOWHERE: Final = _Node(0)


def _refused(code: str, message: str, event: Any) -> RefusedError:
    return RefusedError(Unplaced(code, message, event.start_mark.index, event.end_mark.index))


def documents(chunk: Chunk) -> Iterator[Batch]:
    """Parse a YAML stream; each of its documents is a batch of its own.

    Args:
        chunk: The whole file.

    Yields:
        The documents in order. Text that is no YAML ends the stream with a problem; what stands before it is kept.
    """
    try:
        events = _events()
    except ImportError:
        yield Batch([ABSENT], [b""], [1], {0: (Problem("P-extra", "to read YAML files, install cio-schemas[yaml]"),)})
        return
    try:
        text = chunk.data.decode()
    except UnicodeDecodeError as error:
        yield Batch([ABSENT], [b""], [1], {0: (not_utf8(chunk.data, error, 1),)})
        return
    some = False
    for node, problems in _compose(events(text), len(text)):
        some = True
        found = {0: placed(text, problems)} if problems else {}
        line = spans(text, [(node.start, node.start)])[0].line
        yield Batch([node.value], [chunk.data], [line], found, {0: partial(_locate, text, node)})
    if not some:
        yield Batch([ABSENT], [b""], [1], {0: (Problem("P-empty", "the file is empty: it holds no document"),)})


def _events() -> Callable[[str], Iterator[Any]]:
    from ruamel.yaml import YAML  # noqa: PLC0415 - an optional dependency
    from ruamel.yaml.scanner import Scanner  # noqa: PLC0415

    class BoundedScanner(Scanner):  # type: ignore[misc,unused-ignore]
        # To know whether a bracket begins a key, it looks ahead, for longer with the square of the depth.
        def fetch_flow_collection_start(self, *arguments: Any, **options: Any) -> None:
            if len(self.flow_context) == MAX_FLOW_DEPTH:
                here = SimpleNamespace(start_mark=self.reader.get_mark(), end_mark=self.reader.get_mark())
                raise _refused("P-depth", f"brackets nested deeper than {MAX_FLOW_DEPTH} levels", here)
            super().fetch_flow_collection_start(*arguments, **options)

    yaml = YAML(typ="safe", pure=True)
    yaml.Scanner = BoundedScanner
    return yaml.parse  # type: ignore[no-any-return,unused-ignore]


def _locate(text: str, root: _Node, targets: Sequence[Target]) -> list[Span | None]:
    ranges: list[tuple[int, int] | None] = []
    for path, key in targets:
        parent, node = root, root
        for step in path:
            parent, node = node, node.children.get(step, _NOWHERE)
        place = parent.keys.get(path[-1]) if key and path else None
        ranges.append(place or (None if node is _NOWHERE else (node.start, node.end)))
    found = iter(spans(text, [pair for pair in ranges if pair]))
    return [next(found) if pair else None for pair in ranges]


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
    except Exception as error:  # noqa: BLE001 - whatever the parser raises, the text is at fault
        yield RefusedError(_syntax_problem(error, length))


def _syntax_problem(error: Exception, length: int) -> Unplaced:
    mark = getattr(error, "problem_mark", None)
    at = min(mark.index if mark else getattr(error, "position", 0), length)
    problem = getattr(error, "problem", None) or str(error).partition("\n")[0] or type(error).__name__
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
        """End the document: what there is of it is no instance."""
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
        last = max((child.end for child in node.children.values()), default=node.start)
        # The end of a block collection is not marked; a flow collection ends with its bracket.
        flow = event.end_mark.index > event.start_mark.index
        node.end = event.end_mark.index if flow else max(last, *(end for _, end in node.keys.values()), node.start)
        if self.open:
            self._count(self.open[-1], node, event)

    def alias(self, event: Any) -> None:
        """Take what an anchor stands for."""
        self._no_key(event)
        anchored = self.anchors.get(event.anchor)
        if anchored is None:
            raise _refused("P-alias", f"the alias *{event.anchor} has no anchor before it", event)
        if anchored.end < 0:
            raise _refused("P-alias", f"the alias *{event.anchor} stands within what it names", event)
        place = event.start_mark.index, event.end_mark.index
        self._add(_Node(*place, anchored.value, anchored.size, anchored.children, anchored.keys), event)

    def _key(self, event: Any) -> None:
        parent, place = self.open[-1], (event.start_mark.index, event.end_mark.index)
        key = _text(event)
        if not isinstance(_scalar(event), str):
            self.problems.append(Unplaced("P-key", f"the key {_shorten(key)} is no string: quote it", *place))
        if key in parent.value:
            shown = f"duplicate key {_shorten(key)}: only the last value is kept"
            self.problems.append(Unplaced("P-duplicate-key", shown, *place))
        parent.key, parent.keys[key] = key, place
        if event.anchor:
            self.anchors[event.anchor] = _Node(*place, key)

    def _no_key(self, event: Any) -> None:
        if self.open and isinstance(self.open[-1].value, dict) and self.open[-1].key is None:
            raise _refused("P-key", "a key that is no scalar: JSON has strings for keys", event)

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
        raise _refused("P-surrogate", "a lone surrogate is no character", event) from None


def _convert(read: Callable[[str], Any], event: Any) -> Any:
    value = read(event.value) if len(event.value) <= MAX_DIGITS else math.nan
    if isinstance(value, float) and not math.isfinite(value):
        raise _refused("P-number", f"{_shorten(event.value)} is no number of JSON, or too large a one", event)
    return value


def _shorten(text: str) -> str:
    return repr(text if len(text) <= 40 else f"{text[:30]}…")
