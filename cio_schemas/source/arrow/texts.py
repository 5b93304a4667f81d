"""JSON texts in an Arrow array: what arrays hold some, and how many of them are parsed at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

from cio_schemas.source.batch import Batch
from cio_schemas.source.integers import may_hold_big_integer, may_hold_inexact_integer
from cio_schemas.source.json import exceeds, loads
from cio_schemas.source.ndjson import MARK, together
from cio_schemas.source.problems import ABSENT, Problem
from cio_schemas.source.reader import PLAIN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BLOCK: Final = 1 << 15  # bytes of texts, about, that are parsed together: they stay in the processor's cache
_SMALL: Final = 4_000  # bytes of a text up to which the rules of payloads know its size well enough
_SEPARATOR: Final = b',"%b",' % MARK.encode()
_FIRST: Final = b'["%b",' % MARK.encode()


def flat(array: pa.Array) -> pa.Array:
    """Return an array without dictionary, runs and views, of which some functions of Arrow know nothing.

    Args:
        array: Of any type; the JSON extension type becomes that of its texts.
    """
    kind = array.type
    if isinstance(array, pa.ExtensionArray) and kind.extension_name == "arrow.json":
        return flat(array.storage)
    if pa.types.is_dictionary(kind):
        return flat(array.dictionary).take(array.indices)
    if pa.types.is_run_end_encoded(kind):
        return flat(pc.run_end_decode(array))
    if pa.types.is_fixed_size_binary(kind):
        return array.cast(pa.large_binary())
    plain = _without_views(kind)
    return array if plain is kind else array.cast(plain)


def _without_views(kind: pa.DataType) -> pa.DataType:
    """Return a type with plain strings in place of views, at any depth; the type itself where there are none."""
    if pa.types.is_string_view(kind):
        return pa.large_string()
    if pa.types.is_binary_view(kind):
        return pa.large_binary()
    fields = [kind.field(number) for number in range(kind.num_fields)]
    plain = [field.with_type(_without_views(field.type)) for field in fields]
    if all(new.type is old.type for new, old in zip(plain, fields, strict=True)):
        return kind
    return next((make(kind, plain) for fits, make in _NESTED if fits(kind)), kind)


_Make: TypeAlias = "Callable[[pa.DataType, list[pa.Field]], pa.DataType]"
_NESTED: Final[tuple[tuple[Callable[[pa.DataType], bool], _Make], ...]] = (
    (pa.types.is_struct, lambda _, fields: pa.struct(fields)),
    (pa.types.is_map, lambda kind, fields: pa.map_(fields[0].type.field(0), fields[0].type.field(1), kind.keys_sorted)),
    (pa.types.is_list, lambda _, fields: pa.list_(fields[0])),
    (pa.types.is_large_list, lambda _, fields: pa.large_list(fields[0])),
    (pa.types.is_fixed_size_list, lambda kind, fields: pa.list_(fields[0], kind.list_size)),
)
"""How a type is made anew of its fields."""


def holds_texts(array: pa.Array) -> bool:
    """Return whether the values of a flat array are JSON texts; those of any other are what they stand for."""
    return any(fits(array.type) for fits in _TEXTS)


_TEXTS: Final = (pa.types.is_string, pa.types.is_large_string, pa.types.is_binary, pa.types.is_large_binary)


def text_batches(texts: pa.Array, *, exact: bool = True) -> Iterator[tuple[Batch, int | None]]:
    """Parse texts, each of which is a document.

    Args:
        texts: A flat array without nulls that holds texts.
        exact: False to allow a float in place of an integer beyond 64 bits, which takes less time.

    Yields:
        Batches in order, whose documents all begin on line 1; with each how many bytes the largest text of it has at
        most, None where one is not small or may hold an integer beyond 2^53.
    """
    texts = texts.cast(pa.large_binary())
    lengths = pc.binary_length(texts)
    start = 0
    for stop in _cuts(lengths):
        block = texts.slice(start, stop - start)
        yield _batch(block, pc.max(lengths.slice(start, stop - start)).as_py(), exact=exact)
        start = stop


def _cuts(lengths: pa.Array) -> Iterator[int]:
    """Yield where the blocks end."""
    if not len(lengths):
        return
    numbers = pc.divide(pc.cumulative_sum(lengths), BLOCK)  # of the block that the end of each text lies in
    ends = pc.run_end_encode(numbers.cast(pa.int32())).run_ends
    yield from ends.to_pylist()


class _Values(Sequence[bytes]):
    """The values of an array as bytes, each made when it is asked for."""

    def __init__(self, array: pa.Array) -> None:
        self._array = array

    def __len__(self) -> int:
        return len(self._array)

    def __getitem__(self, index: Any) -> Any:
        return self._array[index].as_py()


def _batch(texts: pa.Array, longest: int, *, exact: bool) -> tuple[Batch, int | None]:
    if longest > 2 * PLAIN.values:
        return _one_by_one(texts, _bounded), None
    joined = _joined(texts)
    inexact = may_hold_inexact_integer(joined)
    wary = exact and inexact and may_hold_big_integer(joined)
    instances = None if wary else together(joined, len(texts))
    size = None if inexact or longest >= _SMALL else longest
    if instances is not None:
        return Batch(instances, _Values(texts), _Ones(len(texts))), size
    return _one_by_one(texts), size


def _joined(texts: pa.Array) -> bytes:
    """Write texts as one array with MARK before each, as `ndjson.lines_of` does."""
    listed = pa.LargeListArray.from_arrays(pa.array([0, len(texts)], pa.int64()), texts)
    joined = pc.binary_join(listed, pa.scalar(_SEPARATOR, pa.large_binary()))
    return b"%b%b]" % (_FIRST, joined[0].as_buffer())


_Read: TypeAlias = "Callable[[bytes], tuple[Any, tuple[Problem, ...]]]"


def _one_by_one(texts: pa.Array, read_one: _Read = loads) -> Batch:
    values = texts.to_pylist()
    read = [read_one(text) for text in values]
    problems = {index: found for index, (_, found) in enumerate(read) if found}
    return Batch([instance for instance, _ in read], values, _Ones(len(values)), problems)


def _bounded(text: bytes) -> tuple[Any, tuple[Problem, ...]]:
    """Parse a text, or say that it is larger than what a file may hold as one document."""
    if len(text) > PLAIN.size:
        return ABSENT, (Problem("P-size", f"a document of more than {PLAIN.size:,} bytes is not read"),)
    if exceeds(text, PLAIN.values):
        return ABSENT, (Problem("P-size", f"a document of more than {PLAIN.values:,} values is not read"),)
    return loads(text)


class _Ones(Sequence[int]):
    """The line that each text of a column begins on: its own first."""

    def __init__(self, length: int) -> None:
        self._length = length

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, index: Any) -> Any:
        return 1
