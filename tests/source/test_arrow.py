"""Arrow arrays as instances: JSON texts parsed in blocks, and other values as what they stand for."""

import datetime as dt
from decimal import Decimal

import pyarrow as pa
import pytest

from cio_schemas.source import ABSENT
from cio_schemas.source.arrow import texts
from cio_schemas.source.arrow.texts import BLOCK, flat, holds_texts, text_batches
from cio_schemas.source.arrow.trees import tree_batches, values_of, written
from cio_schemas.source.reader import Bounds

LONDON = dt.timezone(dt.timedelta(hours=1))

# an array, and what its values are in JSON
VALUES = [
    (pa.array([1, None, -2]), [1, None, -2]),
    (pa.array([True, None]), [True, None]),
    (pa.array([1.5, None, 2.0]), [1.5, None, 2.0]),
    (pa.array([None, None]), [None, None]),
    (pa.array([Decimal("1.50")]), [Decimal("1.50")]),
    (pa.array(["a", None, "é"]), ["a", None, "é"]),
    (pa.array(["a"], pa.string_view()), ["a"]),
    (pa.array([b"a"], pa.binary()), ["a"]),
    (pa.array([b"ab"], pa.binary(2)), ["ab"]),
    (pa.array(["a", None, "a"]).dictionary_encode(), ["a", None, "a"]),
    (pa.compute.run_end_encode(pa.array([7, 7, None])), [7, 7, None]),
    (pa.array([{"a": 1, "b": None}, {"a": None, "b": "x"}, None]), [{"a": 1}, {"b": "x"}, None]),
    (pa.array([{"s": {"t": None}}, {"s": None}]), [{"s": {}}, {}]),
    (pa.array([{}, None], pa.struct([])), [{}, None]),
    (pa.array([[1, None], None, []]), [[1, None], None, []]),
    (pa.array([[1, None], None, []], pa.large_list(pa.int8())), [[1, None], None, []]),
    (pa.array([[1, 2], None], pa.list_(pa.int8(), 2)), [[1, 2], None]),
    (pa.array([[1, 2], None, [3]], pa.list_view(pa.int8())), [[1, 2], None, [3]]),
    (pa.array([[("a", 1), ("b", None)], None], pa.map_(pa.string(), pa.int8())), [{"a": 1, "b": None}, None]),
    (pa.array([dt.date(2024, 2, 29)]), ["2024-02-29"]),
    (pa.array([dt.time(1, 2, 3)], pa.time32("s")), ["01:02:03"]),
    (pa.array([1704074400], pa.timestamp("s")), ["2024-01-01T02:00:00"]),
    (pa.array([dt.datetime(2024, 1, 1, 2, tzinfo=LONDON)], pa.timestamp("ms", "+01:00")), ["2024-01-01T01:00:00.000Z"]),
    (pa.array([bytes(16), None], pa.uuid()), ["00000000-0000-0000-0000-000000000000", None]),
    (pa.array([1, None], pa.bool8()), [True, None]),
    (pa.array(['{"a": [1]}', None], pa.json_()), [{"a": [1]}, None]),
]

# an array of one value that JSON has no like of, and what is said of it
STRAYS = [
    (pa.array([float("nan")]), "P-number", "at the root: nan is not a JSON number"),
    (pa.array([{"a": [float("-inf")]}]), "P-number", "at /a/0: -inf is not a JSON number"),
    (pa.array([{"a": b"\xff"}]), "P-encoding", "at /a: byte 0xFF is not UTF-8"),
    (pa.array([[(1, 2)]], pa.map_(pa.int8(), pa.int8())), "P-key", "at the root: the key 1 of a map is not a string"),
    (
        pa.array([[("a", 1), ("a", 2)]], pa.map_(pa.string(), pa.int8())),
        "P-duplicate-key",
        "at the root: the map has the key 'a' twice",
    ),
    (
        pa.array([[({"a": 1}, 2)]], pa.map_(pa.struct([("a", pa.int8())]), pa.int8())),
        "P-key",
        "at the root: the key {'a': 1} of a map is not a string",
    ),
    (
        pa.StructArray.from_arrays([pa.array([1]), pa.array([2])], ["a", "a"]),
        "P-duplicate-key",
        "at the root: the struct has two fields 'a'",
    ),
    (
        pa.array([dt.timedelta(1)]),
        "P-value",
        "at the root: a value of the type duration[us] has no counterpart in JSON",
    ),
    (
        pa.StructArray.from_arrays([pa.array(["[1,"], pa.json_())], ["a"]),
        "P-syntax",
        "at /a: in the JSON text here, the document ends where a value is expected",
    ),
]


@pytest.mark.parametrize(("array", "values"), VALUES, ids=lambda each: str(getattr(each, "type", "")))
def test_values(array, values):
    assert values_of(array) == values
    assert values_of(array.slice(1)) == values[1:]


@pytest.mark.parametrize(("array", "code", "message"), STRAYS)
def test_what_has_no_counterpart_in_json(array, code, message):
    [batch] = tree_batches(array)

    assert batch.instances == [ABSENT]
    assert [(each.code, each.message) for each in batch.problems[0]] == [(code, message)]


def test_a_stray_value_leaves_the_others_alone():
    [batch] = tree_batches(pa.array([{"a": 1.5}, {"a": float("nan")}, {"a": 2.5}]))

    assert batch.instances == [{"a": 1.5}, ABSENT, {"a": 2.5}]
    assert batch.texts[0] == b'{"a":1.5}'


@pytest.mark.parametrize(
    ("instance", "text"),
    [
        ({"a": Decimal("1.50")}, b'{"a":1.50}'),
        ({"a": Decimal("1E+3")}, b'{"a":1000}'),
        ({"a": 2**70}, b'{"a": 1180591620717411303424}'),
    ],
)
def test_numbers_are_written_as_they_are(instance, text):
    assert written(instance) == text


TEXTS = ['{"a": 1}', '{"a": 1, "a": 2}', "", " [1]\n", "[1", "12345678901234567890123", '"\\ud800"', "NaN", '{"a":\n}']


def read(array):
    found = [
        (instance, [(each.code, each.span.line, each.span.column) for each in batch.problems.get(index, ())])
        for batch, _ in text_batches(flat(array))
        for index, instance in enumerate(batch.instances)
    ]
    assert len(found) == len(array)
    return found


READ = [
    ({"a": 1}, []),
    ({"a": 2}, [("P-duplicate-key", 1, 10)]),
    (ABSENT, [("P-empty", 1, 1)]),
    ([1], []),
    (ABSENT, [("P-syntax", 1, 3)]),
    (12345678901234567890123, []),
    (ABSENT, [("P-surrogate", 1, 2)]),
    (ABSENT, [("P-number", 1, 1)]),
    (ABSENT, [("P-syntax", 2, 1)]),
]
FORMS = ["string", "large_string", "string_view", "binary", "large_binary", "binary_view"]


@pytest.mark.parametrize("form", FORMS)
def test_texts(form):
    array = pa.array(TEXTS).cast(getattr(pa, form)())

    assert holds_texts(flat(array))
    assert read(array) == READ
    assert read(array.slice(3, 4)) == READ[3:7]
    assert [read(array.slice(index, 1)) for index in range(len(TEXTS))] == [[each] for each in READ]


def test_what_is_not_utf8_is_a_problem_of_its_text():
    offsets = pa.py_buffer(b"\0\0\0\0\1\0\0\0\4\0\0\0\5\0\0\0")
    array = pa.Array.from_buffers(pa.string(), 3, [None, offsets, pa.py_buffer(b'1"\xff"2')])

    assert read(array) == [(1, []), (ABSENT, [("P-encoding", 1, 2)]), (2, [])]


def test_no_text_ends_another():
    """Texts that are only JSON beside their neighbours are not JSON."""
    assert [instance for instance, _ in read(pa.array(["[1", "2]", '"a', '"', "1,2"]))] == [ABSENT] * 5


def test_blocks_hold_all_texts_in_order():
    texts = [f'{{"number": {number}, "text": "{"x" * (number % 900)}"}}' for number in range(1_000)]
    batches = [batch for batch, _ in text_batches(pa.array(texts))]

    assert len(batches) > sum(map(len, texts)) // BLOCK > 5
    assert [each["number"] for batch in batches for each in batch.instances] == [*range(1_000)]
    assert [text.decode() for batch in batches for text in batch.texts] == texts


@pytest.mark.parametrize(
    ("texts", "size"), [(["[1]", "[12]"], 4), (["[12345678901234567]"], None), ([f'"{"x" * 5000}"'], None)]
)
def test_the_size_of_the_largest_where_all_are_small(texts, size):
    assert [found for _, found in text_batches(pa.array(texts))] == [size]


VIEW = pa.string_view()


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (pa.struct([("a", VIEW), ("b", pa.list_(VIEW)), ("c", pa.int8())]), [{"a": "x", "b": ["y"], "c": 1}, None]),
        (pa.list_(pa.struct([("a", pa.binary_view())])), [[{"a": "x"}], None]),
        (pa.large_list(VIEW), [["a"], None]),
        (pa.list_(VIEW, 2), [["a", "b"], None]),
        (pa.map_(VIEW, VIEW), [{"a": "b"}, None]),
        (pa.map_(VIEW, pa.list_(VIEW)), [{"a": ["b"]}, None]),
    ],
)
def test_views_within_other_types(kind, values):
    given = [[*each.items()] if pa.types.is_map(kind) and each else each for each in values]
    array = flat(pa.array(given, kind))

    assert values_of(array) == values
    assert values_of(array.drop_null()) == values[:1]


def test_no_texts():
    assert [*text_batches(pa.array([], pa.string()))] == []
    assert [*tree_batches(pa.array([], pa.int8()))] == []


def test_bytes_of_a_fixed_size():
    array = flat(pa.array([b"[1]", b"{} ", None], pa.binary(3)))

    assert holds_texts(array)
    assert array.to_pylist() == [b"[1]", b"{} ", None]


# the most bytes and values that are read, texts, what becomes of each
BOUNDED = [
    (1_000, 10, ["[1]", "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]"], [[1], "of more than 10 values"]),
    (30, 10, ["[1]", '"' + "x" * 40 + '"'], [[1], "of more than 30 bytes"]),
    (1_000, 10, ['"' + "x" * 40 + '"', "{"], ["x" * 40, "the document ends"]),
]


@pytest.mark.parametrize(("size", "values", "given", "expected"), BOUNDED)
def test_a_text_that_is_too_large_is_not_read(monkeypatch, size, values, given, expected):
    monkeypatch.setattr(texts, "PLAIN", Bounds(size, values))
    [(batch, longest)] = text_batches(pa.array(given))
    told = {index: found[0].message for index, found in batch.problems.items()}

    assert longest is None
    assert [batch.instances[index] if index not in told else True for index in range(2)] == [
        True if isinstance(each, str) and each.startswith(("of ", "the ")) else each for each in expected
    ]
    assert all(expected[index] in message for index, message in told.items())
    assert [*batch.lines] == [1, 1]


def test_the_texts_of_trees_are_written_on_demand():
    [batch] = tree_batches(pa.array([{"a": 1}, {"a": 2}]))

    assert len(batch.texts) == 2
    assert batch.texts[1] == b'{"a":2}'
    assert batch.places[0].head() == (0, 0)
    assert batch.places[0].note(["a"]) is None
