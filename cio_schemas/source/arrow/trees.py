"""Structs, maps, lists and scalars of Arrow as instances: what they stand for in JSON.

A struct is an object, and a field of it that is null is a property that is absent: Arrow does not tell the two apart,
and what was read from JSON has a null for each property that was absent. A map is an object too. A list is an array,
whose nulls stay. Times are what RFC 3339 writes, in UTC where they have a zone; binary values are texts. Numbers stay
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

from cio_schemas.source.batch import Batch
from cio_schemas.source.json import loads
from cio_schemas.source.problems import ABSENT, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cio_schemas.source.span import Span, Target

ROWS: Final = 1_000
"""How many rows become instances at once."""


def tree_batches(array: pa.Array) -> Iterator[Batch]:
    """Turn values into instances.

    Args:
        array: Of any type that holds no JSON texts; without nulls.

    Yields:
        Batches in order. Their documents have no places: there is no text to find them in.
    """
    for start in range(0, len(array), ROWS):
        yield _batch(array.slice(start, ROWS))


def _batch(array: pa.Array) -> Batch:
    instances = values_of(array)
    problems: dict[int, tuple[Problem, ...]] = {}
    for index, instance in enumerate(instances):
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
    """The instances as JSON texts, each written when it is asked for."""

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


# -- one function for each kind of type: an array as a list of values, None for a null --

_Read: TypeAlias = "Callable[[pa.Array], list[Any]]"


def values_of(array: pa.Array) -> list[Any]:
    """Return the values of an array as JSON has them; a stray one where JSON has none.

    Args:
        array: Of any type.
    """
    if isinstance(array, pa.ExtensionArray):
        if array.type.extension_name == "arrow.json":
            return [None if text is None else _parsed(text) for text in array.storage.to_pylist()]
        array = array.storage
    return next((read for fits, read in _READERS if fits(array.type)), _others)(array)


def _struct(array: pa.Array) -> list[Any]:
    names = [field.name for field in array.type]
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        return [_Stray("P-duplicate-key", f"the struct has two fields {twice!r}")] * len(array)
    columns = [values_of(column) for column in array.flatten()]
    rows: list[Any] = [
        {name: value for name, value in zip(names, row, strict=True) if value is not None}
        for row in (zip(*columns, strict=True) if columns else [()] * len(array))
    ]
    return _masked(array, rows)


def _list(array: pa.Array) -> list[Any]:
    lengths = pc.list_value_length(array).to_pylist()
    items, at = values_of(pc.list_flatten(array)), 0
    rows: list[Any] = []
    for length in lengths:
        rows.append(None if length is None else items[at : at + length])
        at += length or 0
    return rows


def _map(array: pa.Array) -> list[Any]:
    offsets = array.offsets.to_pylist()
    start, stop = offsets[0], offsets[-1]
    keys, items = values_of(array.keys.slice(start, stop - start)), values_of(array.items.slice(start, stop - start))
    bounds = pairwise(offset - start for offset in offsets)
    rows = [_object(keys[begin:end], items[begin:end]) for begin, end in bounds]
    return _masked(array, rows)


def _object(keys: list[Any], items: list[Any]) -> Any:
    made = dict(zip(keys, items, strict=True))
    wrong = next((key for key in keys if not isinstance(key, str)), None)
    if wrong is not None:
        return _Stray("P-key", f"the key {wrong!r} of a map is not a string")
    if len(made) < len(keys):
        twice = next(key for key in keys if keys.count(key) > 1)
        return _Stray("P-duplicate-key", f"the map has the key {twice!r} twice")
    return made


def _masked(array: pa.Array, rows: list[Any]) -> list[Any]:
    if not array.null_count:
        return rows
    return [row if there else None for row, there in zip(rows, array.is_valid().to_pylist(), strict=True)]


def _dictionary(array: pa.Array) -> list[Any]:
    values = values_of(array.dictionary)
    return [None if index is None else values[index] for index in array.indices.to_pylist()]


def _plain(array: pa.Array) -> list[Any]:
    values: list[Any] = array.to_pylist()
    return values


def _string(array: pa.Array) -> list[Any]:
    return [None if value is None else _text(value) for value in array.cast(pa.large_binary()).to_pylist()]


def _parsed(text: str) -> Any:
    instance, problems = loads(text.encode())
    return _Stray(problems[0].code, f"in the JSON text here, {problems[0].message}") if problems else instance


def _text(value: bytes) -> Any:
    try:
        return value.decode()
    except UnicodeDecodeError as error:
        return _Stray("P-encoding", f"byte 0x{value[error.start]:02X} is not UTF-8")


def _float(array: pa.Array) -> list[Any]:
    values = array.to_pylist()
    return [
        value if value is None or isfinite(value) else _Stray("P-number", f"{value} is not a JSON number")
        for value in values
    ]


def _timestamp(array: pa.Array) -> list[Any]:
    kind = array.type
    if kind.tz is not None:
        array = array.cast(pa.timestamp(kind.unit, "UTC"))
    return _plain(pc.replace_substring(array.cast(pa.string()), " ", "T"))


def _clock(array: pa.Array) -> list[Any]:
    return _plain(array.cast(pa.string()))


def _decoded(array: pa.Array) -> list[Any]:
    return values_of(pc.run_end_decode(array))


def _others(array: pa.Array) -> list[Any]:
    """Return the values of what JSON has no like of: durations, intervals, unions of anything."""
    stray = _Stray("P-value", f"a value of the type {array.type} has no counterpart in JSON")
    plain = (str, int, bool, type(None))
    return [value if isinstance(value, plain) else stray for value in array.to_pylist()]


_types: Final = pa.types
_READERS: Final[tuple[tuple[Callable[[pa.DataType], bool], _Read], ...]] = (
    (_types.is_struct, _struct),
    (_types.is_map, _map),
    (_types.is_dictionary, _dictionary),
    (lambda kind: _types.is_list(kind) or _types.is_large_list(kind) or _types.is_fixed_size_list(kind), _list),
    (lambda kind: _types.is_list_view(kind) or _types.is_large_list_view(kind), _list),
    (lambda kind: _types.is_integer(kind) or _types.is_boolean(kind) or _types.is_null(kind), _plain),
    (_types.is_decimal, _plain),
    (_types.is_floating, _float),
    (lambda kind: _types.is_string(kind) or _types.is_large_string(kind) or _types.is_string_view(kind), _string),
    (lambda kind: _types.is_binary(kind) or _types.is_large_binary(kind) or _types.is_binary_view(kind), _string),
    (_types.is_fixed_size_binary, _string),
    (_types.is_timestamp, _timestamp),
    (lambda kind: _types.is_date(kind) or _types.is_time(kind), _clock),
    (_types.is_run_end_encoded, _decoded),
)
"""The first that fits a type reads it."""
