"""Arrow arrays without dictionaries, runs and views, which some functions of Arrow do not support."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LARGE: Final = {pa.string().id: pa.large_string(), pa.binary().id: pa.large_binary()}
_TEXTS: Final = frozenset(kind().id for kind in (pa.string, pa.large_string, pa.binary, pa.large_binary))


def holds_texts(array: pa.Array) -> bool:
    """Return whether the values of a flat array are JSON texts rather than instances."""
    return array.type.id in _TEXTS


def flat(array: pa.Array) -> pa.Array:
    """Return an array of values that are not encoded, and whose nulls are all in its bitmap unless it is a union.

    Args:
        array: Of any type, with buffers that do not contradict each other. The JSON extension type becomes that of its
            texts; within other arrays it stays.

    Example:
        >>> flat(pa.array(["a", "b", "a"]).dictionary_encode()).to_pylist()
        ['a', 'b', 'a']
    """
    kind = array.type
    if kind.id in _TEXTS:
        return array
    if isinstance(array, pa.ExtensionArray) and kind.extension_name == "arrow.json":
        return flat(array.storage)
    encoded = decoded(array)
    if encoded is not None:
        values = flat(encoded.values)  # which have to fit into one array once each is as often there as it occurs
        return values.cast(_LARGE.get(values.type.id, values.type)).take(encoded.positions)
    return array.cast(pa.large_binary()) if pa.types.is_fixed_size_binary(kind) else plain(array)


class Encoded(NamedTuple):
    """The values of an array that is encoded as a dictionary or as runs.

    Attributes:
        values: Each of them once, or once a run.
        positions: Which one each element of the array is.
    """

    values: pa.Array
    positions: pa.Array


def decoded(array: pa.Array) -> Encoded | None:
    """Return the values of an array and where they are; None if it is neither a dictionary nor encoded as runs."""
    if pa.types.is_dictionary(array.type):
        return Encoded(array.dictionary, array.indices)
    if not pa.types.is_run_end_encoded(array.type):
        return None
    values, ends = array.values, array.run_ends
    kind = pa.run_end_encoded(ends.type, pa.int64())
    runs = pa.array(range(len(values)), pa.int64())
    numbered = pa.Array.from_buffers(kind, len(array), [None], offset=array.offset, children=[ends, runs])
    return Encoded(values, pc.run_end_decode(numbered))


class UnionIndex(NamedTuple):
    """Where the values of a union are.

    Attributes:
        codes: The type code of each value.
        offsets: Which value of the child with that code it is; None if the children are as long as the union.
    """

    codes: pa.Int8Array
    offsets: pa.Int32Array | None


def union_index(array: pa.UnionArray) -> UnionIndex:
    """Return where the values of a union are; its own properties take no account of how it is sliced."""

    def own(kind: pa.DataType, number: int) -> pa.Array:
        size = kind.bit_width // 8
        buffer = array.buffers()[number].slice(array.offset * size, len(array) * size)
        return pa.Array.from_buffers(kind, len(array), [None, buffer])

    return UnionIndex(own(pa.int8(), 1), own(pa.int32(), 2) if array.type.mode == "dense" else None)


def union_parts(array: pa.UnionArray) -> Iterator[tuple[pa.Array, pa.Array]]:
    """Yield the rows of a union whose values are of each type, and these values."""
    codes, offsets = union_index(array)
    for number, code in enumerate(array.type.type_codes):
        rows = pc.indices_nonzero(pc.equal(codes, code))
        yield rows, array.field(number).take(rows if offsets is None else offsets.take(rows))


def present(array: pa.Array) -> pa.BooleanArray | None:
    """Return which values of a flat array are not null; None if all are there."""
    return _is_there(array) if array.null_count or pa.types.is_union(array.type) else None


def _is_there(array: pa.Array) -> pa.BooleanArray:
    if not pa.types.is_union(array.type):
        return array.is_valid()
    parts = [(rows, _is_there(values)) for rows, values in union_parts(array)]
    rows, there = (pa.concat_arrays(arrays) for arrays in zip(*parts, strict=True))
    return there.take(pc.sort_indices(rows))


# -- views and runs within other arrays --


def plain(array: pa.Array) -> pa.Array:
    """Return an array without views and runs, at any depth; all of Arrow's functions support it.

    Args:
        array: Of any type, with buffers that do not contradict each other.
    """
    kind = array.type
    if _is_plain(kind):
        return array
    return next(rebuild for fits, rebuild in _REBUILT if fits(kind))(array)


def _is_plain(kind: pa.DataType) -> bool:
    if pa.types.is_run_end_encoded(kind) or kind.id in _VIEWS or _holds_nothing(kind):
        return False
    return all(map(_is_plain, inner_types(kind)))


def _holds_nothing(kind: pa.DataType) -> bool:
    """Return whether a type is a union of none, of which `take` and `filter` end the process."""
    return pa.types.is_union(kind) and not kind.num_fields


def inner_types(kind: pa.DataType) -> list[pa.DataType]:
    """Return the types of the arrays that one of a type consists of."""
    if isinstance(kind, pa.BaseExtensionType):
        return [kind.storage_type]
    if pa.types.is_dictionary(kind) or pa.types.is_run_end_encoded(kind):
        return [kind.value_type]
    return [kind.field(number).type for number in range(kind.num_fields)]


def _view(array: pa.Array) -> pa.Array:
    return array.cast(_VIEWS[array.type.id])


def _extension(array: pa.ExtensionArray) -> pa.Array:
    storage = plain(array.storage)
    if array.type.extension_name == "arrow.json":
        return pa.ExtensionArray.from_storage(pa.json_(storage.type), storage)
    return storage


def _encoded(array: pa.DictionaryArray | pa.RunEndEncodedArray) -> pa.Array:
    encoded = decoded(array)
    assert encoded is not None
    return plain(encoded.values).take(encoded.positions)


def _struct(array: pa.StructArray) -> pa.StructArray:
    columns = [plain(array.field(number)) for number in range(array.type.num_fields)]
    fields = [pa.field(field.name, column.type) for field, column in zip(array.type, columns, strict=True)]
    return pa.StructArray.from_arrays(columns, fields=fields, mask=array.is_null() if array.null_count else None)


def _list(array: pa.Array) -> pa.Array:
    values = plain(array.values)
    kind = _LISTS[array.type.id](values.type)
    own = array.buffers()[: kind.num_buffers]
    return pa.Array.from_buffers(kind, len(array), own, offset=array.offset, children=[values])


def _fixed_size_list(array: pa.FixedSizeListArray) -> pa.FixedSizeListArray:
    values = plain(array.values)
    kind = pa.list_(values.type, array.type.list_size)
    return pa.Array.from_buffers(kind, len(array), array.buffers()[:1], offset=array.offset, children=[values])


def _map(array: pa.MapArray) -> pa.MapArray:
    keys, items = plain(array.keys), plain(array.items)
    kind = pa.map_(keys.type, items.type)
    entries = pa.StructArray.from_arrays([keys, items], fields=[kind.key_field, kind.item_field])
    return pa.Array.from_buffers(kind, len(array), array.buffers()[:2], offset=array.offset, children=[entries])


def _nothing(array: pa.UnionArray) -> pa.NullArray:
    return pa.nulls(len(array))


def _union(array: pa.UnionArray) -> pa.UnionArray:
    return with_children(array, [plain(array.field(number)) for number in range(array.type.num_fields)])


def with_children(array: pa.UnionArray, children: list[pa.Array]) -> pa.UnionArray:
    """Return a union with other arrays in place of its own, each of the same length."""
    kind = array.type
    names = [kind.field(number).name for number in range(kind.num_fields)]
    codes, offsets = union_index(array)
    if offsets is None:
        return pa.UnionArray.from_sparse(codes, children, names, kind.type_codes)
    return pa.UnionArray.from_dense(codes, offsets, children, names, kind.type_codes)


_VIEWS: Final = {pa.string_view().id: pa.large_string(), pa.binary_view().id: pa.large_binary()}
"""What takes the place of a view."""

_LISTS: Final = {make(pa.null()).id: make for make in (pa.list_, pa.large_list, pa.list_view, pa.large_list_view)}
"""How to make the type of a list from that of its values."""

_Rebuild: TypeAlias = "Callable[[pa.Array], pa.Array]"
_REBUILT: Final[tuple[tuple[Callable[[pa.DataType], bool], _Rebuild], ...]] = (
    (lambda kind: kind.id in _VIEWS, _view),
    (lambda kind: isinstance(kind, pa.BaseExtensionType), _extension),
    (lambda kind: pa.types.is_dictionary(kind) or pa.types.is_run_end_encoded(kind), _encoded),
    (pa.types.is_struct, _struct),
    (lambda kind: kind.id in _LISTS, _list),
    (pa.types.is_fixed_size_list, _fixed_size_list),
    (pa.types.is_map, _map),
    (_holds_nothing, _nothing),
    (pa.types.is_union, _union),
)
"""How to rebuild an array from others without views and runs; whatever else there is has neither."""
