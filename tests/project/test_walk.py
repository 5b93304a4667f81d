"""Paths relative to a folder, and what a walk comes upon."""

from pathlib import Path

import pytest

from cio_schemas.project.config_file import Config
from cio_schemas.project.walk import walk, within

# path, folder, the path from there; both relative to an absolute folder
PATHS = [
    ("a.json", ".", "a.json"),
    ("./x/../a.json", ".", "a.json"),
    ("x/a.json", "x", "a.json"),
    ("x/a.json", "x/.", "a.json"),
    ("xy/a.json", "x", "../xy/a.json"),
    ("a.json", "x/y", "../../a.json"),
    ("x", "x", "."),
]


@pytest.mark.parametrize(("path", "folder", "relative"), PATHS)
def test_paths_from_a_folder(tmp_path, monkeypatch, path, folder, relative):
    monkeypatch.chdir(tmp_path)
    assert within(path, tmp_path / folder) == relative
    assert within(str(tmp_path / path), Path(folder)) == relative


def test_a_path_from_the_root():
    assert within("/a/b.json", Path("/")) == "a/b.json"


def test_links_to_folders_are_not_followed(tmp_path):
    (tmp_path / "x").mkdir()
    (tmp_path / "x/a.json").write_text("{}")
    (tmp_path / "x/circle").symlink_to("..", target_is_directory=True)
    (tmp_path / "b.json").symlink_to("x/a.json")
    found = [within(entry.path, tmp_path) for entry in walk(str(tmp_path), Config(tmp_path))]
    assert found == ["b.json", "x/a.json"]
