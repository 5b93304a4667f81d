"""Chunks: whole lines, true line numbers, decompression, and files that can't be read."""

import errno
import gzip
import io
import os
import socket
import sys

import pytest

from cio_schemas.source import reader
from cio_schemas.source.opening import failure
from cio_schemas.source.reader import Bounds, Chunk, read, read_stretch, stretches, syntax_of
from cio_schemas.source.small_file import small_file

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

SUFFIXES = [
    ("a.json", "json"),
    ("a.ndjson", "ndjson"),
    ("dir.json/a.jsonl", "ndjson"),
    ("A.NDJSON.GZ", "ndjson"),
    ("a.json.zst", "json"),
    ("a.yml", "yaml"),
    ("a.yaml.gz", "yaml"),
    ("a", "json"),
    ("a.gz", "json"),
    ("dir.yaml/a", "json"),
    (".json", "json"),
    ("-", "json"),
    ("", "json"),
]


@pytest.mark.parametrize(("name", "syntax"), SUFFIXES)
def test_syntax_of(name, syntax):
    assert syntax_of(name) == syntax


def read_bytes(data, name="-", syntax="ndjson", **options):
    return list(read(name, syntax, stream=io.BytesIO(data), **options))


CHUNKS = [
    # data, size of a chunk, (line, data) of each
    (b"1", 10, [(1, b"1")]),
    (b"1\n", 10, [(1, b"1\n")]),
    (b"1\n2\n3", 10, [(1, b"1\n2\n"), (3, b"3")]),
    (b"1\n2\n3\n", 3, [(1, b"1\n"), (2, b"2\n3\n")]),
    (b"11111\n2\n", 2, [(1, b"11111\n"), (2, b"2\n")]),
    (b"\n\n1\n", 1, [(3, b"1\n")]),
    (b"1\r\n2", 10, [(1, b"1\r\n"), (2, b"2")]),
]


@pytest.mark.parametrize(("data", "size", "chunks"), CHUNKS)
def test_records_are_not_cut(data, size, chunks):
    assert read_bytes(data, size=size) == [Chunk("ndjson", text, line) for line, text in chunks]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 100])
def test_every_line_comes_once_with_its_number(size):
    lines = [b"x" * (number % 9) for number in range(1, 60)]
    chunks = read_bytes(b"\n".join(lines), size=size)
    found = {chunk.line + index: line for chunk in chunks for index, line in enumerate(chunk.data.split(b"\n")) if line}
    assert found == {number: line for number, line in enumerate(lines, 1) if line}


@pytest.mark.parametrize("syntax", ["json", "yaml"])
def test_other_files_are_one_chunk(syntax):
    assert read_bytes(b"1\n2\n", syntax=syntax, size=1) == [Chunk(syntax, b"1\n2\n", 1)]


STRETCHES = [
    # data, size of a stretch, data of each with its first line
    (b"1\n2\n3\n", 2, [(1, b"1\n2\n"), (3, b"3\n")]),
    (b"1\n2\n3", 1, [(1, b"1\n"), (2, b"2\n"), (3, b"3")]),
    (b"1\n2\n", 3, [(1, b"1\n2\n")]),
    (b"11111\n2\n", 2, [(1, b"11111\n"), (2, b"2\n")]),
    (b"1\n\n\n\n2\n", 2, [(1, b"1\n\n"), (3, b"\n\n2\n")]),
    (b"1\n" + b"2" * 9000 + b"\n3\n", 4, [(1, b"1\n" + b"2" * 9000 + b"\n"), (3, b"3\n")]),
]


@pytest.mark.parametrize(("data", "size", "expected"), STRETCHES)
def test_stretches_are_whole_lines(tmp_path, data, size, expected):
    path = tmp_path / "a.ndjson"
    path.write_bytes(data)

    def read_on(line):
        for stretch in stretches(str(path), size=size):
            line = yield from read_stretch(str(path), stretch, line=line)

    assert [(chunk.line, chunk.data) for chunk in read_on(1)] == expected


WHOLE = [
    ("a.ndjson", b"1\n"),  # no larger than a stretch
    ("a.json", b"1\n2\n3\n"),
    ("a.ndjson.gz", gzip.compress(b"1\n2\n3\n", mtime=0)),
    ("a.ndjson", b"\xef\xbb\xbf1\n2\n"),
    ("a.ndjson", "1\n2\n".encode("utf-16")),
    ("a.ndjson", b"\n" * 5000),
]


@pytest.mark.parametrize(("name", "data"), WHOLE)
def test_what_is_not_cut_into_stretches(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    assert list(stretches(str(tmp_path / name), size=2)) == []


def test_what_can_not_be_opened_is_not_cut(tmp_path):
    assert [list(stretches(str(path))) for path in (tmp_path, tmp_path / "none.ndjson", "a\0.ndjson")] == [[], [], []]


def test_what_can_not_be_read_while_a_file_is_cut_is_in_a_stretch(tmp_path, monkeypatch):
    path = tmp_path / "a.ndjson"
    path.write_bytes(b"1\n2\n3\n4\n5\n")
    read_at = reader._read_at

    def refuse(file, size, position):
        if position > 2:
            raise OSError(errno.EIO, "Input/output error")
        return read_at(file, size, position)

    monkeypatch.setattr(reader, "_read_at", refuse)
    cut = [*stretches(str(path), size=2)]
    assert [(each.start, each.stop) for each in cut] == [(0, 4), (4, 10)]
    problems = [chunk.problem and chunk.problem.code for each in cut for chunk in read_stretch(str(path), each)]
    assert problems == [None, "P-unreadable"]


def test_a_stretch_with_a_record_that_is_too_large(tmp_path):
    path = tmp_path / "a.ndjson"
    path.write_bytes(b"1\n" + b"2" * 100 + b"\n3\n")
    _, stretch, _ = stretches(str(path), size=1)
    chunks = read_stretch(str(path), stretch._replace(stop=105), line=2, bounds=Bounds(20))
    assert [(chunk.line, chunk.problem and chunk.problem.code) for chunk in chunks] == [(2, "P-size"), (3, None)]


def _replace(path):
    other = path.with_name("other")
    other.write_bytes(path.read_bytes())
    other.replace(path)


def _append(path):
    with path.open("ab") as file:
        file.write(b"4\n")


def _rewrite(path):
    path.write_bytes(b"7\n8\n9\n")
    os.utime(path, ns=(1, 1))  # a clock may be coarser than this test is quick


CHANGES = {
    "cut": lambda path: os.truncate(path, 2),
    "emptied": lambda path: os.truncate(path, 0),
    "appended to": _append,
    "written anew": _rewrite,
}
OTHERS = {"replaced": _replace, "removed": lambda path: path.unlink()}


@pytest.mark.parametrize("change", [*CHANGES, *OTHERS])
def test_a_file_that_is_another_when_its_stretch_is_read(tmp_path, change):
    path = tmp_path / "a.ndjson"
    path.write_bytes(b"1\n2\n3\n")
    _, stretch = stretches(str(path), size=2)
    (CHANGES | OTHERS)[change](path)
    (chunk,) = read_stretch(str(path), stretch, line=3)
    assert (chunk.line, chunk.data, chunk.problem.code) == (3, b"", "P-changed")


@pytest.mark.parametrize("change", CHANGES)
def test_a_file_that_changes_between_two_reads(tmp_path, change):
    path = tmp_path / "a.ndjson"
    path.write_bytes(b"1\n2\n3\n")
    with Unbuffered(path) as stream:
        chunks = read(str(path), stream=stream, size=2)
        assert next(chunks).data == b"1\n"
        CHANGES[change](path)
        (last,) = chunks
    assert (last.line, last.data, last.problem.code) == (2, b"", "P-changed")


@pytest.mark.parametrize("change", OTHERS)
def test_a_file_stays_the_one_that_was_opened(tmp_path, change):
    path = tmp_path / "a.ndjson"
    path.write_bytes(b"1\n2\n3\n")
    with Unbuffered(path) as stream:
        chunks = read(str(path), stream=stream, size=2)
        next(chunks)
        OTHERS[change](path)
        assert [chunk.data for chunk in chunks] == [b"2\n", b"3\n"]


class Unbuffered(io.FileIO):
    """A file of which nothing is read ahead."""

    def read1(self, size):
        return self.read(size)


@pytest.mark.parametrize("name", ["a.json", "a.yaml", "a.json.gz", "a.ndjson.gz"])
def test_a_document_that_changes_while_it_is_read(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(gzip.compress(b"[1, 2]") if name.endswith("gz") else b"[1, 2]")

    class Changing(io.FileIO):
        def readinto(self, buffer):
            size = super().readinto(buffer)
            path.write_bytes(b"[")
            return size

    with io.BufferedReader(Changing(path)) as stream:
        (chunk,) = read(name, stream=stream)
    assert (chunk.data, chunk.problem.code) == (b"", "P-changed")


PROBLEMS = [
    (b"", "json", [("P-empty", 1)]),
    (b" \n\n", "json", [("P-empty", 1)]),
    (b"", "ndjson", [("P-empty", 1)]),
    (b"\n\n", "ndjson", [("P-empty", 1)]),
    (b"\xef\xbb\xbf{}", "json", [("P-bom", 1), b"{}"]),
    (b"\xef\xbb\xbf1\n2\n", "ndjson", [("P-bom", 1), b"1\n2\n"]),
    (b"\xef\xbb\xbf", "json", [("P-bom", 1), ("P-empty", 1)]),
    ("{}".encode("utf-16"), "json", [("P-encoding", 1)]),
    ("{}".encode("utf-16-le"), "json", [("P-encoding", 1)]),
    ("{}".encode("utf-16-be"), "json", [("P-encoding", 1)]),
    ("1\n2\n".encode("utf-16"), "ndjson", [("P-encoding", 1)]),
    ("{}".encode("utf-32"), "json", [("P-encoding", 1)]),
    (b"\0\0\0\0", "json", [b"\0\0\0\0"]),
]


@pytest.mark.parametrize(("data", "syntax", "expected"), PROBLEMS)
def test_problems_of_the_whole_file(data, syntax, expected):
    found = [
        (chunk.problem.code, chunk.line) if chunk.problem else chunk.data for chunk in read_bytes(data, syntax=syntax)
    ]
    assert found == expected


def test_a_record_that_is_too_large_does_not_stop_the_rest():
    data = b"1\n" + b"2" * 100 + b"\n3\n" + b"4" * 50 + b"\n" + b"5" * 100
    found = [
        (chunk.line, chunk.problem and chunk.problem.code, chunk.data)
        for chunk in read_bytes(data, size=8, bounds=Bounds(20))
    ]
    assert found == [
        (1, None, b"1\n"),
        (2, "P-size", b""),
        (3, None, b"3\n"),
        (4, "P-size", b""),
        (5, "P-size", b""),
    ]


VALUES = [
    # text, how many values it may have and be read
    (b"[]", 1),
    (b"[1,2,3]", 4),
    (b'{"a":1,"b":[2,{}]}', 5),
    (b'["' + b"," * 100 + b'"]', 2),
    (rb'["\",",",\\,,"]', 3),
]


@pytest.mark.parametrize("syntax", ["json", "ndjson"])
@pytest.mark.parametrize(("data", "values"), VALUES)
def test_a_document_of_too_many_values(syntax, data, values):
    data += b" " * 99  # so that it is worth counting
    assert [chunk.problem for chunk in read_bytes(data, syntax=syntax, bounds=Bounds(values=values))] == [None]
    (chunk,) = read_bytes(data, syntax=syntax, bounds=Bounds(values=values - 1))
    message = f"a document of more than {values - 1} values is not read"
    assert (chunk.data, chunk.problem[:2], chunk.problem.span.line) == (b"", ("P-size", message), 1)


def test_a_record_of_too_many_values_does_not_stop_the_rest():
    data = b"[1]\n[" + b"1," * 100 + b"1]\n[2]\n[" + b"1," * 100 + b"1]\n"
    chunks = read_bytes(data, size=8, bounds=Bounds(values=10))
    found = [(chunk.line, chunk.problem and chunk.problem.code, chunk.data) for chunk in chunks]
    assert found == [(1, None, b"[1]\n"), (2, "P-size", b""), (3, None, b"[2]\n"), (4, "P-size", b"")]


@pytest.mark.parametrize(("suffix", "compress"), [("gz", gzip.compress), ("zst", zstd.compress)])
def test_what_was_compressed_may_have_fewer_values(suffix, compress):
    data = b"[" + b"0," * 1_000_000 + b"0]"
    codes = [
        chunk.problem and chunk.problem.code
        for name, packed in (("a.json", data), (f"a.json.{suffix}", compress(data)))
        for chunk in read(name, stream=io.BytesIO(packed))
    ]
    assert codes == [None, "P-size"]


def test_a_document_that_is_too_large():
    assert [chunk.problem.code for chunk in read_bytes(b"[1,2,3]", syntax="json", bounds=Bounds(6))] == ["P-size"]
    assert [chunk.problem for chunk in read_bytes(b"[1,2,3]", syntax="json", bounds=Bounds(7))] == [None]


@pytest.mark.parametrize(("suffix", "compress"), [("gz", gzip.compress), ("zst", zstd.compress)])
class TestCompressed:
    DATA = b"".join(b'{"n": %d}\n' % number for number in range(50_000, 100_000))

    def test_reads(self, suffix, compress, tmp_path):
        path = tmp_path / f"a.ndjson.{suffix}"
        path.write_bytes(compress(self.DATA))
        chunks = list(read(str(path)))
        assert b"".join(chunk.data for chunk in chunks) == self.DATA
        assert [chunk.syntax for chunk in chunks] == ["ndjson"] * len(chunks)

    def test_reads_a_stream_by_its_name(self, suffix, compress):
        assert read_bytes(compress(b"1\n"), f"a.ndjson.{suffix}") == [Chunk("ndjson", b"1\n", 1)]

    def test_what_precedes_damage_is_read(self, suffix, compress):
        *chunks, last = read_bytes(compress(self.DATA * 4)[:-100], f"a.ndjson.{suffix}")
        lines = sum(chunk.data.count(b"\n") for chunk in chunks)
        assert lines > 1000
        assert (last.problem.code, last.line, last.problem.span.line) == ("P-compressed", lines + 1, lines + 1)


@pytest.mark.parametrize("suffix", ["gz", "zst"])
def test_what_is_not_compressed(suffix):
    assert [chunk.problem.code for chunk in read_bytes(b"{}", f"a.ndjson.{suffix}")] == ["P-compressed"]


class TestUnread:
    def problems(self, path):
        return [(chunk.problem.code, chunk.problem.message, chunk.problem.span) for chunk in read(str(path))]

    def test_missing(self, tmp_path):
        assert self.problems(tmp_path / "a.json") == [("P-missing", "no such file", None)]

    def test_directory(self, tmp_path):
        assert self.problems(tmp_path) == [("P-directory", "this is a directory, not a file", None)]

    def test_a_name_that_no_file_can_have(self):
        assert self.problems("a\0b") == [("P-unreadable", "a path can't hold a NUL character", None)]

    def test_a_name_that_is_too_long(self):
        assert self.problems("a" * 5000) == [("P-unreadable", "File name too long", None)]

    def test_permission(self, tmp_path, monkeypatch):
        path = tmp_path / "a.json"
        path.write_text("{}")

        def refuse(*_):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("builtins.open", refuse)  # whoever runs the tests as root may read everything
        assert self.problems(path) == [("P-unreadable", "permission denied", None)]

    def test_a_device(self):
        problem = ("P-unreadable", "this is a character device, not a file or a pipe", None)
        assert self.problems("/dev/zero") == [problem]
        assert list(stretches("/dev/zero", "ndjson")) == []

    def test_a_socket(self, tmp_path):
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(tmp_path / "s"))
            assert self.problems(tmp_path / "s") == [("P-unreadable", "this is a socket, not a file or a pipe", None)]

    def test_too_little_memory(self):
        class Vast(io.BytesIO):
            def read(self, _=-1):
                raise MemoryError

        (chunk,) = read("a.json", stream=Vast())
        assert chunk.problem[:2] == ("P-memory", "there is not enough memory to read this")

    def test_an_error_in_the_middle(self):
        class Broken(io.BytesIO):
            def read1(self, size=-1):
                if self.tell():
                    raise OSError(5, "Input/output error")
                return super().read1(size)

        first, last = read("a.ndjson", stream=Broken(b"1\n2\n"), size=2)
        assert first == Chunk("ndjson", b"1\n", 1)
        assert (last.problem.code, last.problem.message) == ("P-unreadable", "Input/output error")

    def test_a_file_without_its_library(self, monkeypatch):
        for name in ("compression", "compression.zstd", "backports", "backports.zstd"):
            monkeypatch.setitem(sys.modules, name, None)
        (chunk,) = read_bytes(b"", "a.ndjson.zst")
        way = {
            False: "install cio-schemas[zstd]",
            True: "take a build of Python with compression.zstd; this one is without",
        }[sys.version_info >= (3, 14)]
        assert (chunk.problem.code, chunk.problem.message) == ("P-extra", f"to read .zst files, {way}")


def test_a_pipe():
    ends = os.pipe()
    with os.fdopen(ends[1], "wb") as writer:
        writer.write(b"1\n2")
    with os.fdopen(ends[0], "rb") as reader:
        assert [chunk.data for chunk in read("-", "ndjson", stream=reader)] == [b"1\n", b"2"]


@pytest.mark.parametrize("system", ["pread", "seek"])
def test_a_stretch_by_position_on_every_system(tmp_path, monkeypatch, system):
    if system == "seek":  # as on Windows
        monkeypatch.delattr(os, "pread", raising=False)
    path = tmp_path / "a.ndjson"
    path.write_bytes(b"11\n2\n\n3333\n4")
    found = [[chunk.data for chunk in read_stretch(str(path), each)] for each in stretches(str(path), size=2)]

    assert b"".join(data for each in found for data in each) == path.read_bytes()
    assert len(found) > 2
    assert all(data.endswith(b"\n") for each in found[:-1] for data in each)


def test_lines_after_one_with_too_many_values():
    first, *rest = read_bytes(b"[1,2,3,4,5,6]\n[7]\n[8]\n", bounds=Bounds(1_000, 5))

    assert (first.data, first.problem.code, first.line) == (b"", "P-size", 1)
    assert [(chunk.data, chunk.line) for chunk in rest] == [(b"[7]\n[8]\n", 2)]


def test_a_file_that_has_become_shorter_is_stale(tmp_path, monkeypatch):
    path = tmp_path / "a.ndjson"
    path.write_bytes(b"1\n" * 100)
    *_, last = stretches(str(path), size=50)
    monkeypatch.setattr(reader, "expect", lambda *_: None)  # as where the clock of the system is too coarse to tell
    path.write_bytes(b"1\n")
    [chunk] = read_stretch(str(path), last)

    assert (chunk.data, chunk.problem.code) == (b"", "P-changed")


def test_a_folder_where_the_system_says_that_it_may_not_be_read(tmp_path):
    (tmp_path / "a.json").write_text("{}")
    found = [
        failure(str(path), PermissionError(13, "Permission denied"), 1) for path in (tmp_path, tmp_path / "a.json")
    ]

    assert [problem.code for problem in found] == ["P-directory", "P-unreadable"]


def test_a_small_file_that_changes_while_it_is_read(tmp_path, monkeypatch):
    path = tmp_path / "a.json"
    path.write_text("{}")
    assert small_file(str(path)) == b"{}"
    before = path.stat()
    path.write_text("[]")
    os.utime(path, ns=(0, 0))
    monkeypatch.setattr(os, "stat", lambda _: before)

    with pytest.raises(ValueError, match=r"a\.json"):
        small_file(str(path))
