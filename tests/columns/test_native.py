"""The kernel on Arrow's buffers: whatever their offsets, widths and nulls, and however many threads share them."""

import pyarrow as pa
import pytest

from cio_schemas import columns, kernel
from cio_schemas.columns import native
from cio_schemas.columns.judging import payloads_for
from cio_schemas.columns.native import ACCEPTED, REFUSED, UNSURE, native_verdicts

pytestmark = pytest.mark.skipif(not kernel.available, reason="the kernel was not built")

TEXTS = ['{"name": "a"}', None, '{"name": ""}', "{", '{"name": "é"}', '{"name": "a", "name": "a"}', "", None]
FOUND = [ACCEPTED, REFUSED, REFUSED, UNSURE, ACCEPTED, UNSURE, UNSURE, REFUSED]


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.binary(), pa.large_binary()])
@pytest.mark.parametrize(("start", "stop"), [(0, 8), (1, 8), (3, 5), (7, 8), (4, 4)])
def test_slices(kind, start, stop):
    array = pa.array(TEXTS).cast(kind).slice(start, stop - start)

    assert [*native_verdicts(array, payloads_for("event", rules=False))] == FOUND[start:stop]


def test_what_the_kernel_does_not_hold_is_left_to_python():
    schema = {"pattern": r"(a)\1"}  # a backreference

    assert columns.is_valid(pa.array(['"aa"', '"ab"']), schema).to_pylist() == [True, False]


@pytest.mark.parametrize("cores", [1, 2, 3, 7])
def test_threads_share_an_array(monkeypatch, cores):
    monkeypatch.setattr(native, "_SHARE", 10)
    monkeypatch.setattr(native, "_cores", lambda: cores)

    assert [*native_verdicts(pa.array(TEXTS * 9), payloads_for("event", rules=False))] == FOUND * 9
