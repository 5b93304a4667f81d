"""What the values of each type of Arrow are in JSON, and that one without a counterpart leaves the others alone."""

import datetime as dt
from decimal import Decimal
from itertools import product

import pyarrow as pa
import pytest

from cio_schemas import columns
from cio_schemas.source import ABSENT
from cio_schemas.source.arrow import trees
from cio_schemas.source.arrow.decoding import flat
from cio_schemas.source.arrow.trees import tree_batches, values_of, without_strays
from cio_schemas.source.reader import Bounds

LONDON = dt.timezone(dt.timedelta(hours=1))
FIRST_OF_2024 = 1704067200
INT8 = pa.int8()


def runs(values, *ends):
    """Values encoded as runs, unchecked."""
    kind = pa.run_end_encoded(pa.int32(), values.type)
    children = [pa.array(ends or range(1, len(values) + 1), pa.int32()), values]
    return pa.Array.from_buffers(kind, ends[-1] if ends else len(values), [None], children=children)


def dense(*children):
    """The values of several arrays as a dense union, one array after the other."""
    codes = [code for code, child in enumerate(children) for _ in range(len(child))]
    offsets = [offset for child in children for offset in range(len(child))]
    return pa.UnionArray.from_dense(pa.array(codes, INT8), pa.array(offsets, pa.int32()), [*children])


def sparse(codes, *children):
    """The values of several arrays as a sparse union: of each row that in the array with its code."""
    return pa.UnionArray.from_sparse(pa.array(codes, INT8), [*children], None, sorted({*codes}))


# an array, and what its values are in JSON
VALUES = [
    (pa.array([None, None]), [None, None]),
    (pa.array([True, None]), [True, None]),
    *((pa.array([1, None, 2], kind()), [1, None, 2]) for kind in (pa.int8, pa.int16, pa.int32, pa.int64)),
    *((pa.array([1, None, 2], kind()), [1, None, 2]) for kind in (pa.uint8, pa.uint16, pa.uint32, pa.uint64)),
    *((pa.array([1.5, None]).cast(kind()), [1.5, None]) for kind in (pa.float16, pa.float32, pa.float64)),
    *(
        (pa.array([Decimal("1.50"), None], kind(5, 2)), [Decimal("1.50"), None])
        for kind in (pa.decimal32, pa.decimal64, pa.decimal128, pa.decimal256)
    ),
    (pa.array([Decimal(300)], pa.decimal128(5, -2)), [300]),
    *((pa.array(["a", None, "é"], kind()), ["a", None, "é"]) for kind in (pa.string, pa.large_string, pa.string_view)),
    *((pa.array([b"a", None], kind()), ["a", None]) for kind in (pa.binary, pa.large_binary, pa.binary_view)),
    (pa.array([b"ab", None], pa.binary(2)), ["ab", None]),
    (pa.array([dt.date(2024, 2, 29), None], pa.date32()), ["2024-02-29", None]),
    (pa.array([dt.date(2024, 2, 29), None], pa.date64()), ["2024-02-29", None]),
    (pa.array([dt.time(1, 2, 3), None], pa.time32("s")), ["01:02:03", None]),
    (pa.array([1], pa.time64("ns")), ["00:00:00.000000001"]),
    (pa.array([FIRST_OF_2024, None], pa.timestamp("s")), ["2024-01-01T00:00:00", None]),
    (pa.array([dt.datetime(2024, 1, 1, 2, tzinfo=LONDON)], pa.timestamp("ms", "+01:00")), ["2024-01-01T01:00:00.000Z"]),
    (pa.array(["a", None, "a"]).dictionary_encode(), ["a", None, "a"]),
    (pa.DictionaryArray.from_arrays([1, 0, None], pa.array([[1], None])), [None, [1], None]),
    (runs(pa.array([7, None]), 2, 3), [7, 7, None]),
    (runs(pa.array([[1], [2]]), 1, 3), [[1], [2], [2]]),
    (pa.array([{"a": 1, "b": None}, {"a": None, "b": "x"}, None]), [{"a": 1}, {"b": "x"}, None]),
    (pa.array([{"s": {"t": None}}, {"s": None}]), [{"s": {}}, {}]),
    (pa.array([{}, None], pa.struct([])), [{}, None]),
    *(
        (pa.array([[1, 2], None, [], [None]], kind(INT8)), [[1, 2], None, [], [None]])
        for kind in (pa.list_, pa.large_list, pa.list_view, pa.large_list_view)
    ),
    (pa.array([[1, 2], None, [3, 4]], pa.list_(INT8, 2)), [[1, 2], None, [3, 4]]),
    (pa.array([[("a", 1), ("b", None)], None], pa.map_(pa.string(), INT8)), [{"a": 1, "b": None}, None]),
    (dense(pa.array([1, None]), pa.array(["a", "b"]), pa.array([{"c": [2]}])), [1, None, "a", "b", {"c": [2]}]),
    (sparse([5, 7, 5], pa.array([1, 2, None]), pa.array(["a", "b", "c"])), [1, "b", None]),
    (pa.array([bytes(16), None], pa.uuid()), ["00000000-0000-0000-0000-000000000000", None]),
    (pa.array([1, None], pa.bool8()), [True, None]),
    (pa.array(['{"a": [1]}', None], pa.json_()), [{"a": [1]}, None]),
    (pa.array(['{"a": [1]}', None], pa.json_(pa.string_view())), [{"a": [1]}, None]),
    (pa.ExtensionArray.from_storage(pa.opaque(pa.string(), "x", "y"), pa.array(["a"])), ["a"]),
    (
        pa.ExtensionArray.from_storage(pa.fixed_shape_tensor(INT8, [2]), pa.array([[1, 2]], pa.list_(INT8, 2))),
        [[1, 2]],
    ),
]
OUT_OF_RANGE = [
    (253402300800, pa.int64(), pa.timestamp("s")),  # the year 10000
    (-62167219201000, pa.int64(), pa.timestamp("ms", "UTC")),  # the year -1
    (2**63 - 1, pa.int64(), pa.timestamp("us", "UTC")),
    (2932897, pa.int32(), pa.date32()),
    (253402300800000, pa.int64(), pa.date64()),
    (86400, pa.int32(), pa.time32("s")),
    (-1, pa.int64(), pa.time64("us")),
]
# an array of one value that has no counterpart in JSON, and what is reported
STRAYS = [
    (pa.array([float("nan")]), "P-number", "at the root: nan is not a JSON number"),
    (pa.array([{"a": [float("-inf")]}]), "P-number", "at /a/0: -inf is not a JSON number"),
    (pa.array([{"a": b"\xff"}]), "P-encoding", "at /a: byte 0xFF is not UTF-8"),
    (pa.array([[(1, 2)]], pa.map_(INT8, INT8)), "P-key", "at the root: the key 1 of a map is not a string"),
    (
        pa.array([[("a", 1), ("a", 2)]], pa.map_(pa.string(), INT8)),
        "P-duplicate-key",
        "at the root: the map has the key 'a' twice",
    ),
    (
        pa.array([[({"a": 1}, 2)]], pa.map_(pa.struct([("a", INT8)]), INT8)),
        "P-key",
        "at the root: the key {'a': 1} of a map is not a string",
    ),
    (
        pa.StructArray.from_arrays([pa.array([1]), pa.array([2])], ["a", "a"]),
        "P-duplicate-key",
        "at the root: the struct has two fields 'a'",
    ),
    (
        pa.StructArray.from_arrays([pa.array(["[1,"], pa.json_())], ["a"]),
        "P-syntax",
        "at /a: in the JSON text here, expected a value, found the end of the document",
    ),
    (
        pa.array([1], pa.int32()).view(pa.decimal32(5, -(2**30))),
        "P-value",
        "at the root: a value of the type decimal32(5, -1073741824) has no counterpart in JSON",
    ),
    (
        pa.array([dt.timedelta(1)]),
        "P-value",
        "at the root: a value of the type duration[us] has no counterpart in JSON",
    ),
    (
        pa.array([(1, 2, 3)], pa.month_day_nano_interval()),
        "P-value",
        "at the root: a value of the type month_day_nano_interval has no counterpart in JSON",
    ),
    *(
        (pa.array([number], storage).view(kind), "P-value", f"at the root: {number} is not a {kind} for RFC 3339")
        for number, storage, kind in OUT_OF_RANGE
    ),
]
NOT_MADE = {"INTERVAL_MONTHS", "INTERVAL_DAY_TIME"}  # pyarrow has no arrays of these


def described(each):
    return str(each.type) if isinstance(each, pa.Array) else ""


def test_every_type_is_listed():
    known = {name.removeprefix("Type_"): getattr(pa.lib, name) for name in dir(pa.lib) if name.startswith("Type_")}
    listed = {array.type.id for array, *_ in [*VALUES, *STRAYS]}
    assert {name for name, number in known.items() if number not in listed} <= NOT_MADE


@pytest.mark.parametrize(("array", "values"), VALUES, ids=described)
def test_values(array, values):
    assert values_of(array) == values
    assert values_of(array.slice(1)) == values[1:]


@pytest.mark.parametrize(("array", "code", "message"), STRAYS, ids=described)
def test_what_has_no_counterpart_in_json(array, code, message):
    [batch] = tree_batches(array)

    assert batch.instances == [ABSENT]
    assert [(each.code, each.message) for each in batch.problems[0]] == [(code, message)]


def in_lists(kind):
    return lambda array: kind.from_arrays(range(len(array) + 1), array)


def in_views(kind):
    return lambda array: kind.from_arrays(range(len(array)), [1] * len(array), array)


# each puts every value of an array into another one, in a row of its own
NESTED = {
    "struct": lambda array: pa.StructArray.from_arrays([array], ["field"]),
    "list": in_lists(pa.ListArray),
    "large_list": in_lists(pa.LargeListArray),
    "list_view": in_views(pa.ListViewArray),
    "large_list_view": in_views(pa.LargeListViewArray),
    "fixed_size_list": lambda array: pa.FixedSizeListArray.from_arrays(array, 1),
    "map": lambda array: pa.MapArray.from_arrays(range(len(array) + 1), pa.array(["key"] * len(array)), array),
    "dictionary": lambda array: pa.DictionaryArray.from_arrays(pa.array(range(len(array)), INT8), array),
    "runs": runs,
    "dense": dense,
    "sparse": lambda array: sparse([0] * len(array), array),
    "itself": lambda array: array,
}
BYTES = pa.array([b'"a"', b'"\xff"', None, b'"c"'])
NOT_UTF_8 = BYTES.view(pa.string())
# arrays of four values: one that JSON has, one that it has not, null, another that it has
LEAVES = {
    "string": NOT_UTF_8,
    "large_string": BYTES.cast(pa.large_binary()).view(pa.large_string()),
    "string_view": BYTES.cast(pa.binary_view()).view(pa.string_view()),
    "binary": BYTES,
    "binary_view": BYTES.cast(pa.binary_view()),
    "json": pa.array(["1", "{", None, "2"], pa.json_()),
    "json that is not UTF-8": pa.ExtensionArray.from_storage(pa.json_(), NOT_UTF_8),
    "numbers": pa.array([1, float("nan"), None, 2]),
    "times": pa.array([1, 86400, None, 2], pa.int32()).view(pa.time32("s")),
    "dates": pa.array([1, 2**31 - 1, None, 2], pa.int32()).view(pa.date32()),
    "dictionary": pa.DictionaryArray.from_arrays([0, 1, None, 3], NOT_UTF_8),
    "dictionary of lists": pa.DictionaryArray.from_arrays([0, 1, None, 3], in_lists(pa.ListArray)(NOT_UTF_8)),
    "runs": runs(NOT_UTF_8),
}


@pytest.mark.parametrize(("outer", "inner"), [*product(NESTED, NESTED)])
def test_a_value_without_a_counterpart_leaves_the_others_alone_wherever_it_is(outer, inner):
    for leaf in LEAVES.values():
        array = NESTED[outer](NESTED[inner](leaf))
        for first in (0, 1):
            part = array.slice(first)
            verdicts = columns.is_valid(part, True).to_pylist()
            [checked] = columns.check(pa.record_batch({"body": part}), True, "body")

            assert [verdict is not False for verdict in verdicts] == [True, False, True, True][first:]
            assert checked["valid"].to_pylist() == verdicts
            assert [len(found) for found in checked["findings"].to_pylist()] == [0, 1, 0, 0][first:]


@pytest.mark.parametrize("encoding", ["dictionary", "runs", "dense", "sparse"])
def test_a_null_is_no_record_however_it_is_encoded(encoding):
    array = NESTED[encoding](pa.array(["1", None, "2", "{"], pa.json_()))
    [checked] = columns.check(pa.record_batch({"body": array}), True, "body")

    assert columns.is_valid(array, True).to_pylist() == checked["valid"].to_pylist() == [True, None, True, False]


@pytest.mark.parametrize("name", NESTED)
def test_rows_are_taken_of_every_type(name):
    """A schema for each record takes the rows of each schema, which Arrow can't of views and runs."""
    array = NESTED[name](pa.array(["1", "2", None, "4"], pa.json_(pa.string_view())))
    batch = pa.record_batch({"body": array, "schema": ["any", "none", "any", "none"]})
    [checked] = columns.check(batch, columns.SchemaColumn("schema", {"any": True, "none": False}), "body")

    assert [verdict is not False for verdict in checked["valid"].to_pylist()] == [True, False, True, False]


def test_a_value_that_is_too_large_is_not_read(monkeypatch):
    monkeypatch.setattr(trees, "PLAIN", Bounds(values=50))
    items = pa.array(range(8))
    lists = pa.ListViewArray.from_arrays([0] * 8, [8] * 8, items)
    array = pa.ListViewArray.from_arrays([0, 0, 5, 0], [2, 8, 1, 0], lists)  # of 2 * 8, 8 * 8, 8 and no numbers

    assert columns.is_valid(array, True).to_pylist() == [True, False, True, True]
    [checked] = columns.check(pa.record_batch({"body": array}), True, "body")
    assert [[(each["code"], each["message"]) for each in found] for found in checked["findings"].to_pylist()] == [
        [],
        [("P-size", "a document of more than 50 values is not read")],
        [],
        [],
    ]
    assert values_of(array)[0] == [[*range(8)], [*range(8)]]
    assert without_strays(values_of(array)[1]) is None


def test_a_dictionary_of_texts_may_stand_for_more_than_an_array_of_strings_holds():
    text = pa.array(['"' + "x" * 2**20 + '"'])
    array = flat(pa.DictionaryArray.from_arrays(pa.array([0] * 2, INT8), text))

    assert array.type == pa.large_string()


VIEW = pa.string_view()


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (pa.struct([("a", VIEW), ("b", pa.list_(VIEW)), ("c", INT8)]), [{"a": "x", "b": ["y"], "c": 1}, None]),
        (pa.list_(pa.struct([("a", pa.binary_view())])), [[{"a": "x"}], None]),
        (pa.large_list(VIEW), [["a"], None]),
        (pa.list_(VIEW, 2), [["a", "b"], None]),
        (pa.map_(VIEW, VIEW), [{"a": "b"}, None]),
        (pa.map_(VIEW, pa.list_(VIEW)), [{"a": ["b"]}, None]),
        (pa.struct([pa.field("a", VIEW, nullable=False)]), [{"a": "x"}, None]),
    ],
)
def test_views_within_other_types(kind, values):
    given = [[*each.items()] if pa.types.is_map(kind) and each else each for each in values]
    array = flat(pa.array(given, kind))

    assert values_of(array) == values
    assert values_of(array.drop_null()) == values[:1]
