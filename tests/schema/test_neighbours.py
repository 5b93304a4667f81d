"""What a path names, if it is not a file that can be read."""

import os
from pathlib import Path

import pytest

from cio_schemas.schema.neighbours import is_there, outside, special


def test_what_a_path_names(tmp_path: Path) -> None:
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_text("")
    link.symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe")
    found = {each: special(str(tmp_path / each)) for each in ("file", ".", "pipe", "link")}

    assert found == {
        "file": None,
        ".": "it is a folder, not a file",
        "pipe": "it is a named pipe, not a file",
        "link": "no such file or directory",
    }
    assert [is_there(str(tmp_path / each)) for each in ("file", "link", "nowhere")] == [True, True, False]


# a path, folders, whether it is in one of them
WITHIN = [
    ("/a/b", ["/a"], True),
    ("/a", ["/a"], True),
    ("/ab", ["/a"], False),
    ("/a/b", ["/c", "/"], True),
]


@pytest.mark.parametrize(("path", "roots", "within"), WITHIN)
def test_what_leads_out(path: str, roots: list[str], within: bool) -> None:
    assert (outside(path, roots) is None) is within
