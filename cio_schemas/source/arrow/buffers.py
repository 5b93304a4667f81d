"""Check that the buffers of an Arrow array agree with each other: what reads past the end of one ends the process.

Arrays from a file or from another library are not checked by Arrow when they are made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyarrow as pa

from cio_schemas.source.arrow.decoding import inner_types, with_children

if TYPE_CHECKING:
    from collections.abc import Callable


MAX_DEPTH: Final = 128
"""How deep types nest in what is read: twice as deep as in a message of Arrow IPC."""


def validate(array: pa.Array) -> None:
    """Check the offsets, indices and sizes of an array, at any depth.

    A string need not be UTF-8, nor a time within a day: that is a problem of one value, not of the array.

    Args:
        array: An array of any type.

    Raises:
        pyarrow.ArrowInvalid: The buffers contradict each other, the type nests deeper than MAX_DEPTH, or a name in it
            is not UTF-8.
        pyarrow.ArrowIndexError: An index leads outside of a dictionary, a union or the buffers of a view.

    Example:
        >>> validate(pa.array(["a", None]))
    """
    if array.type.id not in _AS_BYTES and _nests_deeper(array.type, MAX_DEPTH):
        raise pa.ArrowInvalid(f"expected a type that nests at most {MAX_DEPTH} levels deep")
    _validate(array)


def _nests_deeper(kind: pa.DataType, depth: int) -> bool:
    return depth < 0 or any(_nests_deeper(inner, depth - 1) for inner in inner_types(kind))


def _validate(array: pa.Array) -> None:
    array.validate()
    kind = array.type
    if kind.id in _AS_BYTES:
        array.view(_AS_BYTES[kind.id]).validate(full=True)
        return
    check = next((check for fits, check in _NESTED if fits(kind)), None)
    if check is not None:
        check(array)


def _extension(array: pa.ExtensionArray) -> None:
    _validate(array.storage)


def _dictionary(array: pa.DictionaryArray) -> None:
    numbers = pa.nulls(len(array.dictionary))
    pa.DictionaryArray.from_arrays(array.indices, numbers)  # which checks the bounds of indices
    _validate(array.dictionary)


def expect_names(fields: pa.StructType | pa.Schema) -> None:
    """Check that the names of fields can be read.

    Args:
        fields: The fields.

    Raises:
        pyarrow.ArrowInvalid: A name is not UTF-8.
    """
    try:
        for field in fields:
            field.name  # noqa: B018 - which decodes it
    except UnicodeDecodeError as error:
        raise pa.ArrowInvalid(f"expected names in UTF-8, found {error.object!r}") from None


def _struct(array: pa.StructArray) -> None:
    expect_names(array.type)
    for number in range(array.type.num_fields):
        _validate(array.field(number))


def _list(array: pa.ListArray | pa.LargeListArray | pa.ListViewArray | pa.LargeListViewArray) -> None:
    of_nulls = _LISTS[array.type.id]
    own = array.buffers()[: of_nulls.num_buffers]
    values = pa.nulls(len(array.values))
    pa.Array.from_buffers(of_nulls, len(array), own, offset=array.offset, children=[values]).validate(full=True)
    _validate(array.values)


def _map(array: pa.MapArray) -> None:
    entries = pa.ListArray.from_buffers(
        pa.list_(pa.null()),
        len(array),
        array.buffers()[:2],
        offset=array.offset,
        children=[pa.nulls(min(len(array.keys), len(array.items)))],
    )
    entries.validate(full=True)
    _validate(array.keys)
    _validate(array.items)


def _fixed_size_list(array: pa.FixedSizeListArray) -> None:
    _validate(array.values)


def _run_ends(array: pa.RunEndEncodedArray) -> None:
    kind = pa.run_end_encoded(array.run_ends.type, pa.null())
    children = [array.run_ends, pa.nulls(len(array.values))]
    pa.Array.from_buffers(kind, len(array), [None], offset=array.offset, children=children).validate(full=True)
    _validate(array.values)


def _union(array: pa.UnionArray) -> None:
    children = [array.field(number) for number in range(array.type.num_fields)]
    with_children(array, [pa.nulls(len(child)) for child in children]).validate(full=True)
    for child in children:
        _validate(child)


_AS_BYTES: Final = {
    text().id: bytes_()
    for text, bytes_ in (
        (pa.string, pa.binary),
        (pa.large_string, pa.large_binary),
        (pa.string_view, pa.binary_view),
        (pa.binary, pa.binary),
        (pa.large_binary, pa.large_binary),
        (pa.binary_view, pa.binary_view),
    )
}
"""The types of bytes in place of those of strings: of bytes nothing but the offsets is checked."""

_LISTS: Final = {
    make(pa.null()).id: make(pa.null()) for make in (pa.list_, pa.large_list, pa.list_view, pa.large_list_view)
}
"""The types of lists, of values that are not checked with them."""

_NESTED: Final[tuple[tuple[Callable[[pa.DataType], bool], Callable[[pa.Array], None]], ...]] = (
    (lambda kind: isinstance(kind, pa.BaseExtensionType), _extension),
    (pa.types.is_dictionary, _dictionary),
    (pa.types.is_struct, _struct),
    (lambda kind: kind.id in _LISTS, _list),
    (pa.types.is_map, _map),
    (pa.types.is_fixed_size_list, _fixed_size_list),
    (pa.types.is_run_end_encoded, _run_ends),
    (pa.types.is_union, _union),
)
"""How to check what holds other arrays, which may hold strings in turn."""
