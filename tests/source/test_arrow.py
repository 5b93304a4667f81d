"""Arrow arrays as batches of instances: JSON texts parsed in blocks, and other values."""

from decimal import Decimal

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cio_schemas.source import ABSENT
from cio_schemas.source.arrow import texts
from cio_schemas.source.arrow.decoding import flat, holds_texts
from cio_schemas.source.arrow.texts import BLOCK, text_batches
from cio_schemas.source.arrow.trees import tree_batches, written
from cio_schemas.source.reader import Bounds
from cio_schemas.source.strict import parse


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
    (1_000, 10, ['"' + "x" * 40 + '"', "{"], ["x" * 40, "found the end of the document"]),
]


@pytest.mark.parametrize(("size", "values", "given", "expected"), BOUNDED)
def test_a_text_that_is_too_large_is_not_read(monkeypatch, size, values, given, expected):
    monkeypatch.setattr(texts, "PLAIN", Bounds(size, values))
    [(batch, longest)] = text_batches(pa.array(given))
    told = {index: found[0].message for index, found in batch.problems.items()}

    assert longest is None
    assert [batch.instances[index] if index not in told else True for index in range(2)] == [
        True if isinstance(each, str) and each.startswith(("of ", "found ")) else each for each in expected
    ]
    assert all(expected[index] in message for index, message in told.items())
    assert [*batch.lines] == [1, 1]


def test_the_texts_of_trees_are_written_on_demand():
    [batch] = tree_batches(pa.array([{"a": 1}, {"a": 2}]))

    assert len(batch.texts) == 2
    assert batch.texts[1] == b'{"a":2}'
    assert batch.places[0].head() == (0, 0)
    assert batch.places[0].note(["a"]) is None


# A name in the ways it can be written, and names that are no member but look like one.
NAMES = st.sampled_from(['"a"', r'"\u0061"', '"b"', '":"', r'"\u003a"', r'"\u003A"', '"a:"', r'"\"a\":"', '"é"'])
WRITTEN = st.recursive(
    st.sampled_from(["1", '""', '"a:1"', r'"\u003a"', r'"{\"a\":1}"', "null", "1e2", "-0"]),
    lambda values: st.one_of(
        st.lists(st.builds("{}{}{}".format, NAMES, st.sampled_from([":", " : ", ":\n"]), values), max_size=3).map(
            lambda members: "{" + ",".join(members) + "}"
        ),
        st.lists(values, max_size=2).map(lambda items: "[" + ", ".join(items) + "]"),
    ),
    max_leaves=6,
)
TORN = st.sampled_from(["1,2", "[1", "2]", '{"a":1', '"b":2}', "{},{}", "", '"'])


@pytest.mark.parametrize("counts", [True, False], ids=["numpy", "no numpy"])
def test_texts_are_read_as_the_strict_reader_reads_each(counts, monkeypatch):
    @settings(derandomize=True, max_examples=500)
    @given(st.lists(st.one_of(WRITTEN, WRITTEN, TORN), min_size=1, max_size=6))
    def holds(documents):
        found = read(pa.array(documents))
        for (instance, problems), text in zip(found, documents, strict=True):
            expected, wrong = parse(text)
            assert repr(instance) == repr(expected)
            assert [code for code, *_ in problems] == [each.code for each in wrong]

    if not counts:
        monkeypatch.setattr(texts, "numpy", None)
    holds()
