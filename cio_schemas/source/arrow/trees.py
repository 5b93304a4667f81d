"""Structs, maps, lists, unions and scalars of Arrow as instances: what they stand for in JSON.

A struct is an object, and a null field of it is an absent property: Arrow does not distinguish the two, and data read
from JSON has a null for each absent property. A map is an object too, a list an array, whose nulls stay, and a union
what its value is. Times are what RFC 3339 writes, in UTC if they have a zone; binary values are texts. Numbers stay
what they are.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise
from math import isfinite
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

import orjson
import pyarrow as pa
import pyarrow.compute as pc

from cio_schemas.source.arrow.decoding import plain, union_parts
from cio_schemas.source.json import loads
from cio_schemas.source.parsed_text import Batch
from cio_schemas.source.problems import ABSENT, Problem
from cio_schemas.source.reader import PLAIN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cio_schemas.source.span import Span, Target

ROWS: Final = 1_000
"""How many rows become instances at once."""


def tree_batches(array: pa.Array) -> Iterator[Batch]:
    """Turn values into instances.

    Args:
        array: A flat array that does not hold JSON texts, without nulls.

    Yields:
        Batches in order. Their documents have no places, since there is no text.
    """
    for start in range(0, len(array), ROWS):
        yield from _batches(array.slice(start, ROWS))


def _batches(array: pa.Array) -> Iterator[Batch]:
    """Yield values in as many batches as keep each within bounds; a value that is too large by itself is a problem."""
    try:
        yield _batch(array)
    except _TooManyError:
        half = len(array) // 2
        if half:
            yield from _batches(array.slice(0, half))
            yield from _batches(array.slice(half))
        else:
            problem = Problem("P-size", f"a document of more than {PLAIN.values:,} values is not read")
            yield Batch([ABSENT], _Written([ABSENT]), [1], {0: (problem,)}, {0: _Nowhere()})


def _batch(array: pa.Array) -> Batch:
    reader = _Reader(PLAIN.values)
    instances = reader.read(array)
    problems: dict[int, tuple[Problem, ...]] = {}
    for index, instance in enumerate(instances if reader.has_strays else ()):
        found = tuple(_strays(instance, ""))
        if found:
            problems[index] = found
            instances[index] = ABSENT
    count = len(instances)
    return Batch(instances, _Written(instances), range(1, count + 1), problems, dict.fromkeys(range(count), _Nowhere()))


class _Stray(NamedTuple):
    """Stands where a value has no counterpart in JSON."""

    code: str
    message: str


def _strays(value: Any, path: str) -> Iterator[Problem]:
    """Yield what in an instance has no counterpart in JSON."""
    if isinstance(value, _Stray):
        yield Problem(value.code, f"at {path or 'the root'}: {value.message}")
    elif isinstance(value, dict):
        for name, member in value.items():
            yield from _strays(member, f"{path}/{name}")
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _strays(item, f"{path}/{number}")


def without_strays(value: Any) -> Any:
    """Return a value of `values_of` with null in place of what has no counterpart in JSON."""
    if isinstance(value, _Stray):
        return None
    if isinstance(value, dict):
        return {name: without_strays(member) for name, member in value.items()}
    return [without_strays(item) for item in value] if isinstance(value, list) else value


class _Nowhere:
    """The places of a document that has no text."""

    def locate(self, targets: Sequence[Target], /) -> list[Span | None]:
        return [None] * len(targets)

    def note(self, _path: Sequence[str | int], /) -> str | None:
        return None

    def head(self) -> tuple[int, int]:
        return 0, 0


class _Written(Sequence[bytes]):
    """The instances as JSON texts, each written on demand."""

    def __init__(self, instances: list[Any]) -> None:
        self._instances = instances

    def __len__(self) -> int:
        return len(self._instances)

    def __getitem__(self, index: Any) -> Any:
        instance = self._instances[index]
        return b"" if instance is ABSENT else written(instance)


def written(instance: Any) -> bytes:
    """Write an instance as JSON."""
    try:
        return orjson.dumps(instance, default=lambda value: orjson.Fragment(format(value, "f")))
    except TypeError:  # an integer beyond 64 bits
        return json.dumps(instance, default=float, ensure_ascii=False).encode()


def values_of(array: pa.Array) -> list[Any]:
    """Return the values of an array as JSON has them, None for a null; a stray one where JSON has none.

    Args:
        array: Of any type.
    """
    values = plain(array)
    try:
        return _Reader(PLAIN.values).read(values)
    except _TooManyError:
        if len(array) > 1:
            half = len(array) // 2
            return values_of(values.slice(0, half)) + values_of(values.slice(half))
        return [_Stray("P-size", f"a value of more than {PLAIN.values:,} values")]


class _TooManyError(Exception):
    """There are more values in an array than are read at once."""


class _Reader:
    """Reads arrays column by column: a method for each kind of type returns a list of values, None for a null.

    Args:
        most: How many values may be read; for more, _TooManyError is raised.
    """

    def __init__(self, most: int) -> None:
        self.has_strays = False
        self._left = most

    def read(self, array: pa.Array) -> list[Any]:
        self._left -= len(array)
        self.expect_room(0)
        return next((read for fits, read in _READERS if fits(array.type)), _Reader.others)(self, array)

    def expect_room(self, more: int) -> None:
        if more > self._left:
            raise _TooManyError

    def stray(self, code: str, message: str) -> _Stray:
        self.has_strays = True
        return _Stray(code, message)

    def extension(self, array: pa.Array) -> list[Any]:
        name = array.type.extension_name
        if name == "arrow.json":
            return [text if text is None else self.parsed(text) for text in _bytes_of(array.storage)]
        if name == "arrow.uuid":
            return [value and str(value) for value in array.to_pylist()]
        return self.plain(array) if name == "arrow.bool8" else self.read(array.storage)

    def struct(self, array: pa.Array) -> list[Any]:
        names = [field.name for field in array.type]
        if len(set(names)) < len(names):
            return [self.stray("P-duplicate-key", f"the struct has two fields {_twice(names)!r}")] * len(array)
        columns = [self.read(column) for column in array.flatten()]
        rows: list[Any] = [
            {name: value for name, value in zip(names, row, strict=True) if value is not None}
            for row in (zip(*columns, strict=True) if columns else [()] * len(array))
        ]
        return _masked(array, rows)

    def sequence(self, array: pa.Array) -> list[Any]:
        lengths = pc.list_value_length(array).to_pylist()
        self.expect_room(sum(filter(None, lengths)))  # as views of lists may share their items
        items, at = self.read(pc.list_flatten(array)), 0
        rows: list[Any] = []
        for length in lengths:
            rows.append(None if length is None else items[at : at + length])
            at += length or 0
        return rows

    def mapping(self, array: pa.Array) -> list[Any]:
        offsets = array.offsets.to_pylist()
        start, length = offsets[0], offsets[-1] - offsets[0]
        keys, items = self.read(array.keys.slice(start, length)), self.read(array.items.slice(start, length))
        bounds = pairwise(offset - start for offset in offsets)
        return _masked(array, [self.mapped(keys[begin:end], items[begin:end]) for begin, end in bounds])

    def mapped(self, keys: Sequence[Any], items: Sequence[Any]) -> Any:
        for key in keys:
            if not isinstance(key, str):
                return self.stray("P-key", f"the key {key!r} of a map is not a string")
        made = dict(zip(keys, items, strict=True))
        if len(made) < len(keys):
            return self.stray("P-duplicate-key", f"the map has the key {_twice(keys)!r} twice")
        return made

    def dictionary(self, array: pa.DictionaryArray) -> list[Any]:
        return self.read(array.dictionary.take(array.indices))

    def union(self, array: pa.UnionArray) -> list[Any]:
        values: list[Any] = [None] * len(array)
        for rows, part in union_parts(array):
            for row, value in zip(rows.to_pylist(), self.read(part), strict=True):
                values[row] = value
        return values

    def plain(self, array: pa.Array) -> list[Any]:
        values: list[Any] = array.to_pylist()
        return values

    def string(self, array: pa.Array) -> list[Any]:
        return [value if value is None else self.text(value) for value in _bytes_of(array)]

    def text(self, value: bytes) -> Any:
        try:
            return value.decode()
        except UnicodeDecodeError as error:
            return self.stray("P-encoding", f"byte 0x{value[error.start]:02X} is not UTF-8")

    def parsed(self, text: bytes) -> Any:
        instance, problems = loads(text)
        if problems:
            return self.stray(problems[0].code, f"in the JSON text here, {problems[0].message}")
        return instance

    def real(self, array: pa.Array) -> list[Any]:
        return [
            value if value is None or isfinite(value) else self.stray("P-number", f"{value} is not a JSON number")
            for value in array.to_pylist()
        ]

    def decimal(self, array: pa.Array) -> list[Any]:
        try:
            return self.plain(array)
        except ArithmeticError:  # of a scale that Python does not have
            return self.others(array)

    def timestamp(self, array: pa.Array) -> list[Any]:
        kind = array.type
        if kind.tz is not None:
            array = array.cast(pa.timestamp(kind.unit, "UTC"))
        texts = pc.replace_substring(array.cast(pa.string()), " ", "T")
        return self.times(array, _YEARS, _PER_SECOND[kind.unit], texts)

    def date(self, array: pa.Array) -> list[Any]:
        days = range(_YEARS.start // _DAY, _YEARS.stop // _DAY)
        if _types.is_date32(array.type):
            return self.times(array, days, 1, array.cast(pa.string()))
        return self.times(array, _YEARS, _PER_SECOND["ms"], array.cast(pa.string()))

    def clock(self, array: pa.Array) -> list[Any]:
        return self.times(array, range(_DAY), _PER_SECOND[array.type.unit], array.cast(pa.string()))

    def times(self, array: pa.Array, known: range, scale: int, texts: pa.Array) -> list[Any]:
        """Return the texts of times; a stray value for each that is out of range, of which Arrow's text is none."""
        numbers = array.view(pa.int32() if array.type.bit_width == 32 else pa.int64()).to_pylist()
        said = f"is not a {array.type} for RFC 3339"
        return [
            text if number is None or number // scale in known else self.stray("P-value", f"{number} {said}")
            for number, text in zip(numbers, self.plain(texts), strict=True)
        ]

    def others(self, array: pa.Array) -> list[Any]:
        """Return a stray value for each that is not null."""
        said = f"a value of the type {array.type} has no counterpart in JSON"
        return [self.stray("P-value", said) if there else None for there in array.is_valid().to_pylist()]


def _bytes_of(texts: pa.Array) -> list[bytes | None]:
    """Return the bytes of texts, which need not be UTF-8."""
    values: list[bytes | None] = texts.cast(pa.large_binary()).to_pylist()
    return values


def _twice(names: Sequence[str]) -> str:
    """Return the first name that has been there before."""
    seen: set[str] = set()
    return next(name for name in names if name in seen or seen.add(name))  # type: ignore[func-returns-value]


def _masked(array: pa.Array, rows: list[Any]) -> list[Any]:
    if not array.null_count:
        return rows
    return [row if there else None for row, there in zip(rows, array.is_valid().to_pylist(), strict=True)]


_DAY: Final = 86_400  # seconds
_YEARS: Final = range(-62_167_219_200, 253_402_300_800)  # 0000 to 9999, in seconds since 1970
_PER_SECOND: Final = {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9}

_Read: TypeAlias = "Callable[[_Reader, pa.Array], list[Any]]"
_types: Final = pa.types
_READERS: Final[tuple[tuple[Callable[[pa.DataType], bool], _Read], ...]] = (
    (lambda kind: isinstance(kind, pa.BaseExtensionType), _Reader.extension),
    (_types.is_struct, _Reader.struct),
    (_types.is_map, _Reader.mapping),
    (_types.is_dictionary, _Reader.dictionary),
    (_types.is_union, _Reader.union),
    (
        lambda kind: _types.is_list(kind) or _types.is_large_list(kind) or _types.is_fixed_size_list(kind),
        _Reader.sequence,
    ),
    (lambda kind: _types.is_list_view(kind) or _types.is_large_list_view(kind), _Reader.sequence),
    (lambda kind: _types.is_integer(kind) or _types.is_boolean(kind) or _types.is_null(kind), _Reader.plain),
    (_types.is_decimal, _Reader.decimal),
    (_types.is_floating, _Reader.real),
    (lambda kind: _types.is_string(kind) or _types.is_large_string(kind), _Reader.string),
    (lambda kind: _types.is_binary(kind) or _types.is_large_binary(kind), _Reader.string),
    (_types.is_fixed_size_binary, _Reader.string),
    (_types.is_timestamp, _Reader.timestamp),
    (_types.is_date, _Reader.date),
    (_types.is_time, _Reader.clock),
)
"""The first that fits a type reads it."""
