"""Lay out a plan as tables: tuples of plain constants, which the native module reads (`read_layout.cpp`).

A layout is `(VERSION, patterns, nodes, root)`: nodes refer to each other and to patterns by index. The first two nodes
accept everything and nothing. Each record is described by the function that makes it; the C++ has a struct for it.
"""

from __future__ import annotations

import marshal
import re
from collections import deque
from decimal import Decimal
from math import isfinite

from cio_schemas.compiler.nodes import (
    BOUNDS,
    CERTAIN,
    FORMATS,
    INTEGER_LITERAL,
    EvaluatedMembers,
    SchemaPlan,
    UnevaluatedKeyword,
    Unit,
    merged,
)
from cio_schemas.compiler.numbers import is_plain, ratio, simplest, whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias

    from cio_schemas.compiler.nodes import Child
    from cio_schemas.ecma import Pattern
    from cio_schemas.ecma.linear import Program

VERSION = 1
"""The version of layouts; the native module reads no other."""

MAX_NESTING = 50
"""How deeply arrays and objects of a constant may be nested."""
MAX_BITS = 5000
"""How many bits an integer may have."""


class UnheldError(Exception):
    """Tables can't hold a schema; the message says why."""


Record: TypeAlias = "tuple[Any, ...]"

_WITHOUT_REFERENCES = 2
"""The version of `marshal` in which equal values are equal bytes."""

ANYTHING, NOTHING = 0, 1
"""The indices of the nodes that accept everything and nothing."""

_SURROGATE = re.compile("[\\ud800-\\udfff]")

_INTEGRAL = 256
"""The kind of reals without a fraction, beyond those of `enum class Kind`."""
_KINDS = {
    "null": 1,
    "boolean": 2,
    INTEGER_LITERAL: 4,
    "integer": 4 | _INTEGRAL,
    "number": 4 | 8,
    "string": 16,
    "array": 32,
    "object": 64,
}
"""The kinds of each type, as bits."""

_EVERY_KIND = 127 | _INTEGRAL


def layout(root: Unit) -> Record:
    """Lay out tables for a planned schema.

    Args:
        root: Its unit; all others are reached from it.

    Raises:
        UnheldError: Tables can't hold it.
    """
    writer = _Writer()
    index = writer.child(root)
    writer.finish()
    return VERSION, tuple(writer.patterns), tuple(writer.nodes), index


class _Writer:
    """Lays out nodes on demand: those of a schema object at once, units from a queue.

    Attributes:
        nodes: The records of nodes, None for one that is still to come.
        patterns: The records of patterns.
    """

    def __init__(self) -> None:
        self.nodes: list[Any] = [True, False]
        self.patterns: list[Record | None] = []
        self._pattern_indices: dict[str, int] = {}
        self._indices: dict[int, int] = {}
        self._known: dict[bytes, int] = {}
        self._queue: deque[tuple[int, SchemaPlan]] = deque()

    def finish(self) -> None:
        """Lay out the units in the queue, and those that they add to it."""
        while self._queue:
            index, node = self._queue.popleft()
            self.nodes[index] = self.node(node)

    def child(self, child: Child) -> int:
        """Return the index of the node of a subschema."""
        target = _followed(child)
        if isinstance(target, bool):
            return ANYTHING if target else NOTHING
        content = id(target.keywords)  # those that are equal share their keywords
        if content not in self._indices:
            if target is child:
                self._indices[content] = self._add(self.node(target))
            else:  # iteratively, so that a long chain of references does not exhaust the stack
                self._indices[content] = len(self.nodes)
                self.nodes.append(None)
                self._queue.append((self._indices[content], target))
        return self._indices[content]

    def _add(self, record: Record) -> int:
        """Return the index of a node, or of an equal one that has an index already."""
        content = marshal.dumps(record, _WITHOUT_REFERENCES)  # in which 1, 1.0 and true differ
        if content not in self._known:
            self._known[content] = len(self.nodes)
            self.nodes.append(record)
        return self._known[content]

    def _children(self, children: list[Child]) -> tuple[int, ...]:
        return tuple(map(self.child, children))

    def node(self, node: SchemaPlan) -> Record:
        """(kinds, whether only Python judges it, constants, string, number, array, object, logic, two unevaluated)."""
        keywords = node.keywords
        form = keywords.get("format")
        return (
            _kinds(keywords.get("type")),
            form is not None and form.own is not None,
            _constants(keywords),
            self._string(keywords) if not _STRING.isdisjoint(keywords) else None,
            _number(keywords) if not _NUMBER.isdisjoint(keywords) else None,
            self._array(keywords) if not _ARRAY.isdisjoint(keywords) else None,
            self._object(keywords) if not _OBJECT.isdisjoint(keywords) else None,
            self._logic(keywords) if not _LOGIC.isdisjoint(keywords) else None,
            self._unevaluated(keywords.get("unevaluatedItems")),
            self._unevaluated(keywords.get("unevaluatedProperties")),
        )

    # -- strings --

    def _string(self, keywords: dict[str, Any]) -> Record:
        """(least, most, patterns, names of formats)."""
        patterns = [self._pattern(keywords["pattern"])] if "pattern" in keywords else []
        forms = [form.name for keyword in FORMATS if (form := keywords.get(keyword)) is not None and form.own is None]
        return (*_size(keywords, "minLength", "maxLength"), tuple(patterns), tuple(forms))

    def _pattern(self, pattern: Pattern) -> int:
        """(wanted programs, unwanted programs); None for what only Python can match."""
        if pattern.source not in self._pattern_indices:
            self._pattern_indices[pattern.source] = len(self.patterns)
            found = pattern.regular
            self.patterns.append(found and tuple(tuple(map(_automaton, programs)) for programs in found))
        return self._pattern_indices[pattern.source]

    # -- arrays --

    def _array(self, keywords: dict[str, Any]) -> Record:
        """(least, most, whether unique, prefix, items, contains, least, most)."""
        least, most = _size(keywords, "minContains", "maxContains")
        least = least if "minContains" in keywords else 1
        contains = "contains" in keywords and (least > 0 or most is not None)
        return (
            *_size(keywords, "minItems", "maxItems"),
            bool(keywords.get("uniqueItems")),
            self._children(keywords.get("prefixItems", [])),
            self.child(keywords.get("items", True)),
            self.child(keywords["contains"]) if contains else None,
            least,
            most,
        )

    # -- objects --

    def _object(self, keywords: dict[str, Any]) -> Record:
        """(least, most, properties, patterns, names, additional, dependent names, dependent schemas).

        A property is (name, node, whether required, whether in `properties`).
        """
        properties, required = keywords.get("properties", {}), dict.fromkeys(keywords.get("required", ()))
        names = [*required, *(name for name in properties if name not in required)]
        dependents = [pair for keyword in _DEPENDENT for pair in keywords.get(keyword, {}).items()]
        return (
            *_size(keywords, "minProperties", "maxProperties"),
            tuple(
                (_name(name), self.child(properties.get(name, True)), name in required, name in properties)
                for name in names
            ),
            tuple(
                (self._pattern(pattern), self.child(child)) for pattern, child in keywords.get("patternProperties", ())
            ),
            self.child(keywords["propertyNames"]) if "propertyNames" in keywords else None,
            self.child(keywords.get("additionalProperties", True)),
            tuple((_name(name), tuple(map(_name, needed))) for name, needed in dependents if isinstance(needed, list)),
            tuple((_name(name), self.child(child)) for name, child in dependents if not isinstance(child, list)),
        )

    # -- what looks at the instance itself --

    def _logic(self, keywords: dict[str, Any]) -> Record:
        """(all, branches of any, branches of one, not, if, then, else)."""
        references = [keywords[keyword] for keyword in _REFERENCES if keyword in keywords]
        return (
            self._children([*references, *keywords.get("allOf", ())]),
            tuple(self._children(keywords[keyword]) for keyword in ("anyOf",) if keyword in keywords),
            tuple(self._children(keywords[keyword]) for keyword in ("oneOf",) if keyword in keywords),
            self.child(keywords["not"]) if "not" in keywords else None,
            self.child(keywords["if"]) if "if" in keywords else None,
            self.child(keywords.get("then", True)),
            self.child(keywords.get("else", True)),
        )

    # -- `unevaluated*` --

    def _unevaluated(self, keyword: UnevaluatedKeyword | None) -> Record | None:
        """(node, evaluated); None if nothing is left over."""
        if keyword is None:
            return None
        evaluated = merged(keyword.evaluated, CERTAIN)
        return None if evaluated.everything else (self.child(keyword.child), self._evaluated(evaluated))

    def _evaluated(self, evaluated: EvaluatedMembers) -> Record | None:
        """(names, patterns, first, accepted, branches); None for everything. A branch is (when, test, evaluated)."""
        if evaluated.everything:
            return None
        branches = tuple(
            (
                branch.when,
                _name(branch.test) if branch.when == "present" else self.child(branch.test),
                self._evaluated(branch.evaluated),
            )
            for branch in evaluated.branches
        )
        return (
            tuple(map(_name, sorted(evaluated.names))),
            tuple(map(self._pattern, evaluated.patterns)),
            evaluated.first,
            self._children([*evaluated.accepted]),
            branches,
        )


_STRING = frozenset(("minLength", "maxLength", "pattern", *FORMATS))
_NUMBER = frozenset((*BOUNDS, "multipleOf"))
_ARRAY = frozenset(("minItems", "maxItems", "uniqueItems", "prefixItems", "items", "contains"))
_DEPENDENT = ("dependentRequired", "dependencies", "dependentSchemas")
_OBJECT = frozenset(
    (
        *("minProperties", "maxProperties", "required", "properties", "patternProperties", "additionalProperties"),
        *("propertyNames", *_DEPENDENT),
    )
)
_REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")
_LOGIC = frozenset((*_REFERENCES, "allOf", "anyOf", "oneOf", "not", "if"))


def _followed(child: Child) -> SchemaPlan | bool:
    """Return the schema object of a subschema, or the one that it does nothing but refer to."""
    node = child.node if isinstance(child, Unit) else child
    while isinstance(node, SchemaPlan) and node.keywords.keys() == {"$ref"}:
        target: Child = node.keywords["$ref"]
        node = target.node if isinstance(target, Unit) else target
    return node


def _kinds(types: str | list[str] | None) -> int:
    if types is None:
        return _EVERY_KIND
    if isinstance(types, str):
        return _KINDS[types]
    kinds = 0
    for name in types:
        kinds |= _KINDS[name]
    return kinds


def _size(keywords: dict[str, Any], low: str, high: str) -> tuple[int, int | None]:
    return whole(keywords.get(low)) or 0, whole(keywords.get(high))


# -- constants --


def _constants(keywords: dict[str, Any]) -> tuple[Record, ...]:
    """Return a tuple of constants for each of `const` and `enum`."""
    listed = [[keywords["const"]]] if "const" in keywords else []
    if "enum" in keywords:
        listed.append(keywords["enum"])
    return tuple(_distinct(constants) for constants in listed)


def _distinct(constants: list[Any]) -> Record:
    strings = dict.fromkeys(_name(value) for value in constants if isinstance(value, str))
    return (*strings, *(_constant(value) for value in constants if not isinstance(value, str)))


def _constant(value: Any, nesting: int = 0) -> Any:
    """Itself; ("number", a double next to it), ("array", items) or ("object", names, values)."""
    kind = type(value)
    if kind is str:
        return _name(value)
    if value is None or kind is bool:
        return value
    if kind in (int, float, Decimal):
        number = _simplest(value)
        held = isinstance(number, float) or _in_64_bits(number)
        return number if held else ("number", _nearest(number))
    if nesting > MAX_NESTING:
        raise UnheldError(f"a constant nests more than {MAX_NESTING} arrays and objects")
    if kind is dict:
        return "object", tuple(map(_name, value)), tuple(_constant(member, nesting + 1) for member in value.values())
    if kind is list:
        return "array", tuple(_constant(item, nesting + 1) for item in value)
    raise UnheldError(f"a constant of type {kind.__name__}")


def _name(text: str) -> str:
    if not text.isascii() and _SURROGATE.search(text):
        raise UnheldError(f"a lone surrogate in {text!r:.60}")
    return text


# -- numbers --


def _number(keywords: dict[str, Any]) -> Record:
    """(bounds, factors)."""
    bounds = tuple(_bound(keyword, keywords[keyword]) for keyword in BOUNDS if keyword in keywords)
    factors = (_factor(keywords["multipleOf"]),) if "multipleOf" in keywords else ()
    return bounds, factors


def _bound(keyword: str, value: float | Decimal) -> Record:
    """(the double next to it, whether that reads as it, itself if it is an integer of 64 bits, upper, exclusive)."""
    bound = _simplest(value)
    nearest = _nearest(bound)
    is_exact = is_plain(bound) or isinstance(bound, float)
    integer = bound if _in_64_bits(bound) else None
    return nearest, is_exact, integer, keyword.endswith("aximum"), keyword.startswith("exclusive")


def _factor(value: float | Decimal) -> Record:
    """(numerator, denominator), the latter a power of ten; a numerator of 0 where 64 bits are too few."""
    try:
        numerator, denominator = ratio(value)
    except OverflowError as error:
        raise UnheldError(str(error)) from None
    if numerator.bit_length() > MAX_BITS:
        raise UnheldError(f"an integer of over {MAX_BITS:,} bits")
    return (numerator, denominator) if max(numerator, denominator) < 2**63 else (0, 1)


def _simplest(number: float | Decimal) -> float | Decimal:
    """Return a number as `numbers.simplest` does, of those that are compared in bearable time."""
    found = simplest(number) if not isinstance(number, int) or number.bit_length() <= MAX_BITS else number
    if isinstance(found, int) and found.bit_length() > MAX_BITS:
        raise UnheldError(f"an integer of over {MAX_BITS:,} bits")
    if not isinstance(found, int) and not isfinite(found):
        raise UnheldError("a number that is not finite")
    return found


def _in_64_bits(number: float | Decimal) -> bool:
    return isinstance(number, int) and -(2**63) <= number < 2**63


def _nearest(number: float | Decimal) -> float:
    try:
        return float(number)
    except OverflowError:
        return float("inf") if number > 0 else float("-inf")


# -- patterns --


def _automaton(program: Program) -> Record:
    """(words of a set, bounds, masks, start, chain, stay, final, sink, jumps, whether empty); sets are bytes."""
    sets = (program.start, program.chain, program.stay, program.final, program.sink, *program.masks)
    jumps = [each for jump in program.jumps for each in jump]
    words = max(each.bit_length() for each in (*sets, *jumps)) // 64 + 1

    def bits(number: int) -> bytes:
        return number.to_bytes(8 * words, "little")

    start, chain, stay, final, sink, *masks = map(bits, sets)
    pairs = tuple((bits(sources), bits(targets)) for sources, targets in program.jumps)
    return words, program.bounds, tuple(masks), start, chain, stay, final, sink, pairs, program.empty
