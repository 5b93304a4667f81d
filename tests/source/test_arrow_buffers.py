"""Arrays whose buffers contradict each other are refused; all others, however sliced or nested, are not."""

import json
import struct

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cio_schemas import columns
from cio_schemas.source.arrow.buffers import MAX_DEPTH, validate
from cio_schemas.source.arrow.files import read_rows

INDICES = pa.array([0, 1], pa.int8())
DATA = b'{"name": "a"}{"name": "b"}'


def texts(*offsets):
    """Strings of DATA between offsets, unchecked."""
    packed = pa.py_buffer(struct.pack(f"<{len(offsets)}i", *offsets))
    return pa.Array.from_buffers(pa.string(), len(offsets) - 1, [None, packed, pa.py_buffer(DATA)])


def lists(values, *offsets):
    """Lists of values between offsets, unchecked."""
    packed = pa.py_buffer(struct.pack(f"<{len(offsets)}i", *offsets))
    return pa.Array.from_buffers(pa.list_(values.type), len(offsets) - 1, [None, packed], children=[values])


def dense(offsets, codes=INDICES):
    """A dense union of two arrays of two values, unchecked."""
    children = [pa.array([1, 2]), pa.array([3, 4])]
    kind = pa.dense_union([pa.field("0", pa.int64()), pa.field("1", pa.int64())])
    buffers = [None, codes.buffers()[1], offsets.buffers()[1]]
    return pa.Array.from_buffers(kind, len(codes), buffers, children=children)


BACKWARD, NEGATIVE = texts(0, 26, 13), texts(0, -13, 26)
ENTRIES = pa.StructArray.from_arrays(
    [pa.array(["a"]), pa.array([1])],
    fields=[pa.field("key", pa.string(), nullable=False), pa.field("value", pa.int64())],
)
VIEW = pa.Array.from_buffers(pa.string_view(), 1, [None, pa.py_buffer(struct.pack("<i4sii", 1000, b"abcd", 5, 0))])
DAMAGED = {
    "offsets that go back": BACKWARD,
    "a negative offset": NEGATIVE,
    "a view of a buffer that is not there": VIEW,
    "in a struct": pa.StructArray.from_arrays([BACKWARD], ["name"]),
    "in a list": lists(BACKWARD, 0, 2),
    "of a list": lists(pa.array([1, 2, 3]), 0, -5, 3),
    "in a list view": pa.ListViewArray.from_arrays([0], [2], BACKWARD),
    "of a list view": pa.ListViewArray.from_arrays([5], [1], pa.array(["a"])),
    "of a large list view": pa.LargeListViewArray.from_arrays([0], [2], pa.array(["a"])),
    "of a map": pa.Array.from_buffers(
        pa.map_(pa.string(), pa.int64()), 2, [None, pa.py_buffer(struct.pack("<3i", 0, -5, 1))], children=[ENTRIES]
    ),
    "in a list of one size": pa.FixedSizeListArray.from_arrays(BACKWARD, 1),
    "in a dictionary": pa.DictionaryArray.from_arrays(INDICES, BACKWARD),
    "an index": pa.DictionaryArray.from_arrays(pa.array([0, -3], pa.int8()), pa.array(["{}"]), safe=False),
    "in runs": pa.Array.from_buffers(
        pa.run_end_encoded(pa.int32(), pa.string()), 2, [None], children=[pa.array([1, 2], pa.int32()), BACKWARD]
    ),
    "of runs": pa.Array.from_buffers(
        pa.run_end_encoded(pa.int32(), pa.int64()),
        4,
        [None],
        children=[pa.array([3, 1, 4], pa.int32()), pa.array([1, 2, 3])],
    ),
    "in a dense union": pa.UnionArray.from_dense(INDICES, pa.array([0, 0], pa.int32()), [BACKWARD, BACKWARD]),
    "of a dense union": dense(pa.array([0, 5], pa.int32())),
    "a negative offset of a dense union": dense(pa.array([0, -1], pa.int32())),
    "a code of a union": dense(pa.array([0, 0], pa.int32()), pa.array([0, 9], pa.int8())),
    "in a sparse union": pa.UnionArray.from_sparse(INDICES, [BACKWARD, BACKWARD]),
    "in an extension": pa.ExtensionArray.from_storage(pa.json_(), BACKWARD),
}
BYTES = pa.array([b"\xff", None]).view(pa.string())
NOTHING = pa.UnionArray.from_sparse(pa.array([], pa.int8()), [])
SOUND = [
    BYTES,
    pa.StructArray.from_arrays([BYTES], ["name"]),
    pa.ListArray.from_arrays([0, 2], BYTES),
    pa.LargeListArray.from_arrays([0, 2], BYTES),
    pa.ListViewArray.from_arrays([1, 0], [1, 1], BYTES).slice(1),
    pa.LargeListViewArray.from_arrays([1, 0], [1, 1], BYTES),
    pa.FixedSizeListArray.from_arrays(BYTES, 2),
    pa.DictionaryArray.from_arrays([0, 1], BYTES),
    pa.array(["{}", None]).dictionary_encode(),
    pa.array(["{}", None, "1"]).slice(1),
    pa.array(["{}"], pa.string_view()),
    pa.array([["a", "b"], None, ["c"]]).slice(1),
    pa.array([["a"]], pa.large_list(pa.string())),
    pa.array([[1, 2]], pa.list_(pa.int8(), 2)),
    pa.array([[("k", 1)], None, [("l", 2)]], pa.map_(pa.string(), pa.int64())).slice(1),
    pa.UnionArray.from_sparse(INDICES, [BYTES, BYTES]).slice(1),
    NOTHING,
    pa.ListArray.from_arrays([0, 0, None, 0], NOTHING),
    pa.UnionArray.from_dense(INDICES, pa.array([1, 0], pa.int32()), [BYTES, BYTES]).slice(1),
    pa.compute.run_end_encode(pa.array(["a", "a", None])).slice(1),
    pa.array([86400], pa.int32()).view(pa.time32("s")),
    pa.array([], pa.string()),
    pa.nulls(2),
]


@pytest.mark.parametrize("array", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_array_is_refused(array):
    with pytest.raises((pa.ArrowInvalid, pa.ArrowIndexError)):
        columns.is_valid(array, "event")
    with pytest.raises((pa.ArrowInvalid, pa.ArrowIndexError)):
        list(columns.check(pa.table({"body": array}), "event", "body"))


def test_a_type_that_nests_deep_is_refused():
    array = pa.array([1])
    for _ in range(MAX_DEPTH):
        array = pa.StructArray.from_arrays([array], ["a"])

    assert columns.is_valid(array, True).to_pylist() == [True]
    with pytest.raises(pa.ArrowInvalid, match="expected a type that nests at most 128 levels deep"):
        columns.is_valid(pa.StructArray.from_arrays([array], ["a"]), True)


def test_damaged_names_of_schemas_are_refused():
    batch = pa.record_batch({"body": pa.array(["{}", "{}"]), "type": NEGATIVE})
    with pytest.raises(pa.ArrowInvalid):
        list(columns.check(batch, columns.SchemaColumn("type"), "body"))


def test_a_file_with_a_struct_of_text_that_is_not_utf_8_is_read(tmp_path):
    batch = pa.record_batch({"body": pa.StructArray.from_arrays([BYTES], ["name"]), "n": pa.array([1, 2])})
    with pa.ipc.new_file(tmp_path / "a.arrow", batch.schema) as file:
        file.write_batch(batch)
    [rows] = read_rows(str(tmp_path / "a.arrow"), ["body"])
    assert rows.batch.num_rows == 2


@pytest.mark.parametrize(("size", "most"), [(10, 65_536), (100_000, 50)])
def test_batches_of_a_file_are_small_however_often_a_value_repeats(tmp_path, size, most):
    pq.write_table(pa.table({"body": [json.dumps("x" * size)] * 500}), tmp_path / "a.parquet")
    counts = [rows.batch.num_rows for rows in read_rows(str(tmp_path / "a.parquet"), ["body"])]

    assert sum(counts) == 500
    assert max(counts) <= most


@pytest.mark.parametrize("array", SOUND, ids=[f"{each.type}" for each in SOUND])
def test_any_other_array_is_not(array):
    validate(array)
    assert len(columns.is_valid(array, "event")) == len(array)
    [checked] = columns.check(pa.record_batch({"body": array}), "event", "body")
    assert checked.num_rows == len(array)
