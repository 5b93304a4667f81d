"""Writing files: the new contents or the old ones, and nothing left beside them."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from cio_schemas.exceptions import WriteError
from cio_schemas.source.writing import ensure_writable, replacing, write_file

# contents, bytes on disk
WRITTEN = [
    ("", b""),
    ("a\r\nb\n", b"a\r\nb\n"),
    ("é\u2028", "é\u2028".encode()),
    (b"\xff\x00", b"\xff\x00"),
]


@pytest.mark.parametrize(("contents", "data"), WRITTEN)
@pytest.mark.parametrize("before", [None, b"old"])
def test_what_is_written(tmp_path, contents, data, before):
    path = tmp_path / "a.json"
    if before is not None:
        path.write_bytes(before)
    write_file(path, contents)
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("a.json", data)]


def _fail_with(error):
    def fail(*_, **__):
        raise error

    return fail


FULL = OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("step", ["fsync", "rename", "chmod", "block", "interrupt"])
def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, step):
    path = tmp_path / "a.json"
    path.write_text("old")
    if step == "fsync":
        monkeypatch.setattr(os, "fsync", _fail_with(FULL))
    if step == "rename":
        monkeypatch.setattr(Path, "replace", _fail_with(FULL))
    if step == "chmod":
        monkeypatch.setattr(Path, "chmod", _fail_with(FULL))
    raised = {"block": ZeroDivisionError, "interrupt": KeyboardInterrupt}.get(step, WriteError)

    def write():
        with replacing(path) as file:
            file.write(b"new")
            if raised is not WriteError:
                raise raised

    with pytest.raises(raised):
        write()
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("a.json", "old")]


def test_what_can_not_be_encoded_leaves_the_old_file(tmp_path):
    path = tmp_path / "a.json"
    path.write_text("old")
    with pytest.raises(WriteError, match=r"a\.json: not written, since 'name \\udcff' can't be written as UTF-8"):
        write_file(path, "name \udcff")
    assert path.read_text() == "old"


def test_a_killed_process_leaves_the_old_file(tmp_path):
    path = tmp_path / "a.json"
    path.write_text("old")
    code = (
        "import os, sys; from cio_schemas.source.writing import replacing\n"
        "with replacing(sys.argv[1]) as file:\n    file.write(b'new'); file.flush(); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert path.read_text() == "old"


# name, what stands there before, what the message says
REFUSED = [
    ("none/a.json", None, "No such file or directory"),
    ("folder", "folder", "Is a directory"),
    ("none/../a.json", "last", "a folder in this path does not exist"),
    ("a.json/b", "file", "Not a directory"),
    ("read-only", "read-only", "the file is read-only"),
    ("linked", "linked", "the file has 2 names (hard links), which replacing it would split"),
    ("a" * 300, None, "File name too long"),
    ("a\0b", None, "a path can't hold a NUL character"),
    ("", None, "the name of a file can't be empty"),
]


def _there(folder, name, before):
    """Put what stands there before, and return the path."""
    path = f"{folder}/{name}" if name else ""
    if before == "folder":
        Path(path).mkdir()
    elif before == "last":
        (folder / name.split("/")[-1]).write_text("old")
    elif before:
        (folder / name.split("/")[0]).write_text("old")
    if before == "read-only":
        Path(path).chmod(0o444)
    if before == "linked":
        (folder / "other").hardlink_to(path)
    return path


@pytest.mark.parametrize(("name", "before", "message"), REFUSED)
def test_what_is_refused(tmp_path, name, before, message):
    path = _there(tmp_path, name, before)
    with pytest.raises(WriteError) as caught:
        write_file(path, "new")
    assert str(caught.value).endswith(f": {message}")
    assert "new" not in [each.read_text() for each in tmp_path.iterdir() if each.is_file()]


@pytest.mark.parametrize(("name", "before", "message"), REFUSED)
def test_what_is_refused_before_the_work(tmp_path, name, before, message):
    path = _there(tmp_path, name, before)
    with pytest.raises(WriteError) as caught:
        ensure_writable(path)
    assert str(caught.value).endswith(f": {message}")


def test_what_can_be_written_is_not_touched_before_the_work(tmp_path):
    (tmp_path / "a.json").write_text("old")
    for name in ("a.json", "b.json"):
        ensure_writable(tmp_path / name)
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("a.json", "old")]


@pytest.mark.parametrize(("mode", "kept"), [(0o600, 0o600), (0o664, 0o664), (0o4755, 0o755)])
def test_the_mode_is_kept_but_for_set_id(tmp_path, mode, kept):
    path = tmp_path / "a.json"
    path.write_text("old")
    path.chmod(mode)
    write_file(path, "new")
    assert stat.S_IMODE(path.stat().st_mode) == kept


def test_a_new_file_has_the_mode_that_the_umask_says(tmp_path):
    before = os.umask(0o027)
    try:
        write_file(tmp_path / "a.json", "new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.json").stat().st_mode) == 0o640


def test_a_symbolic_link_stays_one(tmp_path):
    (tmp_path / "a.json").write_text("old")
    (tmp_path / "link").symlink_to("a.json")
    write_file(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "a.json").read_text() == "new"


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="the system has no extended attributes")
def test_extended_attributes_are_kept(tmp_path):
    path = tmp_path / "a.json"
    path.write_text("old")
    try:
        os.setxattr(path, "user.origin", b"x")
    except OSError:
        pytest.skip("the file system has no extended attributes")
    write_file(path, "new")
    assert os.getxattr(path, "user.origin") == b"x"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files away")
def test_the_owner_is_kept(tmp_path):
    path = tmp_path / "a.json"
    path.write_text("old")
    os.chown(path, 12, 34)
    write_file(path, "new")
    assert (path.stat().st_uid, path.stat().st_gid) == (12, 34)


def test_a_device_is_written_to():
    write_file("/dev/null", "new")
    assert Path("/dev/null").is_char_device()
    with pytest.raises(WriteError, match=r"^/dev/full: No space left on device$"):
        write_file("/dev/full", "new")


def test_standard_output_by_its_name():
    code = "from cio_schemas.source.writing import write_file; write_file('/dev/stdout', 'new')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout == b"new"


def test_a_folder_that_may_not_be_written(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)

    with pytest.raises(WriteError, match=r"a\.json: the folder is read-only$"):
        ensure_writable(str(tmp_path / "a.json"))
    with pytest.raises(WriteError, match=r"none/a\.json: No such file or directory$"):
        ensure_writable(str(tmp_path / "none/a.json"))
