"""Instances that a few looks at keywords suggest: mostly valid ones, to be judged; that there is one needs no proof.

What most subschemas can have is seen at a glance. Only if no sketch is valid does it have to be worked out what is
possible, which takes much longer.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.lint.analysis.clashes import bounds
from cio_schemas.lint.analysis.conjunction import of_place, together, within
from cio_schemas.lint.analysis.members import mapping, strings
from cio_schemas.lint.analysis.patterns import matches
from cio_schemas.lint.analysis.quick_judging import Glance, UnsureError
from cio_schemas.lint.analysis.types import ATOMS, atom, declared, listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cio_schemas.lint.analysis.conjunction import Conjunct
    from cio_schemas.lint.document import Document

_MAX_SKETCHES: Final = 12
_SIMPLE: Final[tuple[Any, ...]] = ({}, [], "", 0, True, None)
_MAX_LISTED: Final = 4  # listed values that are tried
_MAX_TURNS: Final = 4  # ways to choose among branches
_MAX_ROUNDS: Final = 4  # times that an instance is rebuilt with what its conditions require
_MAX_DEPTH: Final = 6
_BRANCHING: Final = frozenset({"anyOf", "oneOf", "if", "dependentSchemas", "dependencies"})
_MAX_SIZE: Final = 50  # characters, items or members that are written


def sketches(document: Document, found: list[Conjunct]) -> Iterator[Any]:
    """Yield a few instances that may satisfy schema objects at once.

    Args:
        document: Where they are.
        found: The schema objects; what else applies together with each is looked for.
    """
    yield from islice(_Sketcher(document).of(found, 0), _MAX_SKETCHES)
    yield from _SIMPLE


class _Sketcher:
    """Sketches instances of the schema objects of a document."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def of(self, found: list[Conjunct], depth: int) -> Iterator[Any]:
        """Yield instances of schema objects that apply together; none if they nest deeply."""
        if depth > _MAX_DEPTH:
            return
        is_alone = all(_BRANCHING.isdisjoint(each.schema) for each in found)
        for turn in range(1 if is_alone else _MAX_TURNS):
            chosen = self._with_branches(found, turn)
            for value in self._made(chosen, depth):
                yield self._settled(chosen, value, turn, depth)

    def _made(self, chosen: list[Conjunct], depth: int) -> Iterator[Any]:
        """Yield instances of schema objects without a look at their branches and conditions."""
        left = ATOMS.intersection(*(declared(each.schema) for each in chosen))
        values = [value for each in chosen for value in (listed(each.schema) or ("", []))[1][:_MAX_LISTED]]
        if values:
            yield from (value for value in values if atom(value) in left)
            return
        for name in _IN_ORDER:
            if name in left:
                yield from _MAKERS[name](self, chosen, depth)

    def _settled(self, chosen: list[Conjunct], value: Any, turn: int, depth: int) -> Any:
        """Return an instance rebuilt with what its conditions and its members require, until nothing is missing."""
        for _ in range(_MAX_ROUNDS):
            more = [each for each in self._consequences(chosen, value) if each not in chosen]
            if not more:
                break
            chosen = self._with_branches([*chosen, *more], turn)
            value = next(self._made(chosen, depth), value)
        return value

    def _consequences(self, chosen: list[Conjunct], value: Any) -> Iterator[Conjunct]:
        for each in chosen:
            if "if" in each.schema:
                keyword = "then" if self._meets(each, value, "if") else "else"
                yield from self._inner(each, each.schema.get(keyword), keyword)
            for keyword in ("dependentSchemas", "dependencies"):
                for name, needed in mapping(each.schema, keyword).items():
                    if isinstance(value, dict) and name in value:
                        yield from self._inner(each, needed, keyword, name)

    def _meets(self, each: Conjunct, value: Any, keyword: str) -> bool:
        try:
            return Glance(self._document).inner(each, value, keyword)
        except UnsureError:
            return False

    def _with_branches(self, found: list[Conjunct], turn: int) -> list[Conjunct]:
        """Return schema objects with a branch of each union in them, and of each in that."""
        chosen = list(found)
        for each in chosen:
            if len(chosen) > _MAX_SIZE:
                break
            for keyword in ("anyOf", "oneOf"):
                branches = list(within(self._document, each, keyword))
                if branches:
                    branch = branches[turn % len(branches)]
                    chosen += [other for other in together(self._document, branch) if other not in chosen]
        return chosen

    def member(self, found: list[Conjunct], name: str, depth: int) -> Iterator[Any]:
        """Yield instances of what schema objects say of a property."""
        said: list[Conjunct] = []
        for each in found:
            properties, keyed = mapping(each.schema, "properties"), mapping(each.schema, "patternProperties")
            steps = [("properties", name)] if name in properties else []
            steps += [("patternProperties", pattern) for pattern in keyed if matches(pattern, name)]
            if not steps and "additionalProperties" in each.schema:
                said += self._inner(each, each.schema["additionalProperties"], "additionalProperties")
            for keyword, key in steps:
                said += self._inner(each, each.schema[keyword][key], keyword, key)
        yield from self.of(said, depth + 1)

    def item(self, found: list[Conjunct], number: int, depth: int) -> Iterator[Any]:
        """Yield instances of what schema objects say of an item."""
        said: list[Conjunct] = []
        for each in found:
            first, rest = ("prefixItems", "items") if each.dialect.draft >= 2020 else ("items", "additionalItems")
            listed_ = each.schema.get(first)
            if isinstance(listed_, list) and number < len(listed_):
                said += self._inner(each, listed_[number], first, number)
            elif isinstance(listed_, dict) and each.dialect.draft < 2020:
                said += self._inner(each, listed_, "items")
            elif rest in each.schema and (each.dialect.draft >= 2020 or isinstance(listed_, list)):
                said += self._inner(each, each.schema[rest], rest)
            if number == 0 and "contains" in each.schema:
                said += self._inner(each, each.schema["contains"], "contains")
        yield from self.of(said, depth + 1)

    def _inner(self, each: Conjunct, schema: Any, *steps: str | int) -> list[Conjunct]:
        if not isinstance(schema, dict):
            return []
        location = self._document.below(each.location, *steps)
        return together(self._document, of_place(self._document, schema, location))


def _objects(sketcher: _Sketcher, found: list[Conjunct], depth: int) -> Iterator[Any]:
    names = list(dict.fromkeys(name for each in found for name in strings(each.schema, "required")))
    for name in names:  # grows while it is walked
        for each in found:
            needed = strings(mapping(each.schema, "dependentRequired") | mapping(each.schema, "dependencies"), name)
            names += [other for other in needed if other not in names]
    least = int(max((bound.value for bound in bounds(found, "minProperties")), default=0))
    described = dict.fromkeys(name for each in found for name in mapping(each.schema, "properties"))
    names += [name for name in described if name not in names][: max(0, least - len(names))]
    names += [f"a{number}" for number in range(min(least - len(names), _MAX_SIZE))]
    members = {name: next(sketcher.member(found, name, depth), None) for name in names[:_MAX_SIZE]}
    yield members


def _arrays(sketcher: _Sketcher, found: list[Conjunct], depth: int) -> Iterator[Any]:
    least = int(max((bound.value for bound in bounds(found, "minItems")), default=0))
    least = max(least, any("contains" in each.schema for each in found))
    yield [next(sketcher.item(found, number, depth), None) for number in range(min(least, _MAX_SIZE))]


def _texts(_: _Sketcher, found: list[Conjunct], __: int) -> Iterator[Any]:
    least = int(max((bound.value for bound in bounds(found, "minLength")), default=0))
    patterns = [each.schema["pattern"] for each in found if isinstance(each.schema.get("pattern"), str)]
    patterns += [_FORMATS[name] for each in found if (name := _format(each)) in _FORMATS]
    for pattern in patterns:
        from cio_schemas.strategies.drawing.chooser import SimplestChooser  # noqa: PLC0415 - for patterns only
        from cio_schemas.strategies.drawing.pattern_trees import draw  # noqa: PLC0415 - as above

        yield draw(pattern, SimplestChooser(), min(least, _MAX_SIZE), None)
    if not patterns:
        yield "a" * min(least, _MAX_SIZE)


def _format(each: Conjunct) -> str:
    name = each.schema.get("format")
    return name if isinstance(name, str) else ""


_FORMATS: Final = {
    "date": "2000-01-01",
    "date-time": "2000-01-01T00:00:00Z",
    "time": "00:00:00Z",
    "email": "a@example\\.com",
    "hostname": "example",
    "ipv4": "1\\.1\\.1\\.1",
    "ipv6": "::1",
    "regex": "a",
    "uri": "https://example\\.com/",
    "uri-reference": "a",
    "uuid": "00000000-0000-0000-0000-000000000000",
}


def _numbers(_: _Sketcher, found: list[Conjunct], __: int) -> Iterator[Any]:
    lows = bounds(found, "minimum") + bounds(found, "exclusiveMinimum", exclusive=True)
    highs = bounds(found, "maximum") + bounds(found, "exclusiveMaximum", exclusive=True)
    steps = [bound.value for bound in bounds(found, "multipleOf") if bound.value > 0]
    step = steps[0] if steps else 1
    if lows:
        low = max(lows, key=lambda bound: (bound.value, bound.exclusive)).value
        start = -(-low // step) * step
        yield from (start, start + step)
    elif highs:
        high = min(highs, key=lambda bound: (bound.value, not bound.exclusive)).value
        start = high // step * step
        yield from (start, start - step)
    else:
        yield 0


def _one(value: Any) -> Callable[[_Sketcher, list[Conjunct], int], Iterator[Any]]:
    return lambda *_: iter([value])


_IN_ORDER: Final = ("object", "array", "string", "integer", "fraction", "boolean", "null")
_MAKERS: Final = {
    "object": _objects,
    "array": _arrays,
    "string": _texts,
    "integer": _numbers,
    "fraction": _one(0.5),
    "boolean": _one(True),
    "null": _one(None),
}
