"""A file that is read again from its start, whatever is done with the original."""

import io
import os

import pytest

from cio_schemas.source.stdin_copy import read_again


@pytest.fixture(params=["pread", "seek"])
def file(request, monkeypatch, tmp_path):
    """An open file, read as on POSIX and as on Windows."""
    if request.param == "seek":
        monkeypatch.delattr(os, "pread", raising=False)
    (tmp_path / "a").write_bytes(bytes(range(100)))
    with (tmp_path / "a").open("rb") as opened:
        opened.seek(50)
        yield opened


def test_both_have_a_position(file):
    again = read_again(file)

    assert (again.read(2), file.read(2), again.read(2), file.read(2)) == (b"\0\1", b"23", b"\2\3", b"45")
    assert again.read() == bytes(range(4, 100))
    assert again.read() == b""


# offset, from where, the position then, from 10
SOUGHT = [(3, io.SEEK_SET, 3), (3, io.SEEK_CUR, 13), (-3, io.SEEK_END, 97)]


@pytest.mark.parametrize(("offset", "whence", "position"), SOUGHT)
def test_seek(file, offset, whence, position):
    again = read_again(file)
    again.read(10)

    assert again.seekable()
    assert again.seek(offset, whence) == again.tell() == position
    assert again.read(1) == bytes([position])
