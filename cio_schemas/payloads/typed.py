"""A quicker way to see that nothing is wrong with many records: msgspec decodes them into the types of their schema.

It spares the objects that no check needs and the Python of the Validator's own function. What it can't be sure of it
leaves to that one: it never passes what the Validator, or a strict reader of JSON, would refuse. Only schemas that say
of each property by itself what it has to be can be turned into types.
"""

from __future__ import annotations

import re
import sys
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, NamedTuple

import msgspec
from msgspec import UNSET, Meta, UnsetType

from cio_schemas import formats
from cio_schemas.source import MARK, MAX_DEPTH, count_colons
from cio_schemas.validators.options import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cio_schemas.source import Lines
    from cio_schemas.validators import Validator

_KNOWN: Final = 4096  # strings of a place that the Validator is not asked about again
_PATIENCE: Final = 8  # blocks in a row, or more than half of all, that are not passed before it is given up


class _UnfitError(Exception):
    """The schema says more than types can."""


class _Format(NamedTuple):
    """How strings of a format are told: those that are doubted are looked at more closely."""

    doubts: Callable[[str], Any]
    is_valid: Callable[[str], Any]


class _Place(NamedTuple):
    """A place of records whose values have to be looked at one by one, or that leads to such places.

    Attributes:
        step: What gets the values there from those above it; None for the items of arrays.
        known: Of strings, those that are valid there, and UNSET for none; None where each is valid.
        format: What they have to be; None to ask the Validator about the records that they are in.
        below: The places that this one leads to.
    """

    step: Callable[[Any], Any] | None = None
    known: set[Any] | None = None
    format: _Format | None = None
    below: tuple[_Place, ...] = ()

    def values(self, above: Sequence[Any]) -> Iterable[Any]:
        """Give the values here of all that there are above."""
        return chain.from_iterable(above) if self.step is None else map(self.step, above)

    def matters(self) -> bool:
        """Tell whether there is anything to look at."""
        return self.known is not None or bool(self.below)


class _Made(NamedTuple):
    """The type of a subschema, and the place that its values are looked at, as yet without the step there."""

    type: Any
    place: _Place = _Place()


class Typed:
    """The types of a schema.

    Args:
        validator: Of the schema.

    Raises:
        _UnfitError: It has none.
    """

    def __init__(self, validator: Validator) -> None:
        if validator._format_checker is not DEFAULT:  # noqa: SLF001 - here for all of the package
            raise _UnfitError
        made, place = _Types(validator.schema).root()
        self._decode = msgspec.json.Decoder(list[Literal[MARK] | made]).decode  # type: ignore[valid-type]
        self._is_valid = validator.is_valid
        self._places = place.below
        self._passed, self._missed = 0, 0

    def leaves(self, lines: Lines) -> Iterator[Lines]:
        """Yield those lines of NDJSON that something may be wrong with.

        Args:
            lines: At least one.
        """
        while 0 < (passed := self.passes(lines)) < lines.number:
            wrong = lines.split(passed)[1]
            if wrong.number == 1:
                yield wrong
                return
            wrong, lines = wrong.split(1)
            yield wrong
        if not passed:
            yield lines

    def passes(self, lines: Lines) -> int:
        """Tell with how many lines of NDJSON, from the first one on, nothing is wrong.

        Args:
            lines: At least one.

        Returns:
            All of them; as many as there are before one that is wrong; or 0, which leaves everything open.
        """
        if self._missed > self._passed + _PATIENCE:
            return 0
        passed = self._passes(lines)
        self._passed += passed > 0
        self._missed += not passed
        return passed

    def _passes(self, lines: Lines) -> int:
        passes, before = self._look_at(lines)
        if passes:
            return lines.number
        if 0 < before < lines.number:
            kept = lines.split(before)[0]
            return before if self._look_at(kept)[0] else 0
        return 0

    def _look_at(self, lines: Lines) -> tuple[bool, int]:
        """Tell whether all lines pass, and if not how many of them may, as far as that is known."""
        colons = count_colons(lines.text)
        if _GOES_DEEPER and may_nest_too_deeply(lines.text):
            return False, 0
        try:
            values = self._decode(lines.array)
            records = values[1::2]
            if colons is None or len(values) != 2 * lines.number or values[::2].count(MARK) != lines.number:
                return False, 0
            # What types leave out, and a member that another one of its name has replaced, takes its colon with it.
            if _encode(records).count(b":") != colons:
                return False, 0
        except msgspec.ValidationError as error:
            place = _INDEX.search(str(error))
            return False, int(place[1]) // 2 if place else 0
        except (msgspec.MsgspecError, ValueError, RecursionError):
            return False, 0
        return all(self._pass_at(place, records, records) for place in self._places), 0

    def _pass_at(self, place: _Place, above: Sequence[Any], records: Sequence[Any]) -> bool:
        found = place.values(above)
        if place.known is None:
            values = [*filter(None, found)]  # neither UNSET nor an empty array
            return all(self._pass_at(each, values, records) for each in place.below)
        if place.known.issuperset(found):
            return True
        return self._pass_strings({*place.values(above)}, place.known, place.format, records)

    def _pass_strings(self, strings: set[Any], known: set[Any], kind: _Format | None, records: Sequence[Any]) -> bool:
        new = strings - known
        if kind is not None:
            if not all(map(kind.is_valid, filter(kind.doubts, new))):
                return False
        elif len(known) > _KNOWN or not all(map(self._is_valid, map(msgspec.to_builtins, records))):
            return False
        if len(known) <= _KNOWN:
            known |= new
        return True


_GOES_DEEPER: Final = sys.version_info >= (3, 12)  # than MAX_DEPTH; before, Python stops msgspec at 1,000 levels


def may_nest_too_deeply(text: bytes) -> bool:
    """Tell whether a line has more brackets than arrays and objects may nest.

    Args:
        text: Lines; what a short one has needs no counting, as each bracket has to be closed again.
    """
    start = 0
    while len(text) - start > 2 * MAX_DEPTH:
        end = text.rfind(b"\n", start, start + 2 * MAX_DEPTH)
        if end < 0:
            end = text.find(b"\n", start)
            end = len(text) if end < 0 else end
            if text.count(b"{", start, end) + text.count(b"[", start, end) > MAX_DEPTH:
                return True
        start = end + 1
    return False


_encode: Final = msgspec.json.Encoder().encode
_INDEX: Final = re.compile(r"- at `\$\[(\d+)\]")  # where a ValidationError says that the first wrong value is


@lru_cache(maxsize=64)
def typed(validator: Validator) -> Typed | None:
    """Give the types of a schema, None where it has none.

    Args:
        validator: Of the schema.
    """
    try:
        return Typed(validator)
    except _UnfitError:
        return None


# -- from schema to types --

_SAY_NOTHING: Final = frozenset(
    (
        *("$schema", "$id", "$defs", "$comment", "title", "description", "examples", "default"),
        *("deprecated", "readOnly", "writeOnly"),
    )
)
_INT_64: Final = Meta(ge=-(2**63), le=2**63 - 1)  # others are left to the reader that knows how long they may be


class _Types:
    """The types of a schema's subschemas, each with the place that it is to be looked at."""

    def __init__(self, schema: Any) -> None:
        self._schema = schema
        self._pending: set[str] = set()  # references that are being followed

    def root(self) -> _Made:
        made = self._made(self._schema)
        if not (isinstance(made.type, type) and issubclass(made.type, msgspec.Struct)):
            raise _UnfitError
        return made

    def _made(self, schema: Any) -> _Made:
        if schema is True or schema == {}:
            return _Made(Any)
        if not isinstance(schema, dict):
            raise _UnfitError
        if "$ref" in schema:
            return self._referred(schema)
        kind = schema.get("type")
        reader, keywords = _KINDS.get(kind, (None, frozenset())) if isinstance(kind, str) else (None, frozenset())
        if reader is None or not schema.keys() <= _SAY_NOTHING | keywords | {"type"}:
            raise _UnfitError
        return reader(self, schema)

    def _referred(self, schema: dict[str, Any]) -> _Made:
        reference = schema["$ref"]
        prefix, _, name = str(reference).rpartition("/")
        definitions = self._schema.get("$defs")
        plain = isinstance(definitions, dict) and name in definitions and not {"~", "%"} & set(name)
        others = schema.keys() - {"$ref"}
        if prefix != "#/$defs" or not plain or not others <= _SAY_NOTHING - {"$id"} or reference in self._pending:
            raise _UnfitError
        target = definitions[name]
        if isinstance(target, dict) and "$id" in target:
            raise _UnfitError
        self._pending.add(reference)
        made = self._made(target)
        self._pending.remove(reference)
        return made

    def _object(self, schema: dict[str, Any]) -> _Made:
        properties, required = schema.get("properties", {}), schema.get("required", [])
        if schema.get("additionalProperties", True) is not True or not set(required) <= properties.keys():
            raise _UnfitError
        if not properties:
            return _Made(dict[str, Any])
        names = {f"_{number}": name for number, name in enumerate(properties)}  # a name of ours for any of the schema's
        fields: list[Any] = []
        below = []
        for attribute, name in names.items():
            made, place = self._made(properties[name])
            fields.append((attribute, made) if name in required else (attribute, made | UnsetType, UNSET))
            below.append(place._replace(step=attrgetter(attribute)))
        struct = msgspec.defstruct("Object", fields, rename=names, kw_only=True, gc=False)
        return _Made(struct, _Place(below=tuple(filter(_Place.matters, below))))

    def _array(self, schema: dict[str, Any]) -> _Made:
        made, place = self._made(schema.get("items", True))
        return _Made(list[made], _Place(below=(place,) if place.matters() else ()))  # type: ignore[valid-type]

    def _string(self, schema: dict[str, Any]) -> _Made:
        place = _Place()
        if "format" in schema or "pattern" in schema:
            place = _Place(known={UNSET}, format=None if "pattern" in schema else _format(schema["format"]))
        if "enum" in schema:
            if not all(isinstance(value, str) for value in schema["enum"]) or not schema["enum"]:
                raise _UnfitError
            return _Made(Literal[tuple(schema["enum"])], place)
        bounds = {ours: schema[key] for key, ours in _LENGTHS.items() if key in schema}
        if not all(type(bound) is int and bound < 2**31 for bound in bounds.values()):
            raise _UnfitError
        return _Made(Annotated[str, Meta(**bounds)] if bounds else str, place)

    def _scalar(self, schema: dict[str, Any]) -> _Made:
        return _Made(_SCALARS[schema["type"]])


_LENGTHS: Final = {"minLength": "min_length", "maxLength": "max_length"}
_SCALARS: Final = {"integer": Annotated[int, _INT_64], "number": float, "boolean": bool, "null": None}

# Of each type, what reads it and the keywords that it understands: with any other one, the schema has no types.
_KINDS: Final[dict[str, tuple[Callable[[_Types, dict[str, Any]], _Made], frozenset[str]]]] = {
    "object": (_Types._object, frozenset(("properties", "required", "additionalProperties"))),  # noqa: SLF001
    "array": (_Types._array, frozenset(("items",))),  # noqa: SLF001
    "string": (_Types._string, frozenset(("minLength", "maxLength", "enum", "pattern", "format"))),  # noqa: SLF001
    **{name: (_Types._scalar, frozenset()) for name in _SCALARS},  # noqa: SLF001
}


def _format(name: str) -> _Format:
    if name not in formats.NAMES:
        raise _UnfitError
    doubts = formats.doubt(name) if name in formats.DOUBTED else lambda _: True
    return _Format(doubts, (lambda _: False) if name in formats.SETTLED else formats.check(name))
