"""The kernel on Arrow's buffers: whatever their offsets, widths and nulls, and however many threads share them."""

import pyarrow as pa
import pytest

import cio_schemas
from cio_schemas import columns, kernel
from cio_schemas.columns import native
from cio_schemas.columns.judging import payloads_for
from cio_schemas.columns.native import native_verdicts

pytestmark = pytest.mark.skipif(not kernel.available, reason="the kernel was not built")

TEXTS = ['{"name": "a"}', None, '{"name": ""}', "{", '{"name": "é"}', '{"name": "a", "name": "a"}', "", None]
ACCEPTED = [True, None, False, False, True, False, False, None]
REFUSED, UNSURE = [2], [3, 5, 6]


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.binary(), pa.large_binary()])
@pytest.mark.parametrize(("start", "stop"), [(0, 8), (1, 8), (3, 5), (7, 8), (4, 4)])
def test_slices(kind, start, stop):
    array = pa.array(TEXTS * 3).cast(kind)
    for first in (start, 8 + start, 11 + start):  # in the bitmap of nulls a byte has eight values
        found = native_verdicts(array.slice(first, stop - start), payloads_for("event", rules=False))
        rows = [row % 8 for row in range(first, first + stop - start)]

        assert found.array().to_pylist() == [ACCEPTED[row] for row in rows]
        assert found.refused == sum(row in REFUSED for row in rows)
        assert [rows[row] for row in found.unsure] == [row for row in rows if row in UNSURE]


def test_rows_without_nulls_and_those_that_python_accepts():
    texts = pa.array(['"aa"', '"b"', '"cc"'] * 5)  # the kernel has no backreferences
    validator = cio_schemas.Validator({"if": {"const": "b"}, "else": {"pattern": r"^(.)\1$"}})

    assert columns.is_valid(texts.slice(3, 7), validator).to_pylist() == [True] * 7
    assert columns.is_valid(texts.slice(9), {"pattern": r"^(.)\1$"}).to_pylist() == [True, False, True] * 2


def test_what_the_kernel_does_not_hold_is_left_to_python():
    schema = {"pattern": r"(a)\1"}  # a backreference

    assert columns.is_valid(pa.array(['"aa"', '"ab"']), schema).to_pylist() == [True, False]


@pytest.mark.parametrize("cores", [1, 2, 3, 7])
@pytest.mark.parametrize("start", [0, 3, 8, 13])
def test_threads_share_an_array(monkeypatch, cores, start):
    monkeypatch.setattr(native, "_SHARE", 10)
    monkeypatch.setattr(native, "_cores", lambda: cores)
    found = native_verdicts(pa.array(TEXTS * 9).slice(start), payloads_for("event", rules=False))
    rows = range(start, 72)

    assert found.array().to_pylist() == [ACCEPTED[row % 8] for row in rows]
    assert (found.refused, found.unsure) == (
        sum(row % 8 in REFUSED for row in rows),
        [row - start for row in rows if row % 8 in UNSURE],
    )
