"""Judge arrays: skip the values that are surely clean, and yield the others with their documents."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from cio_schemas.columns.native import native_verdicts
from cio_schemas.payloads import judge
from cio_schemas.payloads.compiled import Payloads, compares_numbers
from cio_schemas.payloads.rules.choice import choose
from cio_schemas.source.arrow.buffers import validate
from cio_schemas.source.arrow.decoding import decoded, flat, holds_texts, present
from cio_schemas.source.arrow.texts import text_batches
from cio_schemas.source.arrow.trees import tree_batches
from cio_schemas.validators.cache import validator

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cio_schemas.columns.named import AnySchema
    from cio_schemas.payloads.diagnosis import Refused
    from cio_schemas.source import Batch


class Suspect(NamedTuple):
    """A value that may have findings; without rules, one that has.

    Attributes:
        row: Its index in the array.
        batch: The documents that it was parsed with.
        at: Its index in the batch.
        refused: The paths to what the schema refuses.
    """

    row: int
    batch: Batch
    at: int
    refused: Refused


def payloads_for(schema: AnySchema, *, rules: bool) -> Payloads:
    """Return the schema of a column, with its rules.

    Args:
        schema: As `cio_schemas.validator` takes it.
        rules: Whether the rules of the schema are applied too.

    Raises:
        CompileError: The schema is not known, or can't be compiled.
        jsonschema.SchemaError: The schema is not valid.
    """
    compiled = validator(schema)
    chosen = choose(compiled) if rules else None
    exact = chosen is not None or compares_numbers(compiled)
    return Payloads("", compiled, syntax="json", exact=exact, rules=chosen)


def arrays_of(array: pa.Array | pa.ChunkedArray) -> list[pa.Array]:
    """Return the chunks of an array; an array without chunks is its only chunk.

    Raises:
        TypeError: It is not an array.
    """
    if not isinstance(array, pa.Array | pa.ChunkedArray):
        raise TypeError(f"expected a pyarrow array, found {type(array).__name__}; pyarrow.array() makes one")
    return array.chunks if isinstance(array, pa.ChunkedArray) else [array]


def verdicts(array: pa.Array, payloads: Payloads, threads: int | None = None) -> pa.BooleanArray:
    """Return whether each value is valid; null for a null.

    Args:
        array: An array of any type.
        payloads: The schema, without rules.
        threads: How many threads may share a large array; by default the number of cores.

    Raises:
        pyarrow.ArrowInvalid: The buffers of the array contradict each other.
        pyarrow.ArrowIndexError: An index leads nowhere.
    """
    validate(array)
    return sound_verdicts(array, payloads, threads)


def sound_verdicts(array: pa.Array, payloads: Payloads, threads: int | None = None) -> pa.BooleanArray:
    """Return whether each value is valid; see `verdicts`, which also checks the buffers of the array."""
    encoded = decoded(array)
    if encoded is not None and len(encoded.values) <= len(array):
        return sound_verdicts(encoded.values, payloads, threads).take(encoded.positions)
    array = flat(array)
    native = native_verdicts(array, payloads, threads) if holds_texts(array) else None
    if native is None:
        there = present(array)
        if there is None:
            return _by_python(array, payloads)
        found = _by_python(array.filter(there), payloads)
        return pc.replace_with_mask(pa.nulls(len(array), pa.bool_()), there, found)
    if native.unsure:
        left = array.take(pa.array(native.unsure, pa.int64()))
        for row in compress(native.unsure, _by_python(left, payloads).to_pylist()):
            native.accept(row)
    return native.array()


def _by_python(array: pa.Array, payloads: Payloads) -> pa.BooleanArray:
    """Return whether each value of a flat array without nulls is valid."""
    found = b"".join(judge.verdicts(payloads, batch) for batch, _ in _parsed(array, payloads))
    return pa.Array.from_buffers(pa.uint8(), len(found), [None, pa.py_buffer(found)]).cast(pa.bool_())


def suspects_in(array: pa.Array, payloads: Payloads, threads: int | None = None) -> Iterator[Suspect]:
    """Yield the values that may have findings, in order; nulls have none.

    Args:
        array: An array of any type, whose buffers are known to be right.
        payloads: The schema and its rules.
        threads: How many threads may share a large array; by default the number of cores.
    """
    array = flat(array)
    native = native_verdicts(array, payloads, threads) if holds_texts(array) else None
    left: Sequence[int] = range(len(array)) if native is None else native.unsure
    if native is not None and native.refused:
        left = pc.indices_nonzero(pc.invert(native.array())).to_pylist()
    return _suspects_among(array, left, payloads) if left else iter(())


def _suspects_among(array: pa.Array, rows: Sequence[int], payloads: Payloads) -> Iterator[Suspect]:
    """Yield the values of some rows of a flat array that may have findings, without nulls."""
    if len(rows) < len(array):
        array = array.take(pa.array(rows, pa.int64()))
    there = present(array)
    if there is not None:
        rows = [*compress(rows, there.to_pylist())]
        array = array.filter(there)
    before = 0
    for batch, size in _parsed(array, payloads):
        for index, refused in judge.suspects(payloads, batch, size):
            yield Suspect(rows[before + index], batch, index, refused)
        before += len(batch.instances)


def _parsed(array: pa.Array, payloads: Payloads) -> Iterator[tuple[Batch, int | None]]:
    if holds_texts(array):
        return text_batches(array, exact=payloads.exact)
    return ((batch, None) for batch in tree_batches(array))
